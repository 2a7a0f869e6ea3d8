package org.muleentra.jwt.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.server.MockEntra;

/** The life of keys over real HTTP: outages, rotation, floods. */
class KeysOnTheEngineTest {

  @Test
  void answers503WhileTheKeyServerIsDownAndRecoversWithoutRedeployment() throws Exception {
    try (OrdersApi orders = OrdersApi.start(MockEntra.builder().reserve(), Map.of())) {
      HttpResponse<String> down = orders.get(orders.entra.userToken().sign());
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.headers().firstValueAsLong("retry-after")).isPresent();
      assertThat(down.headers().firstValue("www-authenticate")).isEmpty();
      assertThat(orders.api.flowRuns()).isZero();

      orders.entra.restart();
      await().atMost(Duration.ofSeconds(60)).until(() -> orders.get(orders.entra.userToken().sign()).statusCode() == 200);
      assertThat(orders.api.flowRuns()).isEqualTo(1);
    }
  }

  @Test
  void fetchesKeysAtTheStartWithoutBeingAsked() throws Exception {
    try (OrdersApi orders = OrdersApi.start()) {
      // One set for each token version.
      await().atMost(Bounds.RECOVERY).until(() -> orders.entra.requests(EntraDocument.KEYS) == 2);
      assertThat(orders.get(orders.entra.userToken().sign()).statusCode()).isEqualTo(200);
      assertThat(orders.entra.requests(EntraDocument.KEYS)).isEqualTo(2);
    }
  }

  @Test
  void leavesOutWhatIsNoSigningKeyWithOneWarning() throws Exception {
    try (MockEntra entra = MockEntra.start(); CapturedLog log = CapturedLog.open()) {
      SigningKey forEncryption = SigningKey.generate();
      SigningKey ofAnotherAlgorithm = SigningKey.generate();
      SigningKey twin = SigningKey.generate();
      entra.keys().publishRaw(with(forEncryption, "use", "enc"));
      entra.keys().publishRaw(with(ofAnotherAlgorithm, "alg", "RS512"));
      entra.keys().publishRaw(twin.publicJwk());
      entra.keys().publishRaw(with(SigningKey.generate(), "kid", twin.kid()));
      entra.keys().publishRaw("{\"kty\":\"oct\",\"kid\":\"symmetric\",\"use\":\"sig\",\"k\":\"c2VjcmV0c2VjcmV0c2VjcmV0\"}");
      entra.keys().publishRaw("{\"kty\":\"RSA\",\"kid\":\"bad\",\"n\":\"!\",\"e\":\"AQAB\"}");
      entra.keys().publishRaw("7");

      try (OrdersApi orders = OrdersApi.start(entra, Map.of("tokenVersions", List.of("2.0")))) {
        assertThat(orders.get(entra.userToken().sign()).statusCode()).isEqualTo(200);
        for (SigningKey leftOut : List.of(forEncryption, ofAnotherAlgorithm, twin)) {
          assertThat(orders.get(entra.userToken().signedBy(leftOut).sign()).statusCode()).isEqualTo(401);
        }
        assertThat(entra.requests(EntraDocument.KEYS)).isEqualTo(2);
      }
      assertThat(log.atLeast(Level.WARN)).filteredOn(line -> line.contains("left out")).hasSize(1)
          .allMatch(line -> line.contains(" 7 left out"))
          .as("which of many APIs with mirrors of their own").allMatch(line -> line.contains(" at " + entra.baseUrl() + "/")
              && line.contains(" for entra-jwt.orders-entra-jwt-config: "));
      assertThat(log.withStackTrace()).isEmpty();
    }
  }

  private static Map<String, Object> with(SigningKey key, String member, String value) {
    Map<String, Object> jwk = new HashMap<>(key.publicJwk());
    jwk.put(member, value);
    return jwk;
  }

  @Test
  void letsTheFirstTokenUnderANewKeyIn() throws Exception {
    try (OrdersApi orders = OrdersApi.start()) {
      String before = orders.entra.userToken().sign();
      assertThat(orders.get(before).statusCode()).isEqualTo(200);

      orders.entra.rotateAndDrop();

      assertThat(orders.get(orders.entra.userToken().sign()).statusCode()).isEqualTo(200);
      assertThat(orders.get(before).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aFloodOfInventedKidsCostsTwoFetchesAndIsNotKnownToBeUnknown() throws Exception {
    try (OrdersApi orders = OrdersApi.start()) {
      assertThat(orders.get(orders.entra.userToken().sign()).statusCode()).isEqualTo(200);
      orders.entra.resetRequests();

      for (int i = 0; i < 50; i++) {
        HttpResponse<String> refused = orders.get(orders.entra.userToken().kid("invented-" + i).sign());
        assertThat(refused.statusCode()).isEqualTo(i < 2 ? 401 : 503);
        assertThat(refused.headers().firstValueAsLong("retry-after").isPresent()).isEqualTo(i >= 2);
      }

      assertThat(orders.entra.requests(EntraDocument.KEYS)).isEqualTo(2);
    }
  }

  @Test
  void keepsServingKnownKeysThroughAnOutage() throws Exception {
    try (OrdersApi orders = OrdersApi.start()) {
      String known = orders.entra.userToken().sign();
      assertThat(orders.get(known).statusCode()).isEqualTo(200);
      orders.entra.fault(Fault.garbage());

      assertThat(orders.get(orders.entra.userToken().kid("new").sign()).statusCode()).isEqualTo(503);
      assertThat(orders.get(known).statusCode()).isEqualTo(200);
    }
  }
}
