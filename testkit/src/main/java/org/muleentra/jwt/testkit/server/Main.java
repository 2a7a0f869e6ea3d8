package org.muleentra.jwt.testkit.server;

import java.io.PrintStream;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.TenantKind;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/**
 * The mock on the command line: starts, prints its addresses and ready-made curl lines, serves until it is stopped.
 *
 * <p>Options: {@code --port} (default 8089; 0 for any free one), {@code --tenant} (a GUID), {@code --cloud} (global,
 * usGov, china), {@code --directory} (workforce, externalId, b2c), {@code --help}. B2C is that of {@link Contoso}.
 */
public final class Main {
  private static final String USAGE = "Usage: java -jar entra-jwt-testkit-standalone.jar [--port N] [--tenant GUID]\n"
      + "    [--cloud global|usGov|china | --directory workforce|externalId|b2c]";

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

  static MockEntraBuilder options(String... args) {
    MockEntraBuilder builder = MockEntra.builder().port(8089);
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
      option(builder, args[i], args[i + 1]);
    }
    return builder;
  }

  private static void option(MockEntraBuilder builder, String name, String value) {
    switch (name) {
      case "--port":
        builder.port(port(value));
        break;
      case "--cloud":
        builder.cloud(EntraCloud.named(value));
        break;
      case "--directory":
        directory(builder, TenantKind.named(value));
        break;
      case "--tenant":
        builder.tenant(value);
        break;
      default:
        throw new IllegalArgumentException("unknown option " + name);
    }
  }

  private static void directory(MockEntraBuilder builder, TenantKind kind) {
    if (kind == TenantKind.EXTERNAL_ID) {
      builder.externalId();
    } else if (kind == TenantKind.B2C) {
      builder.b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY);
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
    out.println("  index page         " + entra.baseUrl() + "/");
    out.println("  metadata base URL  " + entra.baseUrl());
    out.println("  tenant             " + entra.tenantId());
    out.println("  audience, v2.0     " + Contoso.API_CLIENT_ID);
    out.println("  audience, v1.0     " + Contoso.API_APP_ID_URI);
    out.println("  cloud              " + entra.cloud().settingName());
    out.println("  directory          " + entra.issuers().kind().settingName());
    if (entra.issuers().kind() == TenantKind.B2C) {
      out.println("  login host         " + Contoso.B2C_DOMAIN);
      out.println("  B2C policy         " + entra.issuers().policy());
    }
    out.println("  discovery          " + entra.discoveryUrl(TokenVersion.V2));
    out.println("  Graph base URL     " + entra.graphBaseUrl());
    out.println("  Graph client       " + Contoso.GRAPH_CLIENT_ID + ", secret " + Contoso.GRAPH_CLIENT_SECRET);
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
