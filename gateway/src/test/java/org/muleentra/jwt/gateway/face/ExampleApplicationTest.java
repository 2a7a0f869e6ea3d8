package org.muleentra.jwt.gateway.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** The example application on the engine, over HTTP, with tokens of the mock Entra. */
class ExampleApplicationTest {

  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static MockEntra entra;
  private static MuleEngine engine;

  @BeforeAll
  static void start() throws Exception {
    entra = MockEntra.start();
    engine = MuleEngine.start(EntraJwtExtension.class);
    engine.deploy(ExampleApplication.spec(engine, entra));
  }

  @AfterAll
  static void stop() {
    engine.close();
    entra.close();
  }

  private static HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    return send(engine, method, path, headers);
  }

  private static HttpResponse<String> send(MuleEngine to, String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(to.uri(path)).timeout(Bounds.ANSWER)
        .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static String bearer(TokenBuilder token) {
    return "Bearer " + token.sign();
  }

  @Test
  void showsAReaderOneOrderAndAnApproverAll() throws Exception {
    HttpResponse<String> reader = send("GET", "/orders", "Authorization", bearer(entra.userToken()));
    assertThat(reader.statusCode()).isEqualTo(200);
    assertThat(reader.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(reader.body()).isEqualTo("{\"orders\": [\"1001\"]}");

    assertThat(send("GET", "/orders", "Authorization", bearer(entra.userToken().groups(Contoso.ADMINS_GROUP_ID))).body())
        .isEqualTo("{\"orders\": [\"1001\", \"1002\", \"1003\"]}");
  }

  @Test
  void takesAnOrderOfAWriterAndOfAnApplication() throws Exception {
    HttpResponse<String> writer = send("POST", "/orders", "Authorization",
        bearer(entra.userToken().scopes("Orders.Write").groups(Contoso.WRITERS_GROUP_ID)));
    assertThat(writer.statusCode()).isEqualTo(201);
    assertThat(writer.body()).isEqualTo("{\"order\": \"1004\", \"enteredBy\": \"" + Contoso.USER_OBJECT_ID + "\"}");

    assertThat(send("POST", "/orders", "Authorization", bearer(entra.appToken().roles("Orders.Write.All"))).statusCode())
        .isEqualTo(201);
  }

  static List<Arguments> refusals() {
    return List.of(
        Arguments.of("no token", 401, "Bearer", (Supplier<String>) () -> "Basic dTpw"),
        Arguments.of("two tokens", 400, "Bearer error=\"invalid_request\"",
            (Supplier<String>) () -> "Bearer a.b.c, Bearer a.b.c"),
        Arguments.of("expired", 401, "Bearer error=\"invalid_token\", error_description=\"The access token has expired.\"",
            (Supplier<String>) () -> bearer(entra.userToken().expiresIn(Duration.ofHours(-1)))),
        Arguments.of("forged", 401, "Bearer error=\"invalid_token\"",
            (Supplier<String>) () -> bearer(entra.userToken().flipSignatureBit())),
        Arguments.of("without the scope", 403, "Bearer error=\"insufficient_scope\", error_description=\"The caller lacks a permission that"
            + " this API requires.\", scope=\"" + Contoso.API_CLIENT_ID + "/Orders.Read " + Contoso.API_CLIENT_ID + "/Orders.Write\"",
            (Supplier<String>) () -> bearer(entra.userToken().scopes("Invoices.Read"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void answersEachErrorTypeWithItsStatusAndChallenge(String name, int status, String challenge, Supplier<String> credentials)
      throws Exception {
    HttpResponse<String> response = send("GET", "/orders", "Authorization", credentials.get());

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith(challenge);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(response.body()).contains("\"status\":" + status).doesNotContain("orders");
  }

  @Test
  void asksAWriterForTheScopeAndForTheRole() throws Exception {
    assertThat(send("POST", "/orders", "Authorization", bearer(entra.userToken().groups(Contoso.WRITERS_GROUP_ID)))
        .statusCode()).as("the scope is missing").isEqualTo(403);
    assertThat(send("POST", "/orders", "Authorization", bearer(entra.userToken().scopes("Orders.Write")))
        .statusCode()).as("the role is missing").isEqualTo(403);
  }

  @Test
  void servesNoOtherMethod() throws Exception {
    assertThat(send("DELETE", "/orders", "Authorization", bearer(entra.userToken())).statusCode()).isEqualTo(405);
  }

  /** A listener that is given a Java list writes Java's own form of it. */
  @Test
  void theDeskOfTheDenyListSpeaksJson() throws Exception {
    String desk = bearer(entra.userToken().scopes("Revocations.Write"));
    String lost = "/revocations?kind=sessionId&value=a-lost-session";
    String caller = bearer(entra.userToken().claim("sid", "a-lost-session"));
    assertThat(send("GET", "/orders", "Authorization", caller).statusCode()).isEqualTo(200);

    HttpResponse<String> revoked = send("POST", lost, "Authorization", desk);
    assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(201);
    assertThat(revoked.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
    assertThat(new ObjectMapper().readTree(revoked.body()).get("kind").asText()).isEqualTo("sessionId");
    assertThat(send("GET", "/orders", "Authorization", caller).statusCode()).isEqualTo(401);

    HttpResponse<String> list = send("GET", "/revocations", "Authorization", desk);
    assertThat(list.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
    assertThat(new ObjectMapper().readTree(list.body()).findValuesAsText("value")).contains("a-lost-session");

    assertThat(new ObjectMapper().readTree(send("DELETE", lost, "Authorization", desk).body())).hasSize(1);
    assertThat(send("GET", "/orders", "Authorization", caller).statusCode()).isEqualTo(200);
    assertThat(send("POST", "/revocations?kind=no-such&value=x", "Authorization", desk).statusCode()).isEqualTo(400);
    for (String method : List.of("GET", "POST", "DELETE")) {
      assertThat(send(method, lost, "Authorization", bearer(entra.userToken().scopes("Orders.Write"))).statusCode()).isEqualTo(403);
      assertThat(send(method, lost, "Authorization", bearer(entra.appToken().roles("Orders.Write.All"))).statusCode()).isEqualTo(403);
      assertThat(send(method, lost).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void letsNobodyApproveWhereNoPolicyIsInFront() throws Exception {
    HttpResponse<String> response = send("POST", "/approvals/1001", "Authorization",
        bearer(entra.userToken().groups(Contoso.ADMINS_GROUP_ID)));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
  }

  @Test
  void letsApproversApproveBehindThePolicy() throws Exception {
    String policy = PolicyTemplate.load().render("orders-api", Map.of(
        "tenants", List.of(Contoso.TENANT_ID),
        "audiences", List.of(Contoso.API_CLIENT_ID),
        "roleMappings", List.of(Map.of("key", Contoso.ADMINS_GROUP_ID, "value", "order-approver")),
        "metadataBaseUrl", entra.baseUrl()));
    try (MuleEngine behind = MuleEngine.start(EntraJwtExtension.class)) {
      behind.deploy(ExampleApplication.spec(behind, entra, Map.of(), Optional.of(policy)));

      HttpResponse<String> approver = send(behind, "POST", "/approvals/1001", "Authorization",
          bearer(entra.userToken().groups(Contoso.ADMINS_GROUP_ID)));
      assertThat(approver.statusCode()).isEqualTo(200);
      assertThat(approver.body()).isEqualTo("{\"approved\": true, \"by\": \"" + Contoso.USER_OBJECT_ID + "\"}");

      assertThat(send(behind, "POST", "/approvals/1001", "Authorization", bearer(entra.userToken())).statusCode())
          .isEqualTo(403);
      assertThat(send(behind, "POST", "/approvals/1001").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void tellsMonitoringWhatItDecided() throws Exception {
    Pattern refused = Pattern.compile("entra_jwt_decisions_total\\{config=\"entra-jwt.entra\",decision=\"refused\",reason=\"NO_CREDENTIALS\"} (\\d+)");
    long before = number(refused, send("GET", "/metrics").body());

    send("GET", "/orders");

    HttpResponse<String> metrics = send("GET", "/metrics");
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(number(refused, metrics.body())).isEqualTo(before + 1);
    assertThat(metrics.body()).contains("entra_jwt_keys_usable{config=\"entra-jwt.entra\"", "entra_jwt_deny_list_entries");
    assertThat(send("GET", "/metrics/client").body()).contains("entra_jwt_token_requests_total{config=\"entra-jwt.orders-client\"");
  }

  private static long number(Pattern sample, String text) {
    Matcher matcher = sample.matcher(text);
    assertThat(matcher.find()).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  @Test
  void tellsOfAnOutageAndOfItsEnd() throws Exception {
    try (MockEntra down = MockEntra.builder().reserve(); MuleEngine cutOff = MuleEngine.start(EntraJwtExtension.class)) {
      cutOff.deploy(ExampleApplication.spec(cutOff, down));

      await().atMost(Bounds.RECOVERY).untilAsserted(() -> {
        HttpResponse<String> health = send(cutOff, "GET", "/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("\"ready\":false", "\"state\":\"down\"", "\"since\":\"");
      });
      assertThat(send(cutOff, "GET", "/metrics").body()).contains("part=\"keys\"} 0");

      down.restart();

      await().atMost(Bounds.RECOVERY).untilAsserted(() -> {
        HttpResponse<String> health = send(cutOff, "GET", "/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"ready\":true").doesNotContain("\"down\"");
      });
      assertThat(send(cutOff, "GET", "/metrics").body()).contains("part=\"keys\"} 1");
    }
  }

  @Test
  void answers503WhileNoKeysCanBeHad() throws Exception {
    try (MockEntra down = MockEntra.builder().reserve(); MuleEngine cutOff = MuleEngine.start(EntraJwtExtension.class)) {
      cutOff.deploy(ExampleApplication.spec(cutOff, down));

      HttpResponse<String> response = send(cutOff, "GET", "/orders", "Authorization", bearer(down.userToken()));

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 30L);
      assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
    }
  }
}
