package org.muleentra.jwt.gateway.load.chaos.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.muleentra.jwt.gateway.load.chaos.Trouble;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.server.MockEntra;

/** What goes wrong with the servers that keys and groups come from. */
public final class ServerTroubles {

  /** A gate gives up after 5 seconds: before, at and after that. */
  private static final int LATE_FROM_MILLIS = 4_900;
  private static final int LATE_TO_MILLIS = 5_500;

  /** From this length on the runtime's client waits for somebody to read. */
  private static final int LARGE_FROM_BYTES = 140 * 1024;
  private static final int LARGE_TO_BYTES = 900 * 1024;

  /** The gate takes one mebibyte. */
  private static final int TOO_LARGE_FROM_BYTES = 1024 * 1024 + 1;
  private static final int TOO_LARGE_TO_BYTES = 3 * 1024 * 1024;

  private final MockEntra entra;
  private final Map<String, Fault> faults = new LinkedHashMap<>();

  public ServerTroubles(MockEntra entra, Random random) {
    this.entra = entra;
    faults.put("late and large", new PaddedAnswer(random, LATE_FROM_MILLIS, LATE_TO_MILLIS, LARGE_FROM_BYTES, LARGE_TO_BYTES));
    faults.put("status 500", Fault.status(500));
    faults.put("late", new PaddedAnswer(random, LATE_FROM_MILLIS, LATE_TO_MILLIS, 0, 0));
    faults.put("too large", new PaddedAnswer(random, 0, 50, TOO_LARGE_FROM_BYTES, TOO_LARGE_TO_BYTES));
    faults.put("dripping", Fault.drippedBody(Duration.ofSeconds(8)));
    faults.put("large", new PaddedAnswer(random, 0, 50, LARGE_FROM_BYTES, LARGE_TO_BYTES));
    faults.put("dropped", Fault.dropConnection());
    faults.put("late and too large",
        new PaddedAnswer(random, LATE_FROM_MILLIS, LATE_TO_MILLIS, TOO_LARGE_FROM_BYTES, TOO_LARGE_TO_BYTES));
    faults.put("truncated", Fault.truncatedBody());
  }

  /** The documents of the key server, both at once. */
  public List<Trouble> ofKeys() {
    List<Trouble> troubles = with("keys ", fault -> {
      for (EntraDocument document : EntraDocument.values()) {
        entra.fault(document, fault);
      }
    });
    troubles.add(keys("status 500", Fault.status(500)));
    return troubles;
  }

  /** The key document alone, so that the discovery before it succeeds. */
  private Trouble keys(String name, Fault fault) {
    return new Trouble("key document " + name, () -> entra.fault(EntraDocument.KEYS, fault),
        () -> entra.fault(EntraDocument.KEYS, Fault.none()));
  }

  /** Microsoft Graph. */
  public List<Trouble> ofGraph() {
    List<Trouble> troubles = with("Graph ", entra.graph()::fault);
    troubles.add(new Trouble("Graph throttles", () -> entra.graph().fault(Fault.throttled(2)),
        () -> entra.graph().fault(Fault.none())));
    return troubles;
  }

  /** The token endpoint; each time our own token is lost as well, so that it is asked. */
  public List<Trouble> ofTokenEndpoint() {
    return with("token endpoint ", fault -> {
      entra.graph().fault(GraphCall.TOKEN, fault);
      entra.graph().revokeTokens();
    });
  }

  /** The whole server refuses connections. */
  public Trouble down() {
    return new Trouble("server down", entra::stop, () -> {
      if (!entra.isRunning()) {
        entra.restart();
      }
    });
  }

  private List<Trouble> with(String prefix, Consumer<Fault> set) {
    List<Trouble> troubles = new ArrayList<>();
    faults.forEach((name, fault) -> troubles.add(
        new Trouble(prefix + name, () -> set.accept(fault), () -> set.accept(Fault.none()))));
    return troubles;
  }
}
