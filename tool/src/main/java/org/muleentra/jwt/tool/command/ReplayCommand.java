package org.muleentra.jwt.tool.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.log.LogFiles;
import org.muleentra.jwt.tool.print.ReplayText;
import org.muleentra.jwt.tool.replay.Result;
import org.muleentra.jwt.tool.replay.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code entra-jwt replay}: recorded decisions against another form. */
@Command(name = "replay", mixinStandardHelpOptions = true,
    description = "Holds recorded decisions against another form: who of those that passed would be refused, by which rule and how often, "
        + "and of whom the records do not tell.")
final class ReplayCommand implements Callable<Integer> {

  @Mixin
  private FormSource source;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE",
      description = "Log files with records, plain or packed by gzip, or folders of such; in any order.")
  private List<Path> files;

  @Option(names = "--from", paramLabel = "FORM",
      description = "The form by which the records were made; may be given often. What it asked then, the callers are known to have met.")
  private List<Path> from = List.of();

  @Option(names = "--records-of", paramLabel = "NAME", description = "The records of this API alone, in logs of several.")
  private String apiName;

  @Mixin
  private Output output;

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    Form form = source.form(clock);
    List<Form> then = from.stream().map(file -> source.form(file, clock)).toList();
    Result result = replay(form, then);
    if (result.decisions() == 0) {
      throw new UndecidedException("There is no decision in these files: records are lines of JSON that the logger "
          + "org.muleentra.jwt.audit wrote, with auditFormat json"
          + (apiName == null ? "." : ", and --records-of names one of their ApiName."));
    }
    ReplayText text = new ReplayText(result, form.settings().reportOnly(), !then.isEmpty());
    PrintWriter out = output.writer();
    if (output.isJson()) {
      out.println(text.json());
    } else {
      text.print(out);
    }
    return result.requests(Row.Group.BREAKS) > 0 ? ExitCode.REFUSED
        : result.requests(Row.Group.CANNOT_TELL) > 0 ? ExitCode.UNDECIDED : ExitCode.GOOD;
  }

  private Result replay(Form form, List<Form> then) {
    try {
      return Result.of(form, then, LogFiles.of(files), apiName);
    } catch (IOException e) {
      throw new UndecidedException(e.getMessage());
    }
  }
}
