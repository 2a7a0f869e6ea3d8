package org.muleentra.jwt.gateway.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.SeeingApi;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** Report-only mode over HTTP: every call reaches the flow, and log and backend are told which would not have. */
class ReportOnlyOnTheEngineTest {

  private static String report(int status, String reason) {
    return "would-refuse;status=" + status + ";reason=" + reason + ";id=\"[0-9a-f-]{36}\"";
  }

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  @BeforeAll
  static void start() throws IOException {
    SeeingApi.deploy(ENGINE, "trial", Map.of("reportOnly", true, "exposeHeaders", true, "requiredScopes", List.of("Orders.Read")));
  }

  private static JsonNode seen(String... headers) throws Exception {
    HttpResponse<String> response = Http.get(ENGINE.uri("/trial/1"), headers);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return SeeingApi.seen(response.body());
  }

  private static JsonNode seen(TokenBuilder token) throws Exception {
    return seen("Authorization", "Bearer " + token.sign(), "X-Entra-Report", "all is well", "x_entra_object_id", "forged");
  }

  @Test
  void aForgedTokenPassesAsNobodyAndIsReported() throws Exception {
    try (CapturedLog log = CapturedLog.open()) {
      JsonNode seen = seen(ENGINE.entra().userToken().flipSignatureBit());

      assertThat(SeeingApi.header(seen, "X-Entra-Report")).singleElement().asString().matches(report(401, "SIGNATURE_INVALID"));
      assertThat(SeeingApi.headerNames(seen)).filteredOn(name -> name.replace('_', '-').startsWith("x-entra-")).containsExactly("x-entra-report");
      assertThat(seen.get("principal").isNull()).as("a refused token makes nobody known").isTrue();
      assertThat(log.decisions()).singleElement().asString()
          .contains("\"Decision\":\"would-refuse\"", "\"Mode\":\"report-only\"", "\"ResponseStatusCode\":401", "\"Reason\":\"SIGNATURE_INVALID\"");
      assertThat(log.atLeast(Level.WARN)).hasSize(1);
      assertThat(log.withStackTrace()).isEmpty();
    }
  }

  @Test
  void whatWouldBeRefusedPassesWhateverTheReason() throws Exception {
    assertThat(SeeingApi.header(seen("X-Other", "1"), "X-Entra-Report")).singleElement().asString().matches(report(401, "NO_CREDENTIALS"));
    assertThat(SeeingApi.header(seen(ENGINE.entra().userToken().scopes("Other")), "X-Entra-Report"))
        .singleElement().asString().matches(report(403, "SCOPE_MISSING"));
    assertThat(SeeingApi.header(seen("Authorization", "Bearer a.b.c", "Authorization", "Bearer a.b.c"), "X-Entra-Report"))
        .singleElement().asString().matches(report(400, "SEVERAL_CREDENTIALS"));
  }

  @Test
  void aGoodCallerIsKnownAndNotReported() throws Exception {
    try (CapturedLog log = CapturedLog.open()) {
      JsonNode seen = seen(ENGINE.entra().userToken().scopes("Orders.Read"));

      assertThat(SeeingApi.header(seen, "X-Entra-Report")).isEmpty();
      assertThat(SeeingApi.header(seen, "X-Entra-Object-Id")).containsExactly(Contoso.USER_OBJECT_ID);
      assertThat(seen.get("principal").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
      assertThat(log.decisions()).singleElement().asString().contains("\"Decision\":\"admitted\"", "\"Mode\":\"report-only\"");
    }
  }

  @Test
  void theLogSaysSoAtTheStart() {
    try (CapturedLog log = CapturedLog.open(); DeployedApi quiet = ENGINE.deploy("strict", Map.of());
        DeployedApi loud = ENGINE.deploy("tried", Map.of("reportOnly", true))) {
      assertThat(log.atLeast(Level.WARN)).filteredOn(line -> line.contains("REPORT-ONLY")).singleElement().asString()
          .contains("tried", "nothing is refused");
    }
  }

  /** The flow's own validate-token refuses as ever: whoever wrote it relies on the error. */
  @Test
  void validateTokenRefusesAllTheSame() throws Exception {
    try (DeployedApi api = ENGINE.deploy(ApiSpec.application("flow", MuleXml.application("""
        <entra-jwt:config name="entra" metadataBaseUrl="%s" reportOnly="true">
          <entra-jwt:tenants><entra-jwt:tenant value="%s"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="%s"/></entra-jwt:audiences>
        </entra-jwt:config>
        <flow name="flow">
          <http:listener path="/flow/*"/>
          <entra-jwt:validate-token config-ref="entra" target="caller"/>
          <set-payload value="reached"/>
        </flow>
        """.formatted(ENGINE.entra().baseUrl(), Contoso.TENANT_ID, Contoso.API_CLIENT_ID), "http", "entra-jwt")))) {
      assertThat(ENGINE.get("flow", ENGINE.entra().userToken()).body()).isEqualTo("reached");
      HttpResponse<String> refused = ENGINE.get("flow", ENGINE.entra().userToken().flipSignatureBit());
      assertThat(refused.statusCode()).isEqualTo(500);
      assertThat(refused.body()).isNotEqualTo("reached");
    }
  }
}
