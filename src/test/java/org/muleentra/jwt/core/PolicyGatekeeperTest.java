package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.GatekeeperSettings.REPORT_ONLY;
import static org.muleentra.jwt.core.authority.TrustedTenants.B2C_POLICIES;
import static org.muleentra.jwt.core.authority.TrustedTenants.CLOUD;
import static org.muleentra.jwt.core.authority.TrustedTenants.DIRECTORY;
import static org.muleentra.jwt.core.authority.TrustedTenants.LOGIN_HOST;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.check.AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.discovery.ProtectedResource.RESOURCE_METADATA;
import static org.muleentra.jwt.core.principal.BackendHeaders.EXPOSE_HEADERS;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.discovery.ProtectedResource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What a policy has beyond a gatekeeper: report-only mode, what the backend is told, and the metadata document. */
class PolicyGatekeeperTest {

  private static final UnaryOperator<SettingValues> REPORT = settings -> settings.with(REPORT_ONLY, true).with(EXPOSE_HEADERS, true);
  private static final InboundRequest NO_TOKEN = InboundRequest.ofAuthorization(null);

  @Test
  void reportOnlyModePassesARefusalOnWithoutAPrincipal() {
    try (TestGatekeeper gate = new TestGatekeeper(REPORT)) {
      Decision decision = gate.authorize(gate.mint.userToken().flipSignatureBit().sign());

      assertThat(decision.admitted()).isTrue();
      assertThat(decision.shape()).isEqualTo(Decision.Shape.REPORTED);
      assertThatThrownBy(decision::principal).isInstanceOf(IllegalStateException.class).hasMessage("a decision of the shape REPORTED has no principal");
      assertThat(decision.refusal().reason()).isEqualTo(Reason.SIGNATURE_INVALID);
      assertThat(decision.answer().status()).isEqualTo(401);
      assertThat(decision.backendHeaders())
          .containsExactlyEntriesOf(Map.of("X-Entra-Report", "would-refuse;status=401;reason=SIGNATURE_INVALID;id=\"" + decision.refusalId() + "\""));
      assertThat(gate.audited).singleElement().asString()
          .startsWith("mode=report-only decision=would-refuse status=401 reason=SIGNATURE_INVALID").contains("refusal=" + decision.refusalId()).doesNotContain("oid=");
      assertThat(gate.audited.get(0).admitted()).isFalse();
    }
  }

  @Test
  void reportOnlyModeChangesNothingForAGoodCaller() {
    try (TestGatekeeper gate = new TestGatekeeper(REPORT)) {
      Decision decision = gate.authorize(gate.mint.userToken().sign());

      assertThat(decision.admitted()).isTrue();
      assertThat(decision.shape()).isEqualTo(Decision.Shape.ADMITTED);
      assertThat(decision.reportOnly()).isTrue();
      assertThat(decision.principal().name()).isEqualTo(Contoso.USER_OBJECT_ID);
      assertThat(decision.backendHeaders()).containsKey("X-Entra-Object-Id").doesNotContainKey("X-Entra-Report");
      assertThat(gate.audited).singleElement().asString().startsWith("mode=report-only decision=admitted");
    }
  }

  /** The same configuration serves validate-token, whose flow relies on its error. */
  @Test
  void reportOnlyModeIsThePolicysAlone() {
    try (TestGatekeeper gate = new TestGatekeeper(REPORT)) {
      assertThat(gate.decide("a.b.c").admitted()).isFalse();
      assertThat(gate.gatekeeper.requiring(SettingValues.NONE.with(REQUIRED_SCOPES, List.of("Orders.Write")))
          .decide(InboundRequest.ofCredentials(gate.mint.userToken().scopes("Orders.Read").sign()))
          .toCompletableFuture().getNow(null).admitted()).isFalse();
      assertThat(gate.audited).allSatisfy(event -> assertThat(event.toString()).startsWith("decision=refused"));
    }
  }

