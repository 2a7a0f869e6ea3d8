package org.muleentra.jwt.gateway.tryout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/** A run of the command that ended. */
record Command(int exitCode, String out, String err) {

  static Command run(String... arguments) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = new Try(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(arguments);
    return new Command(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }
}
