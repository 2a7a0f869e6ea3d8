package org.muleentra.jwt.gateway.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.testkit.key.KeyRing;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.EntraIssuers;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** Every kind of directory, and many tenants at once, from the policy's form to the answer over HTTP. */
class EntraDirectoriesOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static final String SIGNUP = "B2C_1_signup";

  private static DeployedApi deploy(MockEntra entra, Map<String, ?> settings) {
    return ENGINE.deploy(OrdersApi.spec("orders", entra, settings));
  }

  private static HttpResponse<String> get(TokenBuilder token) throws Exception {
    return ENGINE.get("orders", token);
  }

  /** What the flow knows of a caller who must be admitted. */
  private static JsonNode properties(TokenBuilder token) throws Exception {
    HttpResponse<String> response = get(token);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body()).at("/authentication/properties");
  }

  /** Why a caller who must be refused with 401 was; the flow must not have run for it. */
  private static String refusal(DeployedApi api, TokenBuilder token) throws Exception {
    long runs = api.flowRuns();
    try (CapturedLog log = CapturedLog.open()) {
      HttpResponse<String> response = get(token);
      assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
      assertThat(response.headers().firstValue("www-authenticate").orElse("")).contains("error=\"invalid_token\"");
      assertThat(api.flowRuns()).isEqualTo(runs);
      return log.decisions().get(0).replaceAll(".*\"Reason\":\"(\\w+)\".*", "$1");
    }
  }

  private static Map<String, Object> b2c(String... policies) {
    return Map.of("directory", "b2c", "loginHost", Contoso.B2C_DOMAIN, "b2cPolicies", List.of(policies));
  }

  @Test
  void b2cTokensPassWithoutTenantAndWithIt() throws Exception {
    try (MockEntra entra = MockEntra.builder().b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).start();
        DeployedApi api = deploy(entra, b2c(Contoso.B2C_POLICY))) {
      assertThat(entra.userToken().claims()).doesNotContainKey("tid");
      assertThat(properties(entra.userToken()).get("tenantId").asText()).isEqualTo(Contoso.TENANT_ID);
      assertThat(properties(entra.userToken().claim("tid", Contoso.TENANT_ID)).get("objectId").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
      assertThat(properties(entra.userToken().without("oid")).has("objectId")).isFalse();
      assertThat(properties(entra.userToken().policyInAcr()).get("callerKind").asText()).isEqualTo("user");

      assertThat(refusal(api, entra.userToken().claim("tid", Contoso.FABRIKAM_TENANT_ID))).isEqualTo("TENANT_NOT_TRUSTED");
      assertThat(refusal(api, entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID))).isEqualTo("ISSUER_NOT_TRUSTED");
      assertThat(refusal(api, entra.userToken().issuer(EntraCloud.GLOBAL.v2Issuer(Contoso.TENANT_ID)))).isEqualTo("ISSUER_NOT_TRUSTED");
      assertThat(refusal(api, entra.userToken().flipSignatureBit())).isEqualTo("SIGNATURE_INVALID");
    }
  }

  @Test
  void b2cApplicationsHaveTheirAppRolesInScopes() throws Exception {
    Map<String, Object> settings = new HashMap<>(b2c(Contoso.B2C_POLICY));
    settings.put("requiredScopes", List.of(Contoso.READ_SCOPE, Contoso.READ_ALL_ROLE));
    try (MockEntra entra = MockEntra.builder().b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).start(); DeployedApi api = deploy(entra, settings)) {
      JsonNode application = properties(entra.appToken());
      assertThat(application.get("callerKind").asText()).as("B2C does not tell").isEqualTo("user");
      assertThat(application.get("clientId").asText()).isEqualTo(Contoso.DAEMON_CLIENT_ID);
      assertThat(get(entra.appToken().roles(Contoso.WRITE_ALL_ROLE)).statusCode()).isEqualTo(403);
      assertThat(refusal(api, entra.appToken().roles())).isEqualTo("NOT_AN_ACCESS_TOKEN");
      assertThat(refusal(api, entra.userToken().without("scp").claim("roles", List.of(Contoso.READ_ALL_ROLE)))).isEqualTo("NOT_AN_ACCESS_TOKEN");

      settings.put("callerKinds", List.of("user"));
      assertThatThrownBy(() -> deploy(entra, settings)).isInstanceOf(DeploymentException.class)
          .hasStackTraceContaining("callerKinds must be left out, or hold user and app, for directory b2c");
    }
  }

  @Test
  void aB2cSubjectThatNamesNobodyIsNoPrincipal() throws Exception {
    try (MockEntra entra = MockEntra.builder().b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).start();
        DeployedApi api = deploy(entra, b2c(Contoso.B2C_POLICY))) {
      assertThat(properties(entra.userToken().subjectNotSupported()).get("objectId").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
      assertThat(refusal(api, entra.userToken().subjectNotSupported().without("oid"))).isEqualTo("NO_IDENTITY");
    }
  }

  @Test
  void b2cTokensOfEitherIssuerPassWhicheverTheDocumentNames() throws Exception {
    EntraIssuers plain = EntraIssuers.b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY);
    for (EntraIssuers issuers : List.of(plain, plain.withPolicyInIssuer())) {
      try (MockEntra entra = MockEntra.builder().issuers(issuers).start(); DeployedApi api = deploy(entra, b2c(Contoso.B2C_POLICY))) {
        TokenBuilder inPath = entra.userToken().tfpIssuer();
        TokenBuilder bare = entra.userToken().issuer(plain.issuer(TokenVersion.V2, Contoso.TENANT_ID));
        assertThat(inPath.claims().get("iss")).isNotEqualTo(bare.claims().get("iss"));

        assertThat(get(inPath).statusCode()).isEqualTo(200);
        assertThat(get(bare).statusCode()).isEqualTo(200);
        assertThat(refusal(api, entra.userToken().issuer(plain.tfpIssuer(Contoso.TENANT_ID, SIGNUP)))).isEqualTo("ISSUER_NOT_TRUSTED");
      }
    }
  }

  @Test
  void b2cPoliciesThatAreNotAcceptedAreRefusedAndEachHasItsKeys() throws Exception {
    try (MockEntra entra = MockEntra.builder().b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).start()) {
      SigningKey ofSignup = entra.keys(SIGNUP).current();
      try (DeployedApi api = deploy(entra, b2c(Contoso.B2C_POLICY))) {
        assertThat(refusal(api, entra.userToken().policy(SIGNUP).signedBy(ofSignup))).isEqualTo("POLICY_NOT_ACCEPTED");
        assertThat(refusal(api, entra.userToken().without("tfp"))).isEqualTo("POLICY_NOT_ACCEPTED");
        assertThat(entra.requestsByPath().keySet()).noneMatch(path -> path.toLowerCase().contains("signup"));
      }
      try (DeployedApi api = deploy(entra, b2c(Contoso.B2C_POLICY, SIGNUP))) {
        assertThat(get(entra.userToken()).statusCode()).isEqualTo(200);
        assertThat(get(entra.userToken().policy(SIGNUP).signedBy(ofSignup)).statusCode()).isEqualTo(200);
        assertThat(refusal(api, entra.userToken().signedBy(ofSignup))).isEqualTo("KEY_UNKNOWN");
        assertThat(refusal(api, entra.userToken().policy(SIGNUP))).isEqualTo("KEY_UNKNOWN");
      }
    }
  }

  @Test
  void externalIdTokensPassAndThoseOfTheWorkforceDoNot() throws Exception {
    try (MockEntra entra = MockEntra.builder().externalId().start(); DeployedApi api = deploy(entra, Map.of("directory", "externalId"))) {
      assertThat(properties(entra.userToken()).get("tenantId").asText()).isEqualTo(Contoso.TENANT_ID);

      assertThat(refusal(api, entra.userToken().issuer(EntraCloud.GLOBAL.v2Issuer(Contoso.TENANT_ID)))).isEqualTo("ISSUER_NOT_TRUSTED");
      assertThat(refusal(api, entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID))).isEqualTo("TENANT_NOT_TRUSTED");
      assertThat(refusal(api, entra.userToken().v1())).isEqualTo("ISSUER_NOT_TRUSTED");
    }
  }

  @Test
  void tokensOfAnotherSovereignCloudPassAndThoseOfTheGlobalOneDoNot() throws Exception {
    EntraIssuers issuers = EntraIssuers.of(EntraCloud.GLOBAL).withLoginHost("login.cloud.example").withIssuerHost("sts.cloud.example");
    try (MockEntra entra = MockEntra.builder().issuers(issuers).start();
        DeployedApi api = deploy(entra, Map.of("loginHost", "login.cloud.example", "issuerHost", "sts.cloud.example"))) {
      assertThat(properties(entra.userToken()).get("tokenVersion").asText()).isEqualTo("2.0");
      assertThat(properties(entra.userToken().v1()).get("tokenVersion").asText()).isEqualTo("1.0");

      assertThat(refusal(api, entra.userToken().issuer(EntraCloud.GLOBAL.v2Issuer(Contoso.TENANT_ID)))).isEqualTo("ISSUER_NOT_TRUSTED");
      assertThat(refusal(api, entra.userToken().v1().issuer(EntraCloud.GLOBAL.v1Issuer(Contoso.TENANT_ID)))).isEqualTo("ISSUER_NOT_TRUSTED");
    }
  }

  @Test
  void anAppWithSigningKeysOfItsOwnTrustsThemAlone() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      SigningKey own = entra.keys(Contoso.API_CLIENT_ID).current();
      try (DeployedApi api = deploy(entra, Map.of("signingKeysAppId", Contoso.API_CLIENT_ID))) {
        assertThat(get(entra.userToken().signedBy(own)).statusCode()).isEqualTo(200);
        assertThat(get(entra.userToken().v1().signedBy(own)).statusCode()).isEqualTo(200);
        assertThat(refusal(api, entra.userToken())).isEqualTo("KEY_UNKNOWN");
        assertThat(refusal(api, entra.userToken().signedBy(entra.keys().current().withKid(own.kid())))).isEqualTo("SIGNATURE_INVALID");
      }
      try (DeployedApi other = deploy(entra, Map.of())) {
        assertThat(get(entra.userToken()).statusCode()).isEqualTo(200);
        assertThat(refusal(other, entra.userToken().signedBy(own))).isEqualTo("KEY_UNKNOWN");
      }
    }
  }

  @Test
  void theKeyOfOneTenantDoesNotSignForTheOther() throws Exception {
    try (MockEntra contoso = MockEntra.start();
        MockEntra fabrikam = MockEntra.builder().tenant(Contoso.FABRIKAM_TENANT_ID).start()) {
      // A key that Contoso's document holds, and that says itself that it is Fabrikam's.
      SigningKey lent = SigningKey.generate();
      Map<String, Object> jwk = new HashMap<>(lent.publicJwk());
      jwk.put("issuer", fabrikam.issuer(TokenVersion.V2));
      contoso.keys().publishRaw(jwk);
      HttpServer mirror = mirror(Map.of(contoso.tenantId(), contoso, fabrikam.tenantId(), fabrikam));
      try (DeployedApi api = deploy(contoso, Map.of("tenants", List.of(contoso.tenantId(), fabrikam.tenantId()),
          "metadataBaseUrl", "http://127.0.0.1:" + mirror.getAddress().getPort()))) {
        KeyRing contosos = contoso.keys();
        KeyRing fabrikams = fabrikam.keys();
        assertThat(properties(contoso.userToken()).get("tenantId").asText()).isEqualTo(contoso.tenantId());
        assertThat(properties(fabrikam.userToken()).get("tenantId").asText()).isEqualTo(fabrikam.tenantId());
        assertThat(properties(fabrikam.userToken().v1()).get("tenantId").asText()).isEqualTo(fabrikam.tenantId());

        assertThat(refusal(api, contoso.userToken().signedBy(fabrikams.current()))).isEqualTo("KEY_UNKNOWN");
        assertThat(refusal(api, fabrikam.userToken().signedBy(contosos.current()))).isEqualTo("KEY_UNKNOWN");
        assertThat(refusal(api, fabrikam.userToken().signedBy(contosos.current().withKid(fabrikams.current().kid()))))
            .isEqualTo("SIGNATURE_INVALID");
        assertThat(refusal(api, contoso.userToken().signedBy(lent))).isEqualTo("KEY_OF_OTHER_ISSUER");
        assertThat(refusal(api, fabrikam.userToken().signedBy(lent))).isEqualTo("KEY_UNKNOWN");
        assertThat(refusal(api, contoso.userToken().claim("tid", fabrikam.tenantId()))).isEqualTo("KEY_OF_OTHER_ISSUER");
        // Keys of the v1 document name no issuer.
        assertThat(refusal(api, contoso.userToken().v1().claim("tid", fabrikam.tenantId()))).isEqualTo("TENANT_NOT_TRUSTED");
      } finally {
        mirror.stop(0);
      }
    }
  }

  /** One metadata address for several tenants, each of which publishes keys of its own. */
  private static HttpServer mirror(Map<String, MockEntra> tenants) throws IOException {
    HttpServer mirror = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    tenants.forEach((tenant, entra) -> mirror.createContext("/" + tenant, exchange -> {
      try {
        // Under its own address, as each mirror must: keys are read at the address of the metadata alone.
        byte[] body = Http.get(URI.create(entra.baseUrl() + exchange.getRequestURI())).body()
            .replace(entra.baseUrl(), "http://127.0.0.1:" + mirror.getAddress().getPort()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        exchange.close();
      }
    }));
    mirror.start();
    return mirror;
  }

  @Test
  void aThousandTenantsCostWhatIsUsedOfThem() throws Exception {
    List<String> tenants = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      tenants.add("7e4a4751-7e57-4000-8000-%012d".formatted(i));
    }
    try (MockEntra entra = MockEntra.start(); DeployedApi api = deploy(entra, Map.of("tenants", tenants))) {
      assertThat(entra.requestsByPath()).as("none at the start").isEmpty();
      assertThat(refusal(api, entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID))).isEqualTo("TENANT_NOT_TRUSTED");
      assertThat(entra.requestsByPath()).as("none for a stranger").isEmpty();

      String caller = tenants.get(777);
      for (int i = 0; i < 3; i++) {
        assertThat(properties(entra.userToken().tenant(caller)).get("tenantId").asText()).isEqualTo(caller);
      }
      assertThat(entra.requestsByPath()).isEqualTo(Map.of(
          "/" + caller + "/v2.0/.well-known/openid-configuration", 1, "/" + caller + "/discovery/v2.0/keys", 1));

      assertThat(get(entra.userToken().v1().tenant(tenants.get(999))).statusCode()).isEqualTo(200);
      assertThat(entra.requestsByPath().keySet()).hasSize(4).allMatch(path ->
          path.startsWith("/" + caller + "/") || path.startsWith("/" + tenants.get(999) + "/"));
    }
  }

  @Test
  void whateverTenantATokenNamesNothingIsFetchedForIt() throws Exception {
    try (MockEntra entra = MockEntra.start(); DeployedApi api = deploy(entra, Map.of("tenants", List.of("organizations"),
        "requiredScopes", List.of(Contoso.READ_SCOPE), "deniedTenants", List.of(Contoso.FABRIKAM_TENANT_ID)))) {
      assertThat(get(entra.userToken()).statusCode()).isEqualTo(200);
      assertThat(get(entra.userToken().v1()).statusCode()).isEqualTo(200);
      Map<String, Integer> fetched = entra.requestsByPath();
      assertThat(fetched.keySet()).hasSize(4).allMatch(path -> path.startsWith("/organizations/"));

      for (int i = 0; i < 20; i++) {
        String stranger = "57a4e312-7e57-4000-8000-%012d".formatted(i);
        assertThat(properties(entra.userToken().tenant(stranger)).get("tenantId").asText()).isEqualTo(stranger);
        assertThat(properties(entra.userToken().v1().tenant(stranger)).get("tenantId").asText()).isEqualTo(stranger);
        assertThat(refusal(api, entra.userToken().tenant(stranger).flipSignatureBit())).isEqualTo("SIGNATURE_INVALID");
      }
      assertThat(refusal(api, entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID))).isEqualTo("TENANT_NOT_TRUSTED");
      assertThat(refusal(api, entra.userToken().claim("tid", Contoso.FABRIKAM_TENANT_ID))).isEqualTo("ISSUER_NOT_TRUSTED");
      assertThat(refusal(api, entra.userToken().tenant("../" + Contoso.TENANT_ID))).isEqualTo("ISSUER_NOT_TRUSTED");
      assertThat(entra.requestsByPath()).isEqualTo(fetched);
    }
  }

  @Test
  void theFlowSeesGuestsAndManagedIdentities() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      String flows = flow("guest") + flow("managedIdentity");
      ApiSpec spec = new ApiSpec("about", application(flows), OrdersApi.spec("about", entra, Map.of()).policy());
      try (DeployedApi api = ENGINE.deploy(spec)) {
        assertThat(api.name()).isEqualTo("about");
        assertThat(about("guest", entra.userToken().guestOf(Contoso.FABRIKAM_TENANT_ID))).isEqualTo("true");
        assertThat(about("guest", entra.userToken().claim("acct", 0))).isEqualTo("false");
        assertThat(about("managedIdentity", entra.appToken().managedIdentity(Contoso.VIRTUAL_MACHINE))).isEqualTo(Contoso.VIRTUAL_MACHINE);
        assertThat(about("managedIdentity", entra.appToken().managedIdentity(Contoso.ASSIGNED_IDENTITY, Contoso.VIRTUAL_MACHINE)))
            .isEqualTo(Contoso.ASSIGNED_IDENTITY);
        assertThat(about("managedIdentity", entra.appToken())).isEmpty();
      }
    }
  }

  private static String about(String property, TokenBuilder token) throws Exception {
    HttpResponse<String> response = Http.get(ENGINE.uri("/about/" + property), "Authorization", "Bearer " + token.sign());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private static String flow(String property) {
    return """
        <flow name="%1$s">
          <http:listener path="/about/%1$s"/>
          <set-payload value="#[authentication.properties.%1$s]"/>
        </flow>
        """.formatted(property);
  }

  private static String application(String flows) {
    return MuleXml.application("""
        %s
        """.formatted(flows), "http");
  }

  @Test
  void theBlueprintOfAnAgentIsInTheAuditLine() throws Exception {
    try (MockEntra entra = MockEntra.start(); DeployedApi api = deploy(entra, Map.of("callerKinds", List.of("agent")));
        CapturedLog log = CapturedLog.open()) {
      assertThat(get(entra.mint().agentToken()).statusCode()).isEqualTo(200);
      assertThat(get(entra.mint().agentForUserToken()).statusCode()).isEqualTo(403);
      assertThat(get(entra.mint().agentToken().flipSignatureBit()).statusCode()).isEqualTo(401);

      List<String> lines = log.decisions();
      assertThat(lines).hasSize(3);
      assertThat(lines.get(0)).contains("\"Decision\":\"admitted\"", "\"AgentBlueprintId\":\"" + Contoso.AGENT_BLUEPRINT_ID + "\"");
      assertThat(lines.get(1)).contains("\"Reason\":\"CALLER_KIND_NOT_ALLOWED\"", "\"AgentBlueprintId\":\"" + Contoso.AGENT_BLUEPRINT_ID + "\"");
      assertThat(lines.get(2)).as("nothing is proven").contains("\"Reason\":\"SIGNATURE_INVALID\"").doesNotContain("Blueprint");
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }
}