  @Test
  void whatCouldNotBeDecidedPassesInReportOnlyModeAlone() {
    for (boolean reportOnly : new boolean[] {true, false}) {
      try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(REPORT_ONLY, reportOnly))) {
        Decision decision = gate.gatekeeper.forPolicy().refuse(new IllegalStateException("secret"));
        assertThat(decision.admitted()).isEqualTo(reportOnly);
        assertThat(decision.shape()).isEqualTo(reportOnly ? Decision.Shape.REPORTED : Decision.Shape.REFUSED);
        assertThat(decision.refusal().reason()).isEqualTo(Reason.UNFORESEEN);
        assertThat(gate.audited).hasSize(1);
      }
    }
  }

  @Test
  void withoutAnyOfItThePolicyDecidesAsTheGatekeeperDoes() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      Decision admitted = gate.authorize(gate.mint.userToken().sign());
      Decision refused = gate.authorize("a.b.c");

      assertThat(List.of(admitted.admitted(), admitted.reportOnly(), admitted.shape())).containsExactly(true, false, Decision.Shape.ADMITTED);
      assertThat(admitted.backendHeaders()).isEmpty();
      assertThat(List.of(refused.admitted(), refused.reportOnly(), refused.shape())).containsExactly(false, false, Decision.Shape.REFUSED);
      assertThat(refused.backendHeaders()).isEmpty();
      assertThat(gate.authorize(NO_TOKEN, "GET", "/.well-known/oauth-protected-resource").refusal().reason())
          .isEqualTo(Reason.NO_CREDENTIALS);
    }
  }

  private static final String RESOURCE = "https://api.example.com/orders";

  @ParameterizedTest
  @CsvSource({"GET,/.well-known/oauth-protected-resource/orders", "HEAD,/.well-known/oauth-protected-resource/orders",
      "GET,/orders/.well-known/oauth-protected-resource", "GET,/a/b/.well-known/oauth-protected-resource/orders/v1",
      "GET,/.well-known/oauth-protected-resource", "GET,/.well-known/oauth-protected-resource/",
      "GET,/x/.well-known/oauth-protected-resourceful/.well-known/oauth-protected-resource"})
  void answersWhoAsksForTheMetadataWithoutATokenAndWithoutADecision(String method, String path) throws Exception {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ProtectedResource.RESOURCE, RESOURCE).with(REQUIRED_SCOPES, List.of("Orders.Read", "Orders.Write")))) {
      Decision decision = gate.authorize(NO_TOKEN, method, path);

      assertThat(decision.admitted()).isFalse();
      assertThat(decision.shape()).isEqualTo(Decision.Shape.ANSWERED);
      assertThat(decision.answer().status()).isEqualTo(200);
      assertThat(decision.answer().headers()).containsExactlyInAnyOrderEntriesOf(
          Map.of("Content-Type", "application/json", "Cache-Control", "public, max-age=3600"));
      assertThat(JSONObjectUtils.parse(decision.answer().body())).containsExactlyInAnyOrderEntriesOf(Map.of(
          "resource", RESOURCE,
          "authorization_servers", List.of("https://login.microsoftonline.com/" + Contoso.TENANT_ID + "/v2.0"),
          "scopes_supported", List.of(Contoso.API_APP_ID_URI + "/Orders.Read", Contoso.API_APP_ID_URI + "/Orders.Write"),
          "bearer_methods_supported", List.of("header")));
      assertThat(gate.audited).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"POST,/.well-known/oauth-protected-resource/orders", "OPTIONS,/.well-known/oauth-protected-resource/orders",
      "get,/.well-known/oauth-protected-resource/orders", "GET,/orders/1", "GET,/.well-known/oauth-protected-resources",
      "GET,/orders.well-known/oauth-protected-resource", "GET,/.well-known/openid-configuration", "GET,/.Well-Known/oauth-protected-resource"})
  void everythingElseGoesTheOrdinaryWay(String method, String path) {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ProtectedResource.RESOURCE, RESOURCE))) {
      assertThat(gate.authorize(NO_TOKEN, method, path).refusal().reason()).isEqualTo(Reason.NO_CREDENTIALS);
      assertThat(gate.audited).hasSize(1);
    }
  }

  @ParameterizedTest
  @NullAndEmptySource
  void aRequestOfUnknownPathOrMethodGoesTheOrdinaryWayToo(String unknown) {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ProtectedResource.RESOURCE, RESOURCE))) {
      assertThat(gate.authorize(NO_TOKEN, "GET", unknown).refusal().reason()).isEqualTo(Reason.NO_CREDENTIALS);
      assertThat(gate.authorize(NO_TOKEN, unknown, "/.well-known/oauth-protected-resource").refusal().reason())
          .isEqualTo(Reason.NO_CREDENTIALS);
    }
  }

  @Test
  void theDocumentIsFoundUnderAnAddressOfYourOwn() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ProtectedResource.RESOURCE, RESOURCE).with(RESOURCE_METADATA, "https://api.example.com/orders/me%20ta"))) {
      assertThat(gate.authorize(NO_TOKEN, "GET", "/orders/me ta").answer().status()).isEqualTo(200);
      assertThat(gate.authorize(NO_TOKEN, "GET", "/orders/meta").answer().status()).isEqualTo(401);
    }
  }

  @Test
  void everyChallengeSaysWhereTheDocumentIs() {
    String parameter = "resource_metadata=\"https://api.example.com/.well-known/oauth-protected-resource/orders\"";
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ProtectedResource.RESOURCE, RESOURCE).with(REQUIRED_SCOPES, List.of("Orders.Write"))
        .with(REQUIRED_AUTHENTICATION_CONTEXT, "c1"))) {
      String user = gate.mint.userToken().scopes("Orders.Write").sign();
      InboundRequest twice = InboundRequest.ofAuthorization("Bearer a.b.c, Bearer a.b.c");
      assertThat(List.of(gate.authorize(NO_TOKEN, "GET", "/"), gate.authorize("a.b.c"), gate.authorize(twice, "GET", "/"),
          gate.authorize(gate.mint.userToken().scopes("Orders.Read").sign()), gate.authorize(user),
          gate.authorize(gate.mint.userToken().scopes("Orders.Write").clientCapabilities("CP1").sign())))
          .extracting(decision -> decision.answer().status()).containsExactly(401, 401, 400, 403, 403, 401);
      assertThat(List.of(gate.authorize(NO_TOKEN, "GET", "/"), gate.authorize("a.b.c"), gate.authorize(twice, "GET", "/"),
          gate.authorize(gate.mint.userToken().scopes("Orders.Read").sign()), gate.authorize(user),
          gate.authorize(gate.mint.userToken().scopes("Orders.Write").clientCapabilities("CP1").sign())))
          .allSatisfy(decision -> assertThat(decision.answer().headers().get("WWW-Authenticate")).contains(parameter));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://api.example.com", "https://api.example.com/"})
  void aResourceWithoutAPathHasItsDocumentAtTheWellKnownPath(String resource) {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ProtectedResource.RESOURCE, resource))) {
      assertThat(gate.authorize("a.b.c").answer().headers().get("WWW-Authenticate"))
          .contains("resource_metadata=\"https://api.example.com/.well-known/oauth-protected-resource\"");
      assertThat(gate.authorize(NO_TOKEN, "GET", "/.well-known/oauth-protected-resource").answer().body())
          .contains("\"resource\":\"" + resource + "\"");
    }
  }

  @Test
  void theDocumentFollowsTenantsHostsPoliciesAndAudiences() throws Exception {
    assertThat(document(settings -> settings.with(TENANTS, List.of("organizations")).with(ALLOWED_CLIENT_IDS, List.of(Contoso.WEB_CLIENT_ID)).with(CLOUD, "usGov").with(AUDIENCES, List.of(Contoso.API_CLIENT_ID))))
        .containsEntry("authorization_servers", List.of("https://login.microsoftonline.us/organizations/v2.0"))
        .containsEntry("scopes_supported", List.of(Contoso.API_CLIENT_ID + "/.default"));
    assertThat(document(settings -> settings.with(TENANTS, List.of(Contoso.TENANT_ID, Contoso.FABRIKAM_TENANT_ID))
        .with(AUDIENCES, List.of(Contoso.API_CLIENT_ID, "api://ä\"\\"))))
        .containsEntry("authorization_servers", List.of("https://login.microsoftonline.com/" + Contoso.TENANT_ID + "/v2.0",
            "https://login.microsoftonline.com/" + Contoso.FABRIKAM_TENANT_ID + "/v2.0"))
        .containsEntry("scopes_supported", List.of("api://ä\"\\/.default"));
    assertThat(document(settings -> settings.with(AUDIENCES, List.of("api://orders", RESOURCE)).with(REQUIRED_SCOPES, List.of("Orders.Read"))))
        .containsEntry("scopes_supported", List.of(RESOURCE + "/Orders.Read"));
    assertThat(document(settings -> settings.with(DIRECTORY, "b2c").with(LOGIN_HOST, "contoso.b2clogin.com").with(B2C_POLICIES, List.of("b2c_1_in", "b2c_1a_up"))))
        .containsEntry("authorization_servers", List.of("https://contoso.b2clogin.com/" + Contoso.TENANT_ID + "/b2c_1_in/v2.0",
            "https://contoso.b2clogin.com/" + Contoso.TENANT_ID + "/b2c_1a_up/v2.0"));
    assertThat(document(settings -> settings.with(DIRECTORY, "externalId").with(LOGIN_HOST, "contoso.ciamlogin.com")))
        .containsEntry("authorization_servers", List.of("https://" + Contoso.TENANT_ID + ".ciamlogin.com/" + Contoso.TENANT_ID + "/v2.0"));
    assertThat(document(settings -> settings.with(LOGIN_HOST, "login.example.com")))
        .containsEntry("authorization_servers", List.of("https://login.example.com/" + Contoso.TENANT_ID + "/v2.0"));
  }

  private static Map<String, Object> document(UnaryOperator<SettingValues> change) throws Exception {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> change.apply(settings).with(ProtectedResource.RESOURCE, RESOURCE))) {
      return JSONObjectUtils.parse(gate.authorize(NO_TOKEN, "GET", "/.well-known/oauth-protected-resource").answer().body());
    }
  }
}
