package org.muleentra.jwt.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.gateway.probe.ProbeExtension;

class MuleEngineTest {

  private static MuleEngine engine;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    engine = MuleEngine.start(ProbeExtension.class);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void servesAFlow() throws Exception {
    try (DeployedApi api = engine.deploy(ApiSpec.open("open", "/open/*"))) {
      HttpResponse<String> response = get("/open/a?b=c");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("content-type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
      assertThat(response.body()).isEqualTo(
          "{\"api\":\"open\",\"path\":\"/open/a\",\"authentication\":{\"principal\":null,\"properties\":null}}");
      assertThat(api.flowRuns()).isEqualTo(1);
    }
    assertThat(get("/open/a").statusCode()).isEqualTo(404);
  }

  @Test
  void showsTheFlowWhomThePolicyAuthenticated() throws Exception {
    for (String elsewhere : new String[] {"false", "true"}) {
      String policy = ProbePolicy.with("<probe:config name=\"probe\"/>", "elsewhere=\"" + elsewhere + "\"");
      try (DeployedApi api = engine.deploy(ApiSpec.behind(policy, "orders", "/orders/*"))) {
        HttpResponse<String> response = get("/orders/1", "Authorization", "Bearer alice");
        System.out.println(elsewhere + " " + response.statusCode() + response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"principal\":\"alice\"");
        HttpResponse<String> refused = get("/orders/1");
        System.out.println(refused.statusCode() + " " + refused.headers().map() + refused.body());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(get("/orders/1", "Authorization", "Bearer alice", "authorization", "Bearer bob").statusCode()).isEqualTo(400);
        assertThat(api.flowRuns()).isEqualTo(1);
      }
    }
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    URI uri = engine.uri(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
