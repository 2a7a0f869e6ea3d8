package org.muleentra.jwt.gateway.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.gateway.fixture.RawHttp;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A client that knows nothing but the API's address finds out where to get a token for it (RFC 9728), over HTTP. */
class DiscoveryOnTheEngineTest {

  private static final Pattern LINK = Pattern.compile("resource_metadata=\"([^\"]+)\"");

  private static MockEntra entra;
  private static MuleEngine engine;

  @BeforeAll
  static void start() throws IOException {
    entra = MockEntra.start();
    engine = MuleEngine.start(EntraJwtExtension.class);
  }

  @AfterAll
  static void stop() {
    engine.close();
    entra.close();
  }

  private static DeployedApi deploy(String name, String listenerPath, Map<String, ?> more) {
    return engine.deploy(org.muleentra.jwt.gateway.engine.ApiSpec.behind(
        OrdersApi.spec(name, entra, more).policy().orElseThrow(), name, listenerPath));
  }

  private static URI link(HttpResponse<String> refusal) {
    Matcher link = LINK.matcher(refusal.headers().firstValue("www-authenticate").orElse(""));
    assertThat(link.find()).as("a link in %s", refusal.headers().map()).isTrue();
    return URI.create(link.group(1));
  }

  /** Suspicious and allowed: clients would be refused by Entra, which the policy does not see. */
  @Test
  void aResourceThatIsNoAudienceIsToldOnceAtTheStart() throws Exception {
    try (CapturedLog log = CapturedLog.open();
        DeployedApi api = deploy("doubtful", "/doubtful/*", Map.of("resource", engine.uri("/doubtful").toString()))) {
      assertThat(Http.get(engine.uri("/doubtful/1"), "Authorization", "Bearer " + entra.userToken().sign()).statusCode()).isEqualTo(200);
      assertThat(Http.get(engine.uri("/doubtful/1")).statusCode()).isEqualTo(401);
      assertThat(log.of("org.muleentra.jwt.mule.gatekeeper.RunningGatekeeper")).filteredOn(line -> line.startsWith("Configuration "))
          .singleElement().asString().contains("doubtful", ": resource is none of audiences");
    }
  }

  @Test
  void theLinkOfEveryRefusalLeadsToWhatIsConfigured() throws Exception {
    URI resource = engine.uri("/");
    try (DeployedApi api = deploy("root", "/*", Map.of("resource", resource.toString(), "requiredScopes", List.of(Contoso.WRITE_SCOPE)));
        CapturedLog log = CapturedLog.open()) {
      HttpResponse<String> nobody = Http.get(engine.uri("/orders"));
      HttpResponse<String> forged = Http.get(engine.uri("/orders"), "Authorization", "Bearer a.b.c");
      HttpResponse<String> twice = Http.get(engine.uri("/orders?access_token=x"), "Authorization", "Bearer a.b.c");
      HttpResponse<String> forbidden = Http.get(engine.uri("/orders"), "Authorization", "Bearer " + entra.userToken().sign());

      assertThat(List.of(nobody, forged, twice, forbidden)).extracting(HttpResponse::statusCode).containsExactly(401, 401, 400, 403);
      assertThat(List.of(nobody, forged, twice, forbidden)).extracting(DiscoveryOnTheEngineTest::link)
          .containsOnly(engine.uri("/.well-known/oauth-protected-resource"));

      int decisions = log.of("org.muleentra.jwt.audit").size();
      HttpResponse<String> document = Http.get(link(nobody));
      assertThat(document.statusCode()).isEqualTo(200);
      assertThat(document.headers().allValues("content-type")).containsExactly("application/json");
      assertThat(document.headers().allValues("cache-control")).containsExactly("public, max-age=3600");
      assertThat(document.headers().firstValue("www-authenticate")).isEmpty();
      JsonNode json = new ObjectMapper().readTree(document.body());
      assertThat(json).isEqualTo(new ObjectMapper().valueToTree(Map.of(
          "resource", resource.toString(),
          "authorization_servers", List.of("https://login.microsoftonline.com/" + Contoso.TENANT_ID + "/v2.0"),
          "scopes_supported", List.of(Contoso.API_APP_ID_URI + "/" + Contoso.WRITE_SCOPE),
          "bearer_methods_supported", List.of("header"))));
      assertThat(log.of("org.muleentra.jwt.audit")).as("no decision, no line").hasSize(decisions).hasSize(4);
      assertThat(log.withStackTrace()).isEmpty();
      assertThat(api.flowRuns()).isZero();
    }
  }

  private static final Pattern SCOPE = Pattern.compile("[ ,]scope=\"([^\"]+)\"");

  private static List<String> scopes(HttpResponse<String> refusal) {
    Matcher scope = SCOPE.matcher(refusal.headers().firstValue("www-authenticate").orElse(""));
    return scope.find() ? List.of(scope.group(1).split(" ")) : List.of();
  }

