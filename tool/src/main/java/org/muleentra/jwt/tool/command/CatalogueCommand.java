package org.muleentra.jwt.tool.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.catalogue.Barrage;
import org.muleentra.jwt.tool.catalogue.JUnitXml;
import org.muleentra.jwt.tool.catalogue.Shot;
import org.muleentra.jwt.tool.print.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code entra-jwt catalogue}: hostile tokens against a running API. */
@Command(name = "catalogue", mixinStandardHelpOptions = true,
    description = "Starts the mock Entra ID and sends the catalogue of hostile tokens to an API that trusts it.",
    footer = {"", "The API must read its keys from the mock (metadataBaseUrl), trust tenant " + Contoso.TENANT_ID
        + " and expect audience " + Contoso.API_CLIENT_ID + "; a user's token with any scope must pass."})
final class CatalogueCommand implements Callable<Integer> {

  private static final int REFUSED = 400;
  private static final int KEYS_UNAVAILABLE = 503;

  @Parameters(paramLabel = "URL", description = "Address of the API, https or http; each token is sent by GET.")
  private URI api;

  @Option(names = "--mock-port", paramLabel = "PORT", required = true, description = "Loopback port at which the mock listens.")
  private int port;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write a JUnit XML report.")
  private Path junit;

  @Mixin
  private Output output;

  @Override
  public Integer call() throws InterruptedException {
    if (api.getHost() == null || !List.of("http", "https").contains(String.valueOf(api.getScheme()))) {
      throw output.wrongUse("URL must be an absolute address, http or https.");
    }
    try (MockEntra entra = start()) {
      Barrage barrage = new Barrage(api, entra.mint());
      int good = barrage.good();
      if (good == 0 || good >= REFUSED) {
        throw new UndecidedException("A good token of the mock at " + entra.baseUrl() + " was not let in (status " + good
            + "): the API does not trust the mock, so that its refusals would say nothing.");
      }
      List<Shot> shots = barrage.hostile();
      if (junit != null) {
        JUnitXml.write(shots, junit);
      }
      print(shots, good);
      return shots.stream().allMatch(Shot::refused) ? ExitCode.GOOD : ExitCode.REFUSED;
    } catch (IOException e) {
      throw new UndecidedException(api + " cannot be asked, or the report cannot be written: " + e.getMessage() + ".");
    }
  }

  private MockEntra start() {
    try {
      return MockEntra.builder().port(port).start();
    } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
      throw new UndecidedException("The mock cannot listen at port " + port + ".");
    }
  }

  private void print(List<Shot> shots, int good) {
    PrintWriter out = output.writer();
    List<Shot> passed = shots.stream().filter(shot -> !shot.refused()).toList();
    if (output.isJson()) {
      Map<String, Object> object = Json.object();
      object.put("goodToken", good);
      object.put("sent", shots.size());
      object.put("notRefused", passed.stream().map(shot -> Map.of("name", shot.name(), "status", shot.status())).toList());
      output.print(object);
      return;
    }
    out.println("A good token was answered with " + good + ".");
    passed.forEach(shot -> out.println("NOT REFUSED  " + shot.name() + ": " + shot.outcome()));
    out.println((shots.size() - passed.size()) + " of " + shots.size() + " hostile tokens were refused.");
    long others = shots.stream().filter(shot -> shot.refused() && shot.status() != shot.expected() && shot.status() != KEYS_UNAVAILABLE)
        .count();
    if (others > 0) {
      out.println(others + " of them with another status than this policy answers with.");
    }
  }
}
