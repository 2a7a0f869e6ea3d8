package org.muleentra.jwt.gateway.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.error.Answer;
import org.muleentra.jwt.core.error.Answers;
import org.muleentra.jwt.core.error.Challenge;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Occurrence;
import org.muleentra.jwt.gateway.fixture.RawHttp;
import org.muleentra.jwt.testkit.catalogue.HostileToken;
import org.muleentra.jwt.testkit.catalogue.RealToken;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Every hostile token over HTTP is refused, quietly and with the same words for all; every real one reaches the flow. */
class CatalogueOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static final Map<Integer, String> ERRORS = Map.of(400, "invalid_request", 401, "invalid_token", 403, "insufficient_scope");
  private static final Answers ANSWERS = new Answers(new Challenge(null, null, null, List.of()));

  private static DeployedApi orders;
  private static SigningKey fabrikams;

  @BeforeAll
  static void start() {
    // In the key document of Contoso, and published for Fabrikam alone.
    fabrikams = SigningKey.generate();
    Map<String, Object> jwk = fabrikams.publicJwk();
    jwk.put("issuer", EntraCloud.GLOBAL.issuer(TokenVersion.V2, Contoso.FABRIKAM_TENANT_ID));
    ENGINE.entra().keys().publishRaw(jwk);
    orders = ENGINE.deploy("orders", Map.of());
  }

  static List<HostileToken> hostile() {
    return HostileToken.all();
  }

  static List<RealToken> real() {
    return RealToken.all();
  }

  /** By hand, as HTTP clients refuse to send some of them. */
  private static RawHttp.Answer send(String token) throws IOException {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      return connection.send(("GET /orders/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
          .getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refuses(HostileToken hostile) throws IOException {
    refuses(hostile.token(ENGINE.entra().mint()), hostile.status(), hostile.reason());
  }

  @Test
  void refusesATokenUnderAnotherTenantsKey() throws IOException {
    refuses(ENGINE.entra().userToken().signedBy(fabrikams).sign(), 401, "KEY_OF_OTHER_ISSUER");
    refuses(ENGINE.entra().userToken().v1().signedBy(fabrikams).sign(), 401, "KEY_OF_OTHER_ISSUER");
  }

  private static void refuses(String token, int status, String reason) throws IOException {
    long runs = orders.flowRuns();
    try (CapturedLog log = CapturedLog.open()) {
      RawHttp.Answer answer = send(token);

      if (reason.equals("KEY_UNKNOWN") && answer.status() == 503) {
        // One kid after the other that nobody has seen: more than the key server may be asked for.
        assertThat(answer.header("Retry-After")).hasSize(1);
        assertThat(log.decisions()).singleElement().asString().contains("\"Reason\":\"KEYS_UNAVAILABLE\"", "too recently");
        assertThat(orders.flowRuns()).isEqualTo(runs);
        return;
      }
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.header("WWW-Authenticate")).singleElement().asString()
          .startsWith("Bearer error=\"" + ERRORS.get(status) + "\"");
      // The same bytes for every token of a family but for a reference: nothing of a token can be in them.
      UUID id = Occurrence.in(answer.body());
      Answer expected = ANSWERS.to(Reason.valueOf(reason).refusal(), id);
      assertThat(answer.body()).isEqualTo(expected.body()).contains("\"status\":" + status);
      expected.headers().forEach((name, value) -> assertThat(answer.header(name)).containsExactly(value));
      assertThat(log.decisions()).singleElement().asString().contains("\"Reason\":\"" + reason + "\"",
          "\"RefusalId\":\"" + id + "\"");
      assertThat(log.atLeast(Level.ERROR)).isEmpty();
      assertThat(log.withStackTrace()).isEmpty();
    }
    assertThat(orders.flowRuns()).isEqualTo(runs);
  }

  @ParameterizedTest
  @MethodSource("real")
  void accepts(RealToken real) throws IOException {
    long runs = orders.flowRuns();

    assertThat(send(real.token(ENGINE.entra().mint())).status()).isEqualTo(200);

    assertThat(orders.flowRuns()).isEqualTo(runs + 1);
  }
}
