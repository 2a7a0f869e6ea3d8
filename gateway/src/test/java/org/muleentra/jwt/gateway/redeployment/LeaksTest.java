package org.muleentra.jwt.gateway.redeployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.gateway.redeployment.Resources;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.server.MockEntra;

/** A policy that is applied and taken off thirty times leaves nothing behind on its engine. */
class LeaksTest {

  private static final int CYCLES = 30;

  @Test
  void aPolicyTakenOffGivesEverythingBack() throws Exception {
    try (MockEntra entra = MockEntra.start(); MuleEngine engine = MuleEngine.start(EntraJwtExtension.class)) {
      String token = entra.userToken().sign();
      // What the engine takes once and for all.
      cycle(engine, entra, token);
      List<String> schedulers = engine.schedulers();
      settle(Long.MAX_VALUE, Long.MAX_VALUE);
      long threads = Resources.threads();
      long sockets = Resources.sockets();
      int providers = Resources.securityProviders();

      for (int i = 0; i < CYCLES; i++) {
        cycle(engine, entra, token);
      }

      assertThat(engine.schedulers()).isEqualTo(schedulers);
      assertThat(Resources.securityProviders()).isEqualTo(providers);
      settle(threads, sockets);
    }
  }

  private static void cycle(MuleEngine engine, MockEntra entra, String token) throws Exception {
    List<String> before = engine.schedulers();
    try (DeployedApi api = engine.deploy(OrdersApi.spec("orders", entra, Map.of()))) {
      assertThat(Http.get(engine.uri("/orders/1"), "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
      assertThat(engine.schedulers()).hasSizeGreaterThan(before.size());
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }

  /** Idle threads end after some seconds; until then they are no leak. */
  private static void settle(long threads, long sockets) {
    await().atMost(Bounds.RECOVERY).untilAsserted(() -> {
      assertThat(Resources.threads()).isLessThanOrEqualTo(threads);
      assertThat(Resources.sockets()).isLessThanOrEqualTo(sockets);
    });
  }
}
