package org.muleentra.jwt.tool.command;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** One run of the command in this JVM: what it printed, and how it ended. */
record Run(int exitCode, String out, String err) {

  static Run of(String input, String... arguments) {
    return at(Terminal.NONE, input, arguments);
  }

  /** With somebody at a terminal. */
  static Run at(Terminal terminal, String input, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = EntraJwt.commandLine(new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1)), terminal);
    int exitCode = line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).setColorScheme(CommandLine.Help.defaultColorScheme(
        CommandLine.Help.Ansi.OFF)).execute(arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
