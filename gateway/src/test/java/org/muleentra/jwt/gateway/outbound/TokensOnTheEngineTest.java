package org.muleentra.jwt.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.core.identity.TokenFault;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.graph.MockGraph;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.sts.AccessPolicy;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Flows that get tokens of their own from the mock Entra, and an API behind the policy that takes them or not. */
class TokensOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  @TempDir
  static Path folder;

  private static int names;

  /** Answers with the token, so that the test can call with it; an error with its type, as its handler sees it. */
  private static final String FLOWS = """
      <flow name="own-%1$s">
        <http:listener path="/own-%1$s/*"><http:response statusCode="#[vars.status]"><http:headers>#[vars.headers]</http:headers></http:response></http:listener>
        <set-variable variableName="status" value="200"/>
        <set-variable variableName="headers" value="#[['X-Type': 'none']]"/>
        <entra-jwt:acquire-token config-ref="%1$s" api="%2$s" target="token"/>
        <set-payload value="#[vars.token.authorization]"/>
        %3$s
      </flow>
      <flow name="forget-%1$s">
        <http:listener path="/forget-%1$s/*"/>
        <entra-jwt:forget-token config-ref="%1$s" accessToken="#[attributes.headers['x-token']]"/>
        <set-payload value="#['' ++ payload]"/>
      </flow>
      <flow name="user-%1$s">
        <http:listener path="/user-%1$s/*">
          <http:response statusCode="#[vars.status]"><http:headers>#[vars.headers]</http:headers></http:response>
        </http:listener>
        <set-variable variableName="status" value="200"/>
        <set-variable variableName="headers" value="#[['X-Flow': 'user']]"/>
        <entra-jwt:validate-token config-ref="orders"/>
        <entra-jwt:acquire-token-on-behalf-of config-ref="%1$s" target="token">
          <entra-jwt:scopes><entra-jwt:scope value="%2$s/Bills.Read"/></entra-jwt:scopes>
        </entra-jwt:acquire-token-on-behalf-of>
        <set-payload value="#[vars.token.authorization]"/>
        <error-handler>
          <on-error-continue type="ENTRA-JWT:STEP_UP_REQUIRED, ENTRA-JWT:CALLER_TOKEN_REJECTED" logException="false">
            <set-variable variableName="status" value="#[error.errorMessage.attributes.status]"/>
            <set-variable variableName="headers" value="#[error.errorMessage.attributes.headers]"/>
            <set-payload value="#[error.errorMessage.payload]"/>
          </on-error-continue>
        </error-handler>
      </flow>
      """;

  /** One handler a type, which tells its name, so that a test can tell which one ran. */
  private static String telling() {
    StringBuilder handlers = new StringBuilder("<error-handler>");
    for (TokenFault fault : TokenFault.values()) {
      handlers.append("<on-error-continue type=\"ENTRA-JWT:").append(fault).append("\" logException=\"false\"><set-variable variableName=\"headers\" value=\"#[['X-Type': '")
          .append(fault).append("']]\"/><set-variable variableName=\"status\" value=\"#[error.errorMessage.attributes.status]\"/><set-payload value=\"#[error.errorMessage.attributes.detail]\"/></on-error-continue>");
    }
    return handlers.append("</error-handler>").toString();
  }

  @BeforeAll
  static void deploy() {
    ENGINE.entra().application(Contoso.DAEMON_CLIENT_ID).rolesOn(Contoso.BILLING_CLIENT_ID, "Bills.Read.All");
    ENGINE.deploy("billing", Map.of("audiences", List.of(Contoso.BILLING_CLIENT_ID, Contoso.BILLING_APP_ID_URI)));
  }

  @AfterEach
  void heal() {
    ENGINE.entra().sts().heal();
    ENGINE.entra().sts().conditionalAccess().lift();
  }

  private static AppRegistration orders() {
    return ENGINE.entra().application(Contoso.API_CLIENT_ID);
  }

  /** A client-config with these credentials, and the flows that use it; returns its name. */
  private static String client(String clientId, String credentials) {
    String name = "client" + ++names;
    ENGINE.deploy(ApiSpec.application(name, application(name, clientId, credentials,
        FLOWS.formatted(name, Contoso.BILLING_APP_ID_URI, telling()))));
    return name;
  }

  private static String application(String name, String clientId, String credentials, String flows) {
    return MuleXml.application("""
        <entra-jwt:config name="orders" metadataBaseUrl="%1$s">
          <entra-jwt:tenants><entra-jwt:tenant value="%2$s"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="%3$s"/></entra-jwt:audiences>
        </entra-jwt:config>
        <entra-jwt:client-config name="%4$s" tenantId="%2$s" clientId="%5$s" loginBaseUrl="%1$s" credentialWatch="off">%6$s</entra-jwt:client-config>
        %7$s
        """.formatted(ENGINE.entra().baseUrl(), Contoso.TENANT_ID, Contoso.API_CLIENT_ID, name, clientId, credentials, flows),
        "http", "entra-jwt");
  }

  private static String secret(String value) {
    return "<entra-jwt:client-secret secret=\"" + value + "\"/>";
  }

  private static HttpResponse<String> call(String flow, String... headers) throws Exception {
    return Http.get(ENGINE.uri("/" + flow + "/1"), headers);
  }

  private static int billing(String authorization) throws Exception {
    return Http.get(ENGINE.uri("/billing/1"), "Authorization", authorization).statusCode();
  }

  private static int asked() {
    return ENGINE.entra().sts().requests();
  }

  @Test
  void aTokenOfTheApplicationIsTakenByTheNextApiAndAskedForOnce() throws Exception {
    String client = client(Contoso.DAEMON_CLIENT_ID, secret(Contoso.DAEMON_CLIENT_SECRET));
    int before = asked();
    List<CompletableFuture<HttpResponse<String>>> many = IntStream.range(0, 40)
        .mapToObj(i -> Http.send(ENGINE.uri("/own-" + client + "/1"))).collect(Collectors.toList());
    Set<String> tokens = new TreeSet<>();
    for (CompletableFuture<HttpResponse<String>> one : many) {
      tokens.add(one.get().body());
    }
    assertThat(tokens).singleElement().satisfies(authorization -> assertThat(billing(authorization)).isEqualTo(200));
    assertThat(call("own-" + client).body()).isEqualTo(tokens.iterator().next());
    assertThat(asked() - before).isEqualTo(1);
  }

  @Test
  void aForgottenTokenIsReplacedAndNotInALoop() throws Exception {
    String client = client(Contoso.DAEMON_CLIENT_ID, secret(Contoso.DAEMON_CLIENT_SECRET));
    String first = call("own-" + client).body();
    assertThat(call("forget-" + client, "X-Token", "aa.bb.cc").body()).isEqualTo("false");
    assertThat(call("forget-" + client, "X-Token", first.substring("Bearer ".length())).body()).isEqualTo("true");
    String second = call("own-" + client).body();
    assertThat(second).isNotEqualTo(first);
    assertThat(call("forget-" + client, "X-Token", second.substring("Bearer ".length())).body()).isEqualTo("false");
  }

  @Test
  void aTokenOnBehalfOfTheCallerIsOfTheSameUser() throws Exception {
    String client = client(Contoso.API_CLIENT_ID, secret(Contoso.API_CLIENT_SECRET));
    String caller = "Bearer " + ENGINE.entra().userToken().sign();
    int before = asked();
    String authorization = call("user-" + client, "Authorization", caller).body();
    assertThat(billing(authorization)).isEqualTo(200);
    assertThat(claims(authorization)).contains("\"oid\":\"" + Contoso.USER_OBJECT_ID + "\"", "\"scp\":\"Bills.Read\"");
    assertThat(call("user-" + client, "Authorization", caller).body()).isEqualTo(authorization);
    assertThat(asked() - before).isEqualTo(1);

    String other = "Bearer " + ENGINE.entra().userToken().objectId("0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10").sign();
    assertThat(call("user-" + client, "Authorization", other).body()).as("another caller").isNotEqualTo(authorization);
  }

  /** The policy admitted the caller and took the header away: what it was admitted with is exchanged all the same. */
  @Test
  void theTokenThatAPolicyAdmittedIsExchangedThoughTheHeaderIsGone() throws Exception {
    String application = MuleXml.application("""
        <entra-jwt:client-config name="behind" tenantId="%s" clientId="%s" loginBaseUrl="%s" credentialWatch="off">%s</entra-jwt:client-config>
        <flow name="behind-the-policy">
          <http:listener path="/behind/*"/>
          <entra-jwt:acquire-token-on-behalf-of config-ref="behind" target="token">
            <entra-jwt:scopes><entra-jwt:scope value="%s/Bills.Read"/></entra-jwt:scopes>
          </entra-jwt:acquire-token-on-behalf-of>
          <set-payload value="#[vars.token.authorization]"/>
        </flow>
        """.formatted(Contoso.TENANT_ID, Contoso.API_CLIENT_ID, ENGINE.entra().baseUrl(), secret(Contoso.API_CLIENT_SECRET), Contoso.BILLING_APP_ID_URI),
        "http", "entra-jwt");
    String policy = PolicyTemplate.load().render("behind", Map.of("tenants", List.of(Contoso.TENANT_ID), "audiences", List.of(Contoso.API_CLIENT_ID),
        "metadataBaseUrl", ENGINE.entra().baseUrl(), "removeAuthorization", true));
    ENGINE.deploy(new ApiSpec("behind", application, Optional.of(policy)));
    String authorization = call("behind", "Authorization", "Bearer " + ENGINE.entra().userToken().sign()).body();
    assertThat(claims(authorization)).contains("\"oid\":\"" + Contoso.USER_OBJECT_ID + "\"", "\"scp\":\"Bills.Read\"");
    assertThat(billing(authorization)).isEqualTo(200);
  }

  private static String claims(String authorization) {
    return new String(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]), StandardCharsets.UTF_8);
  }

  /** From the phone's client to the second API and back. */
  @Test
  void aStrongerSignInIsAskedOfTheCallerWhoThenPasses() throws Exception {
    String client = client(Contoso.API_CLIENT_ID, secret(Contoso.API_CLIENT_SECRET));
    for (AccessPolicy policy : List.of(AccessPolicy.authenticationContext("c1").asInvalidGrant(),
        AccessPolicy.authenticationContext("c1").asInteractionRequired())) {
      ENGINE.entra().sts().conditionalAccess().api(Contoso.BILLING_CLIENT_ID, policy);
      HttpResponse<String> challenged = call("user-" + client, "Authorization", "Bearer " + ENGINE.entra().userToken().sign());
      assertThat(challenged.statusCode()).isEqualTo(401);
      assertThat(challenged.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(challenge -> {
        assertThat(challenge).startsWith("Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
            + " error=\"insufficient_claims\", claims=\"");
        String claims = challenge.replaceAll(".*claims=\"([^\"]+)\".*", "$1");
        assertThat(new String(Base64.getDecoder().decode(claims), StandardCharsets.UTF_8)).contains("\"acrs\"", "c1").doesNotContain(" ");
      });
      assertThat(challenged.body()).doesNotContain("AADSTS", "billing");

      String stronger = "Bearer " + ENGINE.entra().userToken().authenticationContexts("c1").sign();
      assertThat(billing(call("user-" + client, "Authorization", stronger).body())).isEqualTo(200);
    }
  }

  @Test
  void anApplicationsTokenIsNotExchanged() throws Exception {
    String client = client(Contoso.API_CLIENT_ID, secret(Contoso.API_CLIENT_SECRET));
    int before = asked();
    HttpResponse<String> refused = call("user-" + client, "Authorization", "Bearer " + ENGINE.entra().appToken().sign());
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
    assertThat(asked()).as("before Entra is asked").isEqualTo(before);
  }

  @Test
  void theSecondCredentialTakesOverAndNothingSecretIsTold() throws Exception {
    SigningKey key = SigningKey.generate();
    Path pem = Files.writeString(folder.resolve("unused.pem"), key.certificatePem() + key.privateKeyPem());
    AppRegistration app = ENGINE.entra().register("5c1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b11").secret("second~secret").rolesOn(Contoso.BILLING_CLIENT_ID, "Bills.Read.All");
    String certificate = "<entra-jwt:client-certificate pem=\"" + Files.readString(pem).replace("\n", " ") + "\"/>";
    String client = client("5c1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b11", certificate + secret("second~secret"));
    try (CapturedLog log = CapturedLog.open()) {
      String authorization = call("own-" + client).body();
      assertThat(billing(authorization)).isEqualTo(200);
      assertThat(log.atLeast(Level.ERROR)).singleElement().asString()
          .contains("Credential 1 (client-certificate, thumbprint ", " of application 5c1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b11", "credential 2 (client-secret)", "AADSTS700027");
      assertThat(log.atLeast(Level.ALL)).noneMatch(line -> line.contains("second~secret") || line.contains(authorization.substring(10))
          || line.contains("PRIVATE KEY"));
    }
    // Now that Entra knows it, the certificate serves a configuration that starts anew.
    app.certificate(key);
    String again = client("5c1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b11", certificate + secret("wrong~secret"));
    assertThat(claims(call("own-" + again).body())).contains("\"azpacr\":\"2\"");
  }

  @ParameterizedTest
  @CsvSource({"7000222, CREDENTIAL_EXPIRED, 500", "7000215, CREDENTIAL_REJECTED, 500", "700016, CLIENT_UNKNOWN, 500", "7000112, CLIENT_DISABLED, 500",
      "500011, RESOURCE_UNKNOWN, 500", "70011, SCOPE_INVALID, 500", "53003, ACCESS_BLOCKED, 403", "50196, THROTTLED, 503", "90033, ENTRA_UNAVAILABLE, 503"})
  void eachFaultIsATypeWithItsAnswerAndItsNumbers(int number, String type, int status) throws Exception {
    String client = client(Contoso.DAEMON_CLIENT_ID, secret(Contoso.DAEMON_CLIENT_SECRET));
    ENGINE.entra().sts().refuseWith(number);
    HttpResponse<String> told = call("own-" + client);
    assertThat(told.headers().firstValue("X-Type")).hasValue(type);
    assertThat(told.statusCode()).isEqualTo(status);
    assertThat(told.body()).contains("AADSTS" + number, "trace_id");
  }

  @Test
  void anOutageOfEntraIsOverWhenItIs() throws Exception {
    String client = client(Contoso.DAEMON_CLIENT_ID, secret(Contoso.DAEMON_CLIENT_SECRET));
    ENGINE.entra().sts().fault(Fault.dropConnection());
    assertThat(call("own-" + client).headers().firstValue("X-Type")).hasValue("ENTRA_UNAVAILABLE");
    ENGINE.entra().sts().heal();
    await().atMost(Bounds.RECOVERY).until(() -> billing(call("own-" + client).body()) == 200);
    ENGINE.entra().sts().fault(Fault.dropConnection());
    assertThat(billing(call("own-" + client).body())).as("from memory").isEqualTo(200);
  }

  @Test
  void theCredentialsOfTheRegistrationAreListedWithTheirOwners() throws Exception {
    AppRegistration app = ENGINE.entra().register("7e1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b13");
    app.secret("import~secret", Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2126-01-01T00:00:00Z"), "nightly import");
    app.application().displayName("Nightly import").owners(Contoso.USER_OBJECT_ID);
    app.rolesOn(MockGraph.CLIENT_ID, "Application.Read.All");
    ENGINE.deploy(ApiSpec.application("listing", MuleXml.application("""
        <entra-jwt:client-config name="listing" tenantId="%s" clientId="7e1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b13" loginBaseUrl="%s"
            graphBaseUrl="%s" credentialWatch="off"><entra-jwt:client-secret secret="import~secret"/></entra-jwt:client-config>
        <flow name="list">
          <http:listener path="/listing/*"/>
          <entra-jwt:list-credentials config-ref="listing"/>
          <set-payload value="#[payload.toString()]"/>
        </flow>
        """.formatted(Contoso.TENANT_ID, ENGINE.entra().baseUrl(), ENGINE.entra().graphBaseUrl()), "http", "entra-jwt")));
    String listed = call("listing").body();
    assertThat(listed).contains("kind=secret", "name=nightly import", "hint=imp", "endsAt=2126-01-01T00:00:00Z", "application=Nightly import",
        "owners=[" + Contoso.USER_OBJECT_ID + "]").doesNotContain("import~secret");
  }

  private static final String GOOD = "tenantId=\"" + Contoso.TENANT_ID + "\" clientId=\"" + Contoso.API_CLIENT_ID + "\"";

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "clientId=\"0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10\" | <entra-jwt:client-secret secret=\"s\"/> | tenantId must be given",
      "tenantId=\"contoso\" clientId=\"x\" | <entra-jwt:client-secret secret=\"s\"/> | tenantId must be a GUID",
      "tenantId=\"c0a70501-7e57-4d1c-9a0b-5ca1ab1e0001\" | <entra-jwt:client-secret secret=\"s\"/> | clientId must be given",
      "GOOD | | credentials must be one, or two",
      "GOOD | <entra-jwt:client-secret secondSecret=\"s\"/> | client-secret.secret must be given",
      "GOOD | <entra-jwt:federated-assertion assertionFile=\"/x\"/><entra-jwt:client-secret secret=\"s\" secondSecret=\"t\"/> | credentials must be one, or two",
      "GOOD | <entra-jwt:managed-identity managedIdentityHost=\"auto\"/> | tenantId cannot be combined with a managed identity",
      "cloud=\"global\" | <entra-jwt:client-secret secret=\"s\"/><entra-jwt:managed-identity managedIdentityHost=\"imds\"/> | credentials cannot be combined",
      "cloud=\"global\" | <entra-jwt:managed-identity managedIdentityClientId=\"0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10\"/> | managedIdentityClientId needs managedIdentityHost",
      "GOOD loginBaseUrl=\"http://login.example.com\" | <entra-jwt:client-secret secret=\"s\"/> | loginBaseUrl must be an https address",
      "GOOD | <entra-jwt:client-certificate keyStorePath=\"/nowhere.p12\"/> | client-certificate.keyStorePath",
      "GOOD | <entra-jwt:client-certificate pem=\"x\"/> | client-certificate.pem must be a PEM text",
      "GOOD | <entra-jwt:client-certificate keyAlias=\"x\"/> | client-certificate.keyStorePath must be given, or pem, and not both",
      "GOOD | <entra-jwt:client-certificate pem=\"x\"/><entra-jwt:federated-assertion assertionFile=\"/x\"/><entra-jwt:client-secret secret=\"s\"/> | credentials must be one, or two"})
  void whatCannotBeStopsTheDeploymentWithASentence(String attributes, String credentials, String sentence) {
    String xml = MuleXml.application("<entra-jwt:client-config name=\"wrong\" " + attributes.replace("GOOD", GOOD) + ">"
        + (credentials == null ? "" : credentials) + "</entra-jwt:client-config>", "http", "entra-jwt");
    assertThatThrownBy(() -> ENGINE.deploy(ApiSpec.application("wrong", xml))).isInstanceOf(DeploymentException.class)
        .hasMessageContaining(sentence).hasStackTraceContaining("Configuration 'wrong' of Entra JWT: ");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "acquire-token config-ref=\"client\"/ | api must be given, or scope, and not both",
      "acquire-token config-ref=\"client\" api=\"api://b\" scope=\"api://b/.default\"/ | not both",
      "acquire-token config-ref=\"client\" scope=\"api://b/Bills.Read\"/ | scope must end in /.default",
      "acquire-token config-ref=\"client\" api=\"api://b/.default\"/ | api must not end in /.default",
      "acquire-token config-ref=\"client\" api=\"a b\"/ | api must not hold white space"})
  void aScopeThatEntraWouldNotTakeStopsTheDeployment(String operation, String sentence) {
    String xml = application("client", Contoso.DAEMON_CLIENT_ID, secret("s"), "<flow name=\"f\"><http:listener path=\"/f/*\"/><entra-jwt:" + operation + "></flow>");
    assertThatThrownBy(() -> ENGINE.deploy(ApiSpec.application("wrong", xml))).isInstanceOf(DeploymentException.class).hasMessageContaining(sentence).hasStackTraceContaining("Operation acquire-token: ");
  }
}
