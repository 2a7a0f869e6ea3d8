package org.muleentra.jwt.testkit;

import java.io.PrintStream;

/**
 * The mock on the command line: starts, prints its addresses and ready-made curl lines, serves until it is stopped.
 *
 * <p>Options: {@code --port} (default 8089; 0 for any free one), {@code --cloud} (global, usGov, china),
 * {@code --tenant} (a GUID), {@code --help}.
 */
public final class Main {
  private static final String USAGE =
      "Usage: java -jar entra-jwt-testkit.jar [--port N] [--cloud global|usGov|china] [--tenant GUID]";

  private Main() {}

  /**
   * Runs until the process is stopped; a wrong option ends it at once with status 2.
   *
   * @param args the options
   * @throws InterruptedException when the main thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length == 1 && "--help".equals(args[0])) {
      System.out.println(USAGE);
      return;
    }
    // Otherwise the JDK's server answers kept-alive connections 40 ms late (Nagle meets delayed ACK).
    System.setProperty("sun.net.httpserver.nodelay", "true");
    MockEntra entra;
    try {
      entra = options(args).start();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(USAGE);
      System.exit(2);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(entra::close));
    print(entra, System.out);
    Thread.currentThread().join();
  }

  static MockEntra.Builder options(String... args) {
    MockEntra.Builder builder = MockEntra.builder().port(8089);
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
      option(builder, args[i], args[i + 1]);
    }
    return builder;
  }

  private static void option(MockEntra.Builder builder, String name, String value) {
    switch (name) {
      case "--port":
        builder.port(port(value));
        break;
      case "--cloud":
        builder.cloud(EntraCloud.named(value));
        break;
      case "--tenant":
        builder.tenant(value);
        break;
      default:
        throw new IllegalArgumentException("unknown option " + name);
    }
  }

  private static int port(String value) {
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65535) {
      throw new IllegalArgumentException("--port must be a number from 0 to 65535");
    }
    return Integer.parseInt(value);
  }

  static void print(MockEntra entra, PrintStream out) {
    out.println("Mock Entra ID listens on " + entra.baseUrl());
    out.println();
    out.println("  metadata base URL  " + entra.baseUrl());
    out.println("  tenant             " + entra.tenantId());
    out.println("  audience, v2.0     " + Contoso.API_CLIENT_ID);
    out.println("  audience, v1.0     " + Contoso.API_APP_ID_URI);
    out.println("  cloud              " + entra.cloud().settingName());
    out.println("  discovery          " + entra.discoveryUrl(TokenVersion.V2));
    out.println();
    out.println("A user's token:");
    out.println("  curl -s -d '{\"groups\":[\"" + Contoso.READERS_GROUP_ID + "\"]}' " + entra.mintUrl());
    out.println("An app's token:");
    out.println("  curl -s -d '{\"kind\":\"app\"}' " + entra.mintUrl());
    out.println("An expired one, of version 1.0:");
    out.println("  curl -s -d '{\"version\":\"1.0\",\"expiresIn\":-3600}' " + entra.mintUrl());
    out.println("An app's token as from Entra, by client credentials:");
    out.println("  curl -s -d grant_type=client_credentials -d client_id=" + Contoso.DAEMON_CLIENT_ID
        + " -d client_secret=" + Contoso.DAEMON_CLIENT_SECRET
        + " -d scope=" + Contoso.API_APP_ID_URI + "/.default " + entra.tokenEndpoint());
    out.flush();
  }
}
