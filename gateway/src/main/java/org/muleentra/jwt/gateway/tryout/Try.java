package org.muleentra.jwt.gateway.tryout;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.muleentra.jwt.gateway.application.RefusedApplicationException;
import org.muleentra.jwt.gateway.console.Console;
import org.muleentra.jwt.gateway.console.live.DecisionLog;
import org.muleentra.jwt.tool.form.FieldException;

/** Entry of the command {@code ./try}. */
public final class Try {

  private static final int OK = 0;
  private static final int NOT_AS_EXPECTED = 1;
  private static final int WRONG_USE = 2;
  private static final String USAGE = """
      usage: ./try               serve a mock Entra ID and APIs behind the policy, with commands to paste
             ./try --once        send the demonstration's requests, show the outcomes, and end
             ./try --apis FILE   serve the APIs of a file, each behind a policy of its own
             ./try --app DIR [--policy FORM.json] [--property NAME=VALUE]...
                                 serve a Mule application of yours, with a mock Entra ID beside it""";

  private final PrintStream out;
  private final PrintStream err;

  Try(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) throws Exception {
    System.exit(new Try(System.out, System.err).run(arguments));
  }

  /** Runs the command; returns the exit code, but where it serves only when it is told to stop. */
  int run(String... arguments) throws IOException, InterruptedException {
    try {
      if (arguments.length == 1 && arguments[0].equals("--help")) {
        out.println(USAGE);
        return OK;
      }
      if (arguments.length == 0) {
        return demo();
      }
      if (arguments.length == 1 && arguments[0].equals("--once")) {
        return once();
      }
      if (arguments.length == 2 && arguments[0].equals("--apis")) {
        return apis(Path.of(arguments[1]));
      }
      if (arguments.length >= 2 && arguments[0].equals("--app")) {
        return app(AppOptions.parse(arguments));
      }
    } catch (FieldException | RefusedApplicationException e) {
      err.println(e.getMessage());
      return WRONG_USE;
    }
    err.println(USAGE);
    return WRONG_USE;
  }

  private int demo() throws InterruptedException {
    try (Demo demo = Demo.start(); DecisionLog decisions = DecisionLog.open();
        Console console = Console.open(DemoConsole.endpoints(demo, decisions))) {
      new Invitation(out).print(demo);
      out.println("console " + console.uri() + " (open it in a browser)");
      out.println("ready " + demo.gateway().uri("") + " (Ctrl-C ends)");
      serve(() -> {
        console.close();
        demo.close();
      });
    }
    return OK;
  }

  private int once() throws IOException, InterruptedException {
    // The table says it all; the audit would say it again.
    Configurator.setLevel("org.muleentra", Level.OFF);
    try (Demo demo = Demo.startWithOutage(); LogLines log = LogLines.open()) {
      return new Demonstration(out).run(Scenarios.of(demo, log), demo.gateway()::flowRuns) ? OK : NOT_AS_EXPECTED;
    }
  }

  private int apis(Path file) throws InterruptedException {
    ApisFile wanted = ApisFile.read(file);
    try (Gateway gateway = Gateway.start(wanted.listen(), wanted.apis())) {
      Table table = new Table();
      wanted.apis().forEach(api -> table.add(api.name(), gateway.uri(api.path()).toString()));
      table.print(out);
      out.println("ready " + gateway.uri(""));
      serve(gateway);
    }
    return OK;
  }

  private int app(AppOptions options) throws InterruptedException {
    try (OwnFlow own = OwnFlow.start(options)) {
      new AppInvitation(out).print(own);
      out.println("ready " + own.gateway().uri("") + " (Ctrl-C ends)");
      serve(own);
    }
    return OK;
  }

  /** Serves until the process is told to stop, and then closes in order. */
  private static void serve(AutoCloseable serving) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        serving.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }, "stop"));
    new CountDownLatch(1).await();
  }
}