  /** A client that follows the challenge asks Entra for what the document names; Entra knows no scope without its API. */
  @Test
  void challengeAndDocumentNameTheSameScopes() throws Exception {
    for (List<String> audiences : List.of(List.of(Contoso.API_CLIENT_ID), List.of(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI))) {
      try (DeployedApi api = deploy("asking", "/asking/*", Map.of("resource", engine.uri("/asking").toString(), "audiences", audiences,
          "resourceMetadata", engine.uri("/asking/.well-known/oauth-protected-resource").toString(),
          "requiredScopes", List.of("Orders.Audit", Contoso.WRITE_SCOPE)))) {
        HttpResponse<String> refused = Http.get(engine.uri("/asking/1"), "Authorization",
            "Bearer " + entra.userToken().audience(audiences.get(0)).scopes("Orders.Read").sign());

        assertThat(refused.statusCode()).isEqualTo(403);
        List<String> supported = new ArrayList<>();
        new ObjectMapper().readTree(Http.get(link(refused)).body()).get("scopes_supported").forEach(scope -> supported.add(scope.asText()));
        String api2 = audiences.get(audiences.size() - 1);
        assertThat(scopes(refused)).isEqualTo(supported).containsExactly(api2 + "/Orders.Audit", api2 + "/" + Contoso.WRITE_SCOPE);
        assertThat(api.flowRuns()).isZero();
      }
    }
  }

  /** Nobody is sent to ask for a scope that he has, or that would not help him. */
  @Test
  void noScopeIsNamedWhereAnotherWouldNotHelp() throws Exception {
    Map<String, Map<String, ?>> settings = Map.of(
        "client", Map.of("requiredScopes", List.of("Orders.Read"), "allowedClientIds", List.of(Contoso.DAEMON_CLIENT_ID)),
        "role", Map.of("requiredScopes", List.of("Orders.Read"), "requiredRoles", List.of("admin"),
            "roleMappings", List.of(Map.of("key", Contoso.ADMINS_GROUP_ID, "value", "admin"))),
        "kind", Map.of("requiredScopes", List.of("Orders.Read"), "callerKinds", List.of("agentForUser")),
        "rule", Map.of("requiredScopes", List.of("Orders.Read"), "claimRules", List.of("acct equals 7")));
    for (Map.Entry<String, Map<String, ?>> setting : settings.entrySet()) {
      try (DeployedApi api = deploy(setting.getKey(), "/" + setting.getKey() + "/*", setting.getValue())) {
        HttpResponse<String> refused = Http.get(engine.uri("/" + setting.getKey() + "/1"), "Authorization",
            "Bearer " + entra.userToken().scopes("Orders.Read").sign());
        assertThat(refused.statusCode()).as(setting.getKey()).isEqualTo(403);
        assertThat(scopes(refused)).as(setting.getKey()).isEmpty();
        assertThat(api.flowRuns()).isZero();
      }
    }
    try (DeployedApi api = deploy("apps", "/apps/*", Map.of("requiredScopes", List.of("Orders.Read"), "requiredAppRoles", List.of("Orders.Process")))) {
      HttpResponse<String> app = Http.get(engine.uri("/apps/1"), "Authorization", "Bearer " + entra.appToken().without("roles").sign());
      assertThat(app.statusCode()).isEqualTo(403);
      assertThat(scopes(app)).isEmpty();
      assertThat(api.flowRuns()).isZero();
    }
  }

  @Test
  void anApiBelowAPathNamesAnAddressOfItsOwn() throws Exception {
    try (DeployedApi api = deploy("below", "/below/*", Map.of("resource", "https://api.example.com/below",
        "resourceMetadata", engine.uri("/below/.well-known/oauth-protected-resource").toString()))) {
      URI link = link(Http.get(engine.uri("/below/1")));

      assertThat(link.getPath()).isEqualTo("/below/.well-known/oauth-protected-resource");
      assertThat(new ObjectMapper().readTree(Http.get(link).body()).get("resource").asText()).isEqualTo("https://api.example.com/below");
      assertThat(Http.get(engine.uri("/below/.well-known/oauth-protected-resource-of-another")).statusCode()).isEqualTo(401);
      assertThat(api.flowRuns()).isZero();
    }
  }

  @Test
  void otherMethodsGoTheOrdinaryWayAndHeadHasNoBody() throws Exception {
    try (DeployedApi api = deploy("methods", "/methods/*", Map.of("resource", engine.uri("/methods").toString()));
        RawHttp head = RawHttp.connect(engine.address()); RawHttp post = RawHttp.connect(engine.address())) {
      String path = "/methods/.well-known/oauth-protected-resource";
      RawHttp.Answer answer = head.sendLast(("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).containsExactly("application/json");
      assertThat(answer.body()).isEmpty();

      assertThat(post.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n").status()).isEqualTo(401);
      assertThat(post.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nAuthorization: Bearer "
          + entra.userToken().sign() + "\r\n\r\n").status()).isEqualTo(200);
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }

  @Test
  void withoutAResourceThereIsNothingToSeeWithoutAToken() throws Exception {
    try (DeployedApi api = deploy("closed", "/closed/*", Map.of())) {
      HttpResponse<String> refused = Http.get(engine.uri("/closed/.well-known/oauth-protected-resource"));
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("www-authenticate").orElse("")).isEqualTo("Bearer");
      assertThat(api.flowRuns()).isZero();
    }
  }

  @Test
  void reportOnlyModeServesItToo() throws Exception {
    try (DeployedApi api = deploy("open", "/open/*", Map.of("resource", engine.uri("/open").toString(), "reportOnly", true))) {
      assertThat(Http.get(engine.uri("/open/.well-known/oauth-protected-resource")).body()).contains("authorization_servers");
      assertThat(api.flowRuns()).isZero();
      assertThat(Http.get(engine.uri("/open/1")).statusCode()).isEqualTo(200);
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }
}
