package org.muleentra.jwt.tool.command;

import java.io.PrintWriter;
import java.util.Map;
import org.muleentra.jwt.tool.print.Json;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a command says: for people, or as one JSON object. */
final class Output {

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  boolean isJson() {
    return json;
  }

  PrintWriter writer() {
    return command.commandLine().getOut();
  }

  void print(Map<String, Object> object) {
    writer().println(Json.text(object));
  }

  /** The end of a command that was not given as it must be. */
  ParameterException wrongUse(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }
}
