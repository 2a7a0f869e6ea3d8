package org.muleentra.jwt.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** An application probes its own API with a token of its own, and finds what a caller would. */
class SelfProbeOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static final AtomicInteger NAMES = new AtomicInteger();

  private static String deploy(String clientId, String secret, String gatekeeper) {
    String name = "probing" + NAMES.incrementAndGet();
    ENGINE.deploy(ApiSpec.application(name, MuleXml.application("""
        <entra-jwt:client-config name="%4$s" tenantId="%2$s" clientId="%5$s" loginBaseUrl="%1$s" credentialWatch="off" %7$s>
          <entra-jwt:client-secret secret="%6$s"/>
        </entra-jwt:client-config>
        <entra-jwt:config name="guarded" metadataBaseUrl="%1$s">
          <entra-jwt:tenants><entra-jwt:tenant value="%2$s"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="%3$s"/></entra-jwt:audiences>
          <entra-jwt:required-app-roles><entra-jwt:required-app-role value="Orders.Write.All"/></entra-jwt:required-app-roles>
        </entra-jwt:config>
        <flow name="guarded-flow">
          <http:listener path="/%4$s/*"/>
          <entra-jwt:validate-token config-ref="guarded"/>
        </flow>
        """.formatted(ENGINE.entra().baseUrl(), Contoso.TENANT_ID, Contoso.API_CLIENT_ID, name, clientId, secret, gatekeeper), "http", "entra-jwt")));
    return name;
  }

  private static AppRegistration application(String clientId) {
    AppRegistration application = ENGINE.entra().register(clientId);
    application.secret("probing~secret", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2126-01-01T00:00:00Z"), "probe");
    return application;
  }

  private static void awaitLine(CapturedLog log, String... parts) {
    await().atMost(Bounds.RECOVERY).untilAsserted(() -> assertThat(log.of("org.muleentra.jwt.core.identity")).anySatisfy(line -> assertThat(line).contains(parts)));
  }

  @Test
  void aTokenWithTheRolePassesAndOneWithoutIsToldWithItsReason() throws Exception {
    application("3e1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b13").rolesOn(Contoso.API_CLIENT_ID, "Orders.Write.All");
    application("4e1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b13");
    try (CapturedLog log = CapturedLog.open()) {
      String good = deploy("3e1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b13", "probing~secret", "gatekeeper=\"guarded\" selfProbe=\"true\"");
      String without = deploy("4e1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b13", "probing~secret", "gatekeeper=\"guarded\" selfProbe=\"true\"");
      String wrong = deploy("4e1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b13", "another", "gatekeeper=\"guarded\" selfProbe=\"true\"");
      awaitLine(log, "Self-probe of entra-jwt." + good, "passes its own API");
      awaitLine(log, "Self-probe of entra-jwt." + without, "would not pass its own API", "is refused there, ");
      awaitLine(log, "Self-probe of entra-jwt." + wrong, "no token was judged", "AADSTS7000215");
      assertThat(log.of("org.muleentra.jwt.core.identity")).noneMatch(line -> line.contains("probing~secret") || line.contains("eyJ"));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "gatekeeper=\"nowhere\" | gatekeeper must be the name of an entra-jwt:config",
      "gatekeeper=\"guarded-flow\" | gatekeeper must be the name of an entra-jwt:config",
      "selfProbe=\"true\" | selfProbe needs gatekeeper"})
  void aGatekeeperThatIsNoneStopsTheDeployment(String attributes, String sentence) {
    assertThatThrownBy(() -> deploy(Contoso.DAEMON_CLIENT_ID, Contoso.DAEMON_CLIENT_SECRET, attributes))
        .isInstanceOf(DeploymentException.class).hasMessageContaining(sentence);
  }
}
