package org.muleentra.jwt.gateway.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.gateway.fixture.RawHttp;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A client that knows nothing but the API's address finds out where to get a token for it (RFC 9728), over HTTP. */
class DiscoveryOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static final Pattern LINK = Pattern.compile("resource_metadata=\"([^\"]+)\"");

  private static DeployedApi deploy(String name, String listenerPath, Map<String, ?> more) {
    return ENGINE.deploy(ApiSpec.behind(
        OrdersApi.spec(name, ENGINE.entra(), more).policy().orElseThrow(), name, listenerPath));
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
        DeployedApi api = deploy("doubtful", "/doubtful/*", Map.of("resource", ENGINE.uri("/doubtful").toString()))) {
      assertThat(ENGINE.get("doubtful", ENGINE.entra().userToken()).statusCode()).isEqualTo(200);
      assertThat(Http.get(ENGINE.uri("/doubtful/1")).statusCode()).isEqualTo(401);
      assertThat(log.of("org.muleentra.jwt.mule.gatekeeper.RunningGatekeeper"))
          .filteredOn(line -> line.startsWith("Configuration ") && !line.contains(": It lets in "))
          .singleElement().asString().contains("doubtful", ": resource is not one of audiences");
    }
  }

  @Test
  void theLinkOfEveryRefusalLeadsToWhatIsConfigured() throws Exception {
    URI resource = ENGINE.uri("/");
    try (DeployedApi api = deploy("root", "/*", Map.of("resource", resource.toString(), "requiredScopes", List.of(Contoso.WRITE_SCOPE)));
        CapturedLog log = CapturedLog.open()) {
      HttpResponse<String> nobody = Http.get(ENGINE.uri("/orders"));
      HttpResponse<String> forged = Http.get(ENGINE.uri("/orders"), "Authorization", "Bearer a.b.c");
      HttpResponse<String> twice = Http.get(ENGINE.uri("/orders?access_token=x"), "Authorization", "Bearer a.b.c");
      HttpResponse<String> forbidden = Http.get(ENGINE.uri("/orders"), "Authorization", "Bearer " + ENGINE.entra().userToken().sign());

      assertThat(List.of(nobody, forged, twice, forbidden)).extracting(HttpResponse::statusCode).containsExactly(401, 401, 400, 403);
      assertThat(List.of(nobody, forged, twice, forbidden)).extracting(DiscoveryOnTheEngineTest::link)
          .containsOnly(ENGINE.uri("/.well-known/oauth-protected-resource"));

      int decisions = log.decisions().size();
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
      assertThat(log.decisions()).as("no decision, no line").hasSize(decisions).hasSize(4);
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
      try (DeployedApi api = deploy("asking", "/asking/*", Map.of("resource", ENGINE.uri("/asking").toString(), "audiences", audiences,
          "resourceMetadata", ENGINE.uri("/asking/.well-known/oauth-protected-resource").toString(),
          "requiredScopes", List.of("Orders.Audit", Contoso.WRITE_SCOPE)))) {
        HttpResponse<String> refused = Http.get(ENGINE.uri("/asking/1"), "Authorization",
            "Bearer " + ENGINE.entra().userToken().audience(audiences.get(0)).scopes("Orders.Read").sign());

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
        HttpResponse<String> refused = Http.get(ENGINE.uri("/" + setting.getKey() + "/1"), "Authorization",
            "Bearer " + ENGINE.entra().userToken().scopes("Orders.Read").sign());
        assertThat(refused.statusCode()).as(setting.getKey()).isEqualTo(403);
        assertThat(scopes(refused)).as(setting.getKey()).isEmpty();
        assertThat(api.flowRuns()).isZero();
      }
    }
    try (DeployedApi api = deploy("apps", "/apps/*", Map.of("requiredScopes", List.of("Orders.Read"), "requiredAppRoles", List.of("Orders.Process")))) {
      HttpResponse<String> app = ENGINE.get("apps", ENGINE.entra().appToken().without("roles"));
      assertThat(app.statusCode()).isEqualTo(403);
      assertThat(scopes(app)).isEmpty();
      assertThat(api.flowRuns()).isZero();
    }
  }

  @Test
  void anApiBelowAPathNamesAnAddressOfItsOwn() throws Exception {
    try (DeployedApi api = deploy("below", "/below/*", Map.of("resource", "https://api.example.com/below",
        "resourceMetadata", ENGINE.uri("/below/.well-known/oauth-protected-resource").toString()))) {
      URI link = link(Http.get(ENGINE.uri("/below/1")));

      assertThat(link.getPath()).isEqualTo("/below/.well-known/oauth-protected-resource");
      assertThat(new ObjectMapper().readTree(Http.get(link).body()).get("resource").asText()).isEqualTo("https://api.example.com/below");
      assertThat(Http.get(ENGINE.uri("/below/.well-known/oauth-protected-resource-of-another")).statusCode()).isEqualTo(401);
      assertThat(api.flowRuns()).isZero();
    }
  }

  @Test
  void otherMethodsGoTheOrdinaryWayAndHeadHasNoBody() throws Exception {
    try (DeployedApi api = deploy("methods", "/methods/*", Map.of("resource", ENGINE.uri("/methods").toString()));
        RawHttp head = RawHttp.connect(ENGINE.address()); RawHttp post = RawHttp.connect(ENGINE.address())) {
      String path = "/methods/.well-known/oauth-protected-resource";
      RawHttp.Answer answer = head.sendLast(("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).containsExactly("application/json");
      assertThat(answer.body()).isEmpty();

      assertThat(post.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n").status()).isEqualTo(401);
      assertThat(post.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nAuthorization: Bearer "
          + ENGINE.entra().userToken().sign() + "\r\n\r\n").status()).isEqualTo(200);
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }

  @Test
  void withoutAResourceThereIsNothingToSeeWithoutAToken() throws Exception {
    try (DeployedApi api = deploy("closed", "/closed/*", Map.of())) {
      HttpResponse<String> refused = Http.get(ENGINE.uri("/closed/.well-known/oauth-protected-resource"));
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("www-authenticate").orElse("")).isEqualTo("Bearer");
      assertThat(api.flowRuns()).isZero();
    }
  }

  @Test
  void reportOnlyModeServesItToo() throws Exception {
    try (DeployedApi api = deploy("open", "/open/*", Map.of("resource", ENGINE.uri("/open").toString(), "reportOnly", true))) {
      assertThat(Http.get(ENGINE.uri("/open/.well-known/oauth-protected-resource")).body()).contains("authorization_servers");
      assertThat(api.flowRuns()).isZero();
      assertThat(Http.get(ENGINE.uri("/open/1")).statusCode()).isEqualTo(200);
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }
}
