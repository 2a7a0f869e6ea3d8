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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code entra-jwt explain}: a token against a form. */
@Command(name = "explain", mixinStandardHelpOptions = true,
    description = "Explains why a form lets a token in or refuses it: every check in order, the cure, and the smallest change "
        + "that lets it in.")
final class ExplainCommand implements Callable<Integer> {

  @Mixin
  private FormSource source;

  @Mixin
  private TokenSource token;

  @Mixin
  private KeyOptions keys;

  @Mixin
  private Time time;

  @Option(names = "--show-names", description = "Show the claims that name people, which are masked otherwise.")
  private boolean showNames;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Clock clock = time.clock();
    Form form = source.form(clock);
    String credential = token.read();
    Keys given = keys.of(form, credential);
    Explanation explanation = new Explainer(form.values(), given, clock).explain(credential);
    Remedies remedies = new Remedies(form, clock);
    ExplanationText text = new ExplanationText(explanation, remedies.outside(explanation), remedies.ofForm(explanation),
        given != null, showNames);
    if (json) {
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
