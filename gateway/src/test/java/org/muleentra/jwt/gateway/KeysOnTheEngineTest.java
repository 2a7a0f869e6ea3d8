package org.muleentra.jwt.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.EntraDocument;
import org.muleentra.jwt.testkit.Fault;
import org.muleentra.jwt.testkit.MockEntra;

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
  void aFloodOfInventedKidsCostsOneFetch() throws Exception {
    try (OrdersApi orders = OrdersApi.start()) {
      assertThat(orders.get(orders.entra.userToken().sign()).statusCode()).isEqualTo(200);
      orders.entra.resetRequests();

      for (int i = 0; i < 50; i++) {
        assertThat(orders.get(orders.entra.userToken().kid("invented-" + i).sign()).statusCode()).isEqualTo(401);
      }

      assertThat(orders.entra.requests(EntraDocument.KEYS)).isEqualTo(1);
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
