package org.muleentra.jwt.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.store.ObjectStore;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.EngineServices;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.HeldMinutes;
import org.muleentra.jwt.gateway.load.chaos.store.SharedStores;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Two replicas, each an engine of its own, that share the object store of the credential watch. */
class WatchOnTheEngineTest {

  private static final String STORE = "credential-watch";
  private static final String SECRET = "watched~secret";

  /** Looks come within minutes and once a day; nothing else of a client waits for so long. */
  private final HeldMinutes ofOne = looks();
  private final HeldMinutes ofOther = looks();
  private final SharedStores stores = new SharedStores(new Random(7519));

  private static HeldMinutes looks() {
    return new HeldMinutes(millis -> millis > 15_000);
  }

  private MuleEngine engine(HeldMinutes looks) throws Exception {
    return MuleEngine.startWith(new EngineServices(looks::over, Optional.of(stores)), EntraJwtExtension.class);
  }

  private static DeployedApi deploy(MuleEngine engine, MockEntra entra, AppRegistration app) {
    return engine.deploy(ApiSpec.application("watched", MuleXml.application("""
        <entra-jwt:client-config name="watched" tenantId="%s" clientId="%s" loginBaseUrl="%s" graphBaseUrl="%s" watchObjectStore="%s">
          <entra-jwt:client-secret secret="%s"/>
        </entra-jwt:client-config>
        <flow name="flow">
          <http:listener path="/watched/*"/>
          <entra-jwt:acquire-token config-ref="watched" api="%s" target="token"/>
        </flow>
        """.formatted(Contoso.TENANT_ID, app.clientId(), entra.baseUrl(), entra.graphBaseUrl(), STORE, SECRET, Contoso.BILLING_APP_ID_URI),
        "http", "entra-jwt")));
  }

  /** What is recorded of the only registration; empty before anybody looked. */
  @SuppressWarnings("unchecked")
  private Map<String, Long> recorded() throws Exception {
    ObjectStore<Serializable> store = stores.getOrCreateObjectStore(STORE, null);
    List<String> entries = store.allKeys();
    return entries.isEmpty() || !store.contains(entries.get(0)) ? Map.of() : (Map<String, Long>) store.retrieve(entries.get(0));
  }

  private static void aDayPassesIn(ObjectStore<Serializable> store, Map<String, Long> recorded) throws Exception {
    HashMap<String, Long> yesterday = new HashMap<>(recorded);
    yesterday.merge("looked", -TimeUnit.DAYS.toMillis(1), Long::sum);
    String entry = store.allKeys().get(0);
    store.remove(entry);
    store.store(entry, yesterday);
  }

  private static List<String> warnings(CapturedLog log) {
    return log.of("org.muleentra.jwt.core.identity.CredentialWatch");
  }

  @Test
  void ofTwoReplicasOneReadsGraphADayAndTheOtherGoesOnWhenItIsClosed() throws Exception {
    try (MockEntra entra = MockEntra.start(); MuleEngine one = engine(ofOne); MuleEngine other = engine(ofOther);
        CapturedLog log = CapturedLog.open()) {
      AppRegistration app = entra.register(UUID.randomUUID().toString());
      app.secret(SECRET, Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(10)), "nightly");
      DeployedApi first = deploy(one, entra, app);
      deploy(other, entra, app);

      ofOne.pass();
      await().atMost(Bounds.RECOVERY).until(() -> recorded().containsKey("looked"));
      assertThat(warnings(log)).singleElement().asString().contains("nightly", "set here as client-secret", "in 9 days");
      Map<String, Long> told = recorded();
      ofOther.pass();

      // What the other would have done meanwhile stands before its next look.
      first.close();
      aDayPassesIn(stores.getOrCreateObjectStore(STORE, null), told);
      ofOther.pass();
      await().atMost(Bounds.RECOVERY).until(() -> recorded().getOrDefault("looked", 0L) > told.get("looked"));
      assertThat(entra.graph().requests(GraphCall.APPLICATION)).as("a look a day").isEqualTo(2);
      assertThat(warnings(log)).as("what one told is known to the other").hasSize(1);
      assertThat(recorded()).containsAllEntriesOf(withoutLook(told));

      app.secret("another~secret", Instant.now(), Instant.now().plus(Duration.ofDays(5)), "another");
      aDayPassesIn(stores.getOrCreateObjectStore(STORE, null), recorded());
      ofOther.pass();
      await().atMost(Bounds.RECOVERY).until(() -> warnings(log).size() == 2);
      assertThat(warnings(log).get(1)).contains("another", "in 4 days").doesNotContain("~secret");
    }
  }

  private static Map<String, Long> withoutLook(Map<String, Long> recorded) {
    Map<String, Long> told = new HashMap<>(recorded);
    told.remove("looked");
    return told;
  }
}
