package org.muleentra.jwt.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.probe.ProbeExtension;

class MuleEngineTest {

  private static MuleEngine engine;

  @BeforeAll
  static void start() throws IOException {
    engine = MuleEngine.start(ProbeExtension.class);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void servesAFlowAndTakesItOffAgain() throws Exception {
    try (DeployedApi api = engine.deploy(ApiSpec.open("open", "/open/*"))) {
      HttpResponse<String> response = get("/open/a?b=c");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/json");
      assertThat(response.body()).isEqualTo(
          "{\"api\":\"open\",\"path\":\"/open/a\",\"authentication\":{\"principal\":null,\"properties\":null}}");
      assertThat(api.flowRuns()).isEqualTo(1);
    }
    assertThat(get("/open/a").statusCode()).isEqualTo(404);
  }

  @Test
  void showsTheHeadersThatABackendCouldTakeForThePolicys() throws Exception {
    try (DeployedApi api = engine.deploy(ApiSpec.open("open", "/open/*"))) {
      HttpResponse<String> response = get("/open/a", "x_entra_roles", "admin", "X-Other", "1", "X-Entra-Roles", "reader",
          "X-Entra-Roles", "writer", "Authorization", "Bearer secret");
      assertThat(response.body()).endsWith(",\"headers\":{\"x-entra-roles\":[\"reader\",\"writer\"],\"x_entra_roles\":[\"admin\"]}}");
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void showsTheFlowWhomANonBlockingOperationAuthenticated(boolean onAnotherThread) throws Exception {
    String policy = ProbePolicy.with(ProbePolicy.CONFIG, "elsewhere=\"" + onAnotherThread + "\"");
    try (DeployedApi api = engine.deploy(ApiSpec.behind(policy, "orders", "/orders/*"))) {
      HttpResponse<String> response = get("/orders/1", "Authorization", "Bearer alice");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("\"principal\":\"alice\"", "\"roleMappings\":{\"g1\":\"Admin\"}", "\"tenants\":[\"one\",\"two\"]");
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answersForTheFlowWhereThePolicyRefuses(boolean onAnotherThread) throws Exception {
    String policy = ProbePolicy.with(ProbePolicy.CONFIG, "elsewhere=\"" + onAnotherThread + "\"");
    try (CapturedLog log = CapturedLog.open(); DeployedApi api = engine.deploy(ApiSpec.behind(policy, "orders", "/orders/*"))) {
      HttpResponse<String> response = get("/orders/1");
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer realm=\"probe\"");
      assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
      assertThat(response.body()).isEqualTo("{\"title\":\"refused\"}");
      assertThat(api.flowRuns()).isZero();
      assertThat(log.atLeast(Level.WARN)).isEmpty();
      assertThat(log.withStackTrace()).isEmpty();
    }
  }

  @Test
  void showsThePolicyEveryValueOfAHeader() throws Exception {
    try (DeployedApi api = engine.deploy(ApiSpec.behind(ProbePolicy.plain(), "orders", "/orders/*"))) {
      assertThat(get("/orders/1", "Authorization", "Bearer a", "authorization", "Bearer b").statusCode()).isEqualTo(400);
      assertThat(api.flowRuns()).isZero();
    }
  }

  @Test
  void givesEachApiAPolicyOfItsOwn() throws Exception {
    String first = ProbePolicy.with("<probe:config name=\"probe\" realm=\"first\"/>", "");
    String second = ProbePolicy.with("<probe:config name=\"probe\" realm=\"second\"/>", "");
    try (DeployedApi one = engine.deploy(ApiSpec.behind(first, "one", "/one/*"));
        DeployedApi two = engine.deploy(ApiSpec.behind(second, "two", "/two/*"))) {
      assertThat(get("/one/x", "Authorization", "Bearer alice").body()).contains("\"realm\":\"first\"");
      assertThat(get("/two/x", "Authorization", "Bearer alice").body()).contains("\"realm\":\"second\"");
      assertThat(get("/two/x").statusCode()).isEqualTo(401);
      assertThat(one.flowRuns()).isEqualTo(1);
      assertThat(two.flowRuns()).isEqualTo(1);
    }
  }

  @Test
  void namesTheReasonWhereAConfigurationIsRefusedAndKeepsNothingOfIt() throws Exception {
    String wrong = ProbePolicy.with("<probe:config name=\"probe\" realm=\"wrong\"/>", "");
    assertThatThrownBy(() -> engine.deploy(ApiSpec.behind(wrong, "orders", "/orders/*")))
        .isInstanceOf(DeploymentException.class).hasMessage("orders-policy: realm: must not be wrong");
    assertThat(get("/orders/1").statusCode()).isEqualTo(404);
    engine.deploy(ApiSpec.behind(ProbePolicy.plain(), "orders", "/orders/*")).close();
  }

  @Test
  void refusesAnAddressInUse() {
    assertThatThrownBy(() -> MuleEngine.start(engine.address())).isInstanceOf(IOException.class);
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    return Http.get(engine.uri(path), headers);
  }
}
