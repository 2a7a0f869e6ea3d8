package org.muleentra.jwt.gateway.load;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** One API with a key server of its own, and what happens to that server while the load runs. */
final class Cell implements AutoCloseable {

  /** An outage from one part of the run to another. */
  record Outage(double from, double to, Fault fault, boolean slow) {}

  /** A token and what the oracle must know of it. */
  record Sample(Kind kind, String keyId, String token) {}

  /** A key, and tokens under it that were signed before the load began. */
  private record Generation(SigningKey key, List<List<Sample>> samples) {}

  private static final int SAMPLES = 20;

  final KeyServerLog log = new KeyServerLog();
  private final MockEntra entra = MockEntra.start();
  private final List<Outage> outages;
  private final URI address;
  private final List<Generation> generations = new ArrayList<>();
  private int generation;
  private volatile Outage outage;
  private volatile List<List<Sample>> samples;

  Cell(MuleEngine engine, String name, int rotations, Outage... outages) {
    this.outages = Arrays.asList(outages);
    entra.fault(EntraDocument.DISCOVERY, (exchange, regular) -> {
      Outage now = outage;
      if (now != null) {
        log.failed(now.slow());
      }
      (now == null ? Fault.none() : now.fault()).answer(exchange, regular);
    });
    entra.fault(EntraDocument.KEYS, (exchange, regular) -> {
      Outage now = outage;
      if (now == null) {
        log.succeeded(new String(regular, java.nio.charset.StandardCharsets.UTF_8));
      } else {
        log.failed(now.slow());
      }
      (now == null ? Fault.none() : now.fault()).answer(exchange, regular);
    });
    engine.deploy(ApiSpec.behind(PolicyTemplate.load().render(name, Map.of(
        "tenants", List.of(Contoso.TENANT_ID),
        "audiences", List.of(Contoso.API_CLIENT_ID),
        "tokenVersions", List.of("2.0"),
        "metadataBaseUrl", entra.baseUrl())), name, "/" + name + "/*"));
    address = engine.uri("/" + name + "/1");
    generations.add(mint(entra.keys().current()));
    for (int i = 0; i < rotations; i++) {
      generations.add(mint(SigningKey.generate()));
    }
    samples = generations.get(0).samples();
  }

  URI address() {
    return address;
  }

  /** A token of any kind; invented kids only once they may come. */
  Sample any(Random random, boolean invented) {
    List<List<Sample>> now = samples;
    List<Sample> kind = now.get(random.nextInt(invented ? now.size() : now.size() - 1));
    return kind.get(random.nextInt(kind.size()));
  }

  /** A good token under the newest key. */
  Sample newest() {
    return samples.get(Kind.NEWEST.ordinal()).get(0);
  }

  /** Starts or ends an outage, where one is due at this part of the run. */
  void at(double part) {
    Outage due = null;
    for (Outage each : outages) {
      if (part >= each.from() && part < each.to()) {
        due = each;
      }
    }
    outage = due;
  }

  void heal() {
    outage = null;
  }

  /** A new key signs; the old ones stay, or go. */
  void rotate(boolean drop) {
    Generation next = generations.get(++generation);
    if (drop) {
      entra.keys().publishOnly(next.key());
    } else {
      entra.keys().publish(next.key());
    }
    samples = next.samples();
  }

  /** How many of the new keys were fetched. */
  long newKeysServed() {
    return generations.stream().skip(1).filter(each -> log.served(each.key().kid())).count();
  }

  private Generation mint(SigningKey key) {
    // Those from before the load stay what they are.
    List<Sample> good = generations.isEmpty() ? new ArrayList<>() : generations.get(0).samples().get(Kind.GOOD.ordinal());
    boolean first = generations.isEmpty();
    List<Sample> newest = new ArrayList<>();
    List<Sample> expired = new ArrayList<>();
    List<Sample> forged = new ArrayList<>();
    List<Sample> invented = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      if (first) {
        good.add(new Sample(Kind.GOOD, key.kid(), entra.userToken().signedBy(key).sign()));
      }
      newest.add(new Sample(Kind.NEWEST, key.kid(), entra.userToken().signedBy(key).sign()));
      expired.add(new Sample(Kind.EXPIRED, key.kid(),
          entra.userToken().signedBy(key).expiresAt(Instant.now().minus(Duration.ofHours(1))).sign()));
      forged.add(new Sample(Kind.FORGED, key.kid(), entra.userToken().signedBy(key).flipSignatureBit().sign()));
      String kid = "invented-" + generations.size() + "-" + i;
      invented.add(new Sample(Kind.INVENTED, kid, entra.userToken().kid(kid).sign()));
    }
    return new Generation(key, List.of(good, newest, expired, forged, invented));
  }

  @Override
  public void close() {
    entra.close();
  }
}
