package org.muleentra.jwt.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.gateway.fixture.RawHttp;
import org.muleentra.jwt.gateway.fixture.SeeingApi;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** What the flow sees of a request that the policy passed on: our headers, none of the client's, and the whole body. */
class BackendHeadersOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() throws IOException {
    SeeingApi.deploy(ENGINE, "exposed", Map.of("exposeHeaders", true, "removeAuthorization", true,
        "roleMappings", roles(Contoso.READERS_GROUP_ID, "reader", Contoso.WRITERS_GROUP_ID, "writer, all of Köln")));
    SeeingApi.deploy(ENGINE, "plain", Map.of());
    SeeingApi.deploy(ENGINE, "named", Map.of("exposeHeaders", true,
        "headerNames", roles("roles", "X-Roles", "objectId", "user_id")));
    SeeingApi.deploy(ENGINE, "bare", Map.of("removeAuthorization", true));
  }

  private static List<Map<String, String>> roles(String key1, String value1, String key2, String value2) {
    return List.of(Map.of("key", key1, "value", value1), Map.of("key", key2, "value", value2));
  }

  /** Sends header lines as they stand. */
  private static JsonNode seen(String path, TokenBuilder token, String... lines) throws IOException {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + token.sign() + "\r\n");
    for (String line : lines) {
      request.append(line).append("\r\n");
    }
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      RawHttp.Answer answer = connection.send(request.append("\r\n").toString());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      return SeeingApi.seen(answer.body());
    }
  }

  @Test
  void tellsTheBackendWhoCalls() throws Exception {
    JsonNode seen = seen("/exposed/1?a=b", ENGINE.entra().userToken().scopes("Orders.Read", "Orders.Write").claim("uti", "AbC-_1")
        .groups(Contoso.READERS_GROUP_ID, Contoso.WRITERS_GROUP_ID));

    Map<String, List<String>> told = new LinkedHashMap<>();
    for (String field : List.of("Object-Id", "Client-Id", "Tenant-Id", "Roles", "Scopes", "Caller-Kind", "Token-Id")) {
      told.put(field, SeeingApi.header(seen, "X-Entra-" + field));
    }
    assertThat(told).containsExactlyInAnyOrderEntriesOf(Map.of(
        "Object-Id", List.of(Contoso.USER_OBJECT_ID), "Client-Id", List.of(Contoso.WEB_CLIENT_ID),
        "Tenant-Id", List.of(Contoso.TENANT_ID), "Roles", List.of("reader,writer%2C%20all%20of%20K%C3%B6ln"),
        "Scopes", List.of("Orders.Read,Orders.Write"), "Caller-Kind", List.of("user"), "Token-Id", List.of("AbC-_1")));
    assertThat(seen.get("roles").asText()).as("looked up in another case").isEqualTo("reader,writer%2C%20all%20of%20K%C3%B6ln");
    assertThat(seen.get("principal").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
    assertThat(List.of(seen.get("method").asText(), seen.get("path").asText(), seen.get("query").asText()))
        .containsExactly("GET", "/exposed/1", "a=b");
    assertThat(SeeingApi.header(seen, "Host")).containsExactly("localhost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Entra-Roles", "x-entra-roles", "X-ENTRA-ROLES", "X_Entra_Roles", "x-entra_Roles", "X.Entra.Roles",
      "X-Entra-Object-Id", "X-Entra-Anything", "x_entra_report"})
  void noCopyOfTheClientReachesTheBackend(String name) throws Exception {
    JsonNode seen = seen("/exposed/1", ENGINE.entra().userToken(), name + ": admin", "X-Other: kept", name + ": writer,admin",
        "Connection: keep-alive, " + name);

    assertThat(SeeingApi.headerNames(seen)).contains("x-other").doesNotContain("connection", "x-entra-roles")
        .filteredOn(other -> other.replaceAll("[^a-z]", "-").startsWith("x-entra"))
        .containsExactlyInAnyOrder("x-entra-object-id", "x-entra-client-id", "x-entra-tenant-id", "x-entra-scopes",
            "x-entra-caller-kind", "x-entra-token-id");
    assertThat(seen.get("headers").toString()).doesNotContain("admin");
  }

  @Test
  void theTokenGoesNoFurther() throws Exception {
    for (String api : List.of("/exposed/1", "/bare/1")) {
      JsonNode seen = seen(api, ENGINE.entra().userToken(), "Proxy-Authorization: Basic eA==", "X-Entra-Roles: of-the-client");
      assertThat(SeeingApi.header(seen, "Authorization")).isEmpty();
      assertThat(SeeingApi.header(seen, "Proxy-Authorization")).containsExactly("Basic eA==");
      // Where nothing is exposed, the name means nothing, and no backend may trust it.
      assertThat(SeeingApi.header(seen, "X-Entra-Roles")).hasSize(api.equals("/bare/1") ? 1 : 0);
    }
    assertThat(SeeingApi.header(seen("/plain/1", ENGINE.entra().userToken()), "Authorization")).hasSize(1);
  }

  @Test
  void namesOfYourOwnAreProtectedAsWell() throws Exception {
    JsonNode seen = seen("/named/1", ENGINE.entra().appToken(), "x_roles: admin", "X-ROLES: admin", "User-Id: 1", "X-Entra-Roles: admin");

    assertThat(SeeingApi.header(seen, "user_id")).containsExactly(Contoso.DAEMON_OBJECT_ID);
    assertThat(seen.get("headers").toString()).doesNotContain("admin");
    assertThat(SeeingApi.headerNames(seen)).contains("x-entra-client-id").doesNotContain("x-roles", "x_roles", "user-id", "x-entra-object-id");
    assertThat(SeeingApi.header(seen, "Authorization")).hasSize(1);
  }

  @Test
  void theFlowGetsEveryBodyWholeAndTwice() throws Exception {
    byte[] binary = new byte[400_000];
    new Random(1).nextBytes(binary);
    byte[] form = ("order=7&note=" + "x".repeat(100_000) + "&end=1").getBytes(StandardCharsets.US_ASCII);
    Map<String, byte[]> bodies = Map.of("application/octet-stream", binary, "application/x-www-form-urlencoded", form,
        "application/json;charset=UTF-16", "{\"ä\":1}".getBytes(StandardCharsets.UTF_16), "text/plain", new byte[0]);
    for (Map.Entry<String, byte[]> body : bodies.entrySet()) {
      for (BodyPublisher publisher : List.of(BodyPublishers.ofByteArray(body.getValue()),
          BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getValue())))) {
        JsonNode told = post("/exposed/1", body.getKey(), publisher);
        JsonNode untouched = post("/plain/1", body.getKey(), publisher);

        assertThat(told.get("bodyLength").asInt()).as(body.getKey()).isEqualTo(body.getValue().length);
        assertThat(told.get("bodyDigest").asText()).isEqualTo(digest(body.getValue()));
        assertThat(told.at("/earlier/bodyDigest")).isEqualTo(told.get("bodyDigest"));
        assertThat(told.get("mediaType")).isEqualTo(untouched.get("mediaType"));
        assertThat(SeeingApi.header(told, "Content-Type")).containsExactly(body.getKey());
      }
    }
  }

  @Test
  void whatThePolicyKeptForItselfStaysThere() throws Exception {
    for (String path : List.of("/exposed/1", "/plain/1")) {
      assertThat(seen(path, ENGINE.entra().userToken()).get("decision").isNull()).isTrue();
    }
  }

  /** An error of the flow is the flow's to answer, with other headers as without. */
  @Test
  void anErrorOfTheFlowPassesAsItIs() throws Exception {
    try (DeployedApi without = broken("broken", Map.of()); DeployedApi with = broken("broken-told", Map.of("exposeHeaders", true))) {
      String[] token = {"Authorization", "Bearer " + ENGINE.entra().userToken().sign()};
      HttpResponse<String> plain = Http.get(ENGINE.uri("/broken/1"), token);
      HttpResponse<String> told = Http.get(ENGINE.uri("/broken-told/1"), token);

      assertThat(List.of(plain.statusCode(), told.statusCode())).containsExactly(500, 500);
      assertThat(told.body()).isEqualTo(plain.body()).contains("out of orders");
    }
  }

  private static DeployedApi broken(String name, Map<String, ?> more) {
    return ENGINE.deploy(new ApiSpec(name, MuleXml.application("""
        <flow name="api">
          <http:listener path="/%s/*"/>
          <raise-error type="ORDERS:BROKEN" description="out of orders"/>
        </flow>
        """.formatted(name), "http"), OrdersApi.spec(name, ENGINE.entra(), more).policy()));
  }

  @Test
  void aRequestThatIsRefusedReachesNoFlow() throws Exception {
    try (CapturedLog log = CapturedLog.open()) {
      HttpResponse<String> response = Http.get(ENGINE.uri("/exposed/1"), "X-Entra-Roles", "admin");
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.body()).startsWith("{\"type\":\"about:blank\"");
      assertThat(log.atLeast(Level.ERROR)).isEmpty();
    }
  }

  private static JsonNode post(String path, String type, BodyPublisher body) throws Exception {
    HttpResponse<String> response = CLIENT.send(HttpRequest.newBuilder(ENGINE.uri(path)).POST(body).timeout(Bounds.ANSWER)
        .header("Authorization", "Bearer " + ENGINE.entra().userToken().sign()).header("Content-Type", type).build(),
        BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return SeeingApi.seen(response.body());
  }

  private static String digest(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
