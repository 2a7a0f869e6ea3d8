package org.muleentra.jwt.tool.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.muleentra.jwt.core.key.Keys;
import org.muleentra.jwt.tool.explain.Explainer;
import org.muleentra.jwt.tool.explain.Explanation;
import org.muleentra.jwt.tool.explain.Remedies;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.print.ExplanationText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code entra-jwt explain}: a token against a form. */
@Command(name = "explain", mixinStandardHelpOptions = true,
    description = "Explains why a form lets a token in or refuses it: every check in order, the cure, and the smallest change "
        + "that lets it in.")
final class ExplainCommand implements Callable<Integer> {

  @Mixin
  private FormAtTime source;

  @Mixin
  private TokenSource token;

  @Mixin
  private KeyOptions keys;

  @Option(names = "--show-names", description = "Show the claims that name people, which are masked otherwise.")
  private boolean showNames;

  @Mixin
  private Output output;

  @Override
  public Integer call() {
    PrintWriter out = output.writer();
    Clock clock = source.clock();
    Form form = source.form();
    String credential = token.read();
    Keys given = keys.of(form, credential);
    Explanation explanation = new Explainer(form.values(), given, clock).explain(credential);
    Remedies remedies = new Remedies(form, clock);
    ExplanationText text = new ExplanationText(explanation, remedies.outside(explanation), remedies.ofForm(explanation),
        given != null, showNames);
    if (output.isJson()) {
      out.println(text.json());
    } else {
      text.print(out);
    }
    return switch (explanation.verdict()) {
      case ADMITTED -> ExitCode.GOOD;
      case REFUSED -> ExitCode.REFUSED;
      case UNDECIDED -> ExitCode.UNDECIDED;
    };
  }
}
