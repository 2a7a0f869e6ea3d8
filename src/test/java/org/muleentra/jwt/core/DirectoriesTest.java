package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.authority.TrustedTenants.B2C_POLICIES;
import static org.muleentra.jwt.core.authority.TrustedTenants.DIRECTORY;
import static org.muleentra.jwt.core.authority.TrustedTenants.ISSUER_HOST;
import static org.muleentra.jwt.core.authority.TrustedTenants.LOGIN_HOST;
import static org.muleentra.jwt.core.authority.TrustedTenants.SIGNING_KEYS_APP_ID;
import static org.muleentra.jwt.core.authority.TrustedTenants.TOKEN_VERSIONS;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES_OF_APPS;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;
import static org.muleentra.jwt.testkit.tenant.Contoso.TENANT_ID;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.revocation.RevocationRequest;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** Directories that are no plain tenants of a Microsoft cloud: other hosts, External ID, B2C, apps with keys of their own. */
class DirectoriesTest {

  private static final String B2C = "https://contoso.b2clogin.com/";
  private static final String B2C_ISSUER = B2C + TENANT_ID + "/v2.0/";
  private static final String B2C_POLICY_ISSUER = B2C + "tfp/" + TENANT_ID + "/b2c_1_signin/v2.0/";
  private static final String EXTERNAL_ISSUER = "https://" + TENANT_ID + ".ciamlogin.com/" + TENANT_ID + "/v2.0";

  private static final UnaryOperator<SettingValues> B2C_SETTINGS = settings -> settings.with(DIRECTORY, "b2c")
      .with(LOGIN_HOST, "contoso.b2clogin.com").with(B2C_POLICIES, List.of("B2C_1_signin"));

  private static void serve(TestGatekeeper gate, String discovery, String issuer) {
    gate.metadata.serveAuthority(discovery, issuer, () -> gate.keys.jwks(EntraCloud.GLOBAL, TokenVersion.V1, TENANT_ID)
        .replaceAll(",\"issuer\":\"[^\"]*\"", "").replaceAll(",\"cloud_instance_name\":\"[^\"]*\"", ""));
  }

  private static Consumer<TestGatekeeper> b2c(String issuer) {
    return gate -> serve(gate, B2C + TENANT_ID + "/b2c_1_signin/v2.0/.well-known/openid-configuration", issuer);
  }

  private static TokenBuilder b2cToken(TestGatekeeper gate) {
    return gate.mint.userToken().issuer(B2C_ISSUER).claim("ver", "1.0").claim("tfp", "B2C_1_signin");
  }

  @Test
  void acceptsTokensOfAB2CPolicyWithOrWithoutTenantAndObjectId() {
    try (TestGatekeeper gate = new TestGatekeeper(B2C_SETTINGS, b2c(B2C_ISSUER))) {
      assertThat(gate.refusal(b2cToken(gate).sign())).isNull();
      assertThat(gate.refusal(b2cToken(gate).without("tfp").claim("acr", "b2c_1_signin").sign())).isNull();
      Decision bare = gate.decide(b2cToken(gate).without("tid", "oid").claim("sub", "customer").sign());

      assertThat(bare.admitted()).isTrue();
      assertThat(bare.principal().name()).isEqualTo("customer");
      assertThat(bare.principal().toMap()).containsEntry("tenantId", TENANT_ID).doesNotContainKey("objectId");
    }
  }

  @Test
  void acceptsTheIssuerWithThePolicyInIt() {
    try (TestGatekeeper gate = new TestGatekeeper(B2C_SETTINGS, b2c(B2C_POLICY_ISSUER))) {
      assertThat(gate.refusal(b2cToken(gate).issuer(B2C_POLICY_ISSUER).sign())).isNull();
      assertThat(gate.refusal(b2cToken(gate).issuer(B2C + "tfp/" + TENANT_ID + "/B2C_1_signin/v2.0/").sign())).isNull();
      assertThat(gate.refusal(b2cToken(gate).issuer(B2C + "tfp/" + TENANT_ID + "/b2c_1_reset/v2.0/").sign()))
          .isEqualTo(Reason.ISSUER_NOT_TRUSTED);
    }
  }

  @Test
  void refusesWhatIsNotOfTheB2CPolicy() {
    try (TestGatekeeper gate = new TestGatekeeper(B2C_SETTINGS, b2c(B2C_ISSUER))) {
      assertThat(gate.refusal(b2cToken(gate).claim("tfp", "B2C_1_reset").sign())).isEqualTo(Reason.POLICY_NOT_ACCEPTED);
      assertThat(gate.refusal(b2cToken(gate).without("tfp", "acr").sign())).isEqualTo(Reason.POLICY_NOT_ACCEPTED);
      assertThat(gate.refusal(b2cToken(gate).issuer(B2C + TENANT_ID + "/v2.0").sign())).isEqualTo(Reason.ISSUER_NOT_TRUSTED);
      assertThat(gate.refusal(b2cToken(gate).issuer(B2C + Contoso.FABRIKAM_TENANT_ID + "/v2.0/").sign()))
          .isEqualTo(Reason.ISSUER_NOT_TRUSTED);
      assertThat(gate.refusal(b2cToken(gate).claim("tid", Contoso.FABRIKAM_TENANT_ID).sign())).isEqualTo(Reason.TENANT_NOT_TRUSTED);
      assertThat(gate.refusal(gate.mint.userToken().claim("tfp", "B2C_1_signin").sign())).isEqualTo(Reason.ISSUER_NOT_TRUSTED);
      assertThat(gate.refusal(b2cToken(gate).without("oid", "sub").sign())).isEqualTo(Reason.CLAIM_MISSING);
    }
  }

  /** Microsoft, "Set up OAuth 2.0 client credentials flow in Azure AD B2C": app roles in scp, the service principal in sub. */
  private static TokenBuilder b2cApplication(TestGatekeeper gate) {
    return b2cToken(gate).without("oid", "name", "preferred_username", "azpacr", "sid", "tid").subject(Contoso.DAEMON_OBJECT_ID)
        .client(Contoso.DAEMON_CLIENT_ID).scopes(Contoso.READ_ALL_ROLE);
  }

  @Test
  void usersAndApplicationsOfB2CAreOneKind() {
    try (TestGatekeeper gate = new TestGatekeeper(B2C_SETTINGS, b2c(B2C_ISSUER))) {
      assertThat(gate.decide(b2cApplication(gate).sign()).principal().toMap()).containsEntry("callerKind", "user")
          .containsEntry("clientId", Contoso.DAEMON_CLIENT_ID).containsEntry("scopes", List.of(Contoso.READ_ALL_ROLE));
    }
    UnaryOperator<SettingValues> users = settings -> B2C_SETTINGS.apply(settings).with(REQUIRED_SCOPES, List.of(Contoso.READ_SCOPE))
        .with(ALLOWED_CLIENT_IDS, List.of(Contoso.WEB_CLIENT_ID));
    try (TestGatekeeper gate = new TestGatekeeper(users, b2c(B2C_ISSUER))) {
      assertThat(gate.refusal(b2cToken(gate).sign())).isNull();
      assertThat(gate.refusal(b2cApplication(gate).scopes(Contoso.READ_SCOPE).sign())).isEqualTo(Reason.CLIENT_NOT_ALLOWED);
    }
  }

  /** A rule that seems to keep applications out, or to let only them in, would do neither. */
  @ParameterizedTest
  @ValueSource(strings = {"user", "app", "user,agent", "user,app,agentForUser", "agent"})
  void kindsThatB2CDoesNotTellApartStopTheDeployment(String kinds) {
    assertThatThrownBy(() -> TestGatekeeper.settings(B2C_SETTINGS.apply(TestGatekeeper.values()).with(CALLER_KINDS, List.of(kinds.split(",")))))
        .hasMessageStartingWith("callerKinds must be left out, or hold user and app, for directory b2c");
  }

  @Test
  void rulesOnWhatB2CDoesNotTellStopTheDeployment() {
    assertThatThrownBy(() -> TestGatekeeper.settings(B2C_SETTINGS.apply(TestGatekeeper.values()).with(REQUIRED_APP_ROLES, List.of(Contoso.READ_ALL_ROLE))))
        .hasMessageStartingWith("requiredAppRoles cannot be combined with directory b2c");
    assertThatThrownBy(() -> TestGatekeeper.settings(B2C_SETTINGS.apply(TestGatekeeper.values()).with(ROLE_MAPPINGS, Map.of("a", "batch")).with(REQUIRED_ROLES_OF_APPS, List.of("batch"))))
        .hasMessageStartingWith("requiredRolesOfApps cannot be combined with directory b2c");
    assertThatCode(() -> TestGatekeeper.settings(B2C_SETTINGS.apply(TestGatekeeper.values()).with(CALLER_KINDS, List.of("app", "user")))).doesNotThrowAnyException();
  }

  /** In B2C oid equals sub for users too, so that it is no mark of an application there. */
  @Test
  void aB2CTokenWithoutScopeIsNoAccessToken() {
    try (TestGatekeeper gate = new TestGatekeeper(B2C_SETTINGS, b2c(B2C_ISSUER))) {
      TokenBuilder idToken = b2cToken(gate).without("scp").subject(Contoso.USER_OBJECT_ID);
      assertThat(gate.refusal(idToken.sign())).isEqualTo(Reason.NOT_AN_ACCESS_TOKEN);
      assertThat(gate.refusal(idToken.roles(Contoso.READ_ALL_ROLE).sign())).isEqualTo(Reason.NOT_AN_ACCESS_TOKEN);
      assertThat(gate.refusal(idToken.claim("scp", "/").roles(Contoso.READ_ALL_ROLE).sign())).isEqualTo(Reason.NOT_AN_ACCESS_TOKEN);
    }
  }

  /** Older policies write one sentence into sub for everybody. */
  @ParameterizedTest
  @ValueSource(strings = {"Not supported currently. Use oid claim.", "not supported currently. use oid claim", "Not supported", "", " ",
      "00000000-0000-0000-0000-000000000000"})
  void aSubjectThatNamesNobodyIsNoPrincipal(String nobody) {
    try (TestGatekeeper gate = new TestGatekeeper(B2C_SETTINGS, b2c(B2C_ISSUER))) {
      assertThat(gate.refusal(b2cToken(gate).without("oid").subject(nobody).sign())).isEqualTo(Reason.NO_IDENTITY);
      assertThat(gate.decide(b2cToken(gate).subject(nobody).sign()).principal().name()).isEqualTo(Contoso.USER_OBJECT_ID);
      assertThat(gate.refusal(b2cToken(gate).claim("oid", "").subject("customer").sign())).isEqualTo(Reason.NO_IDENTITY);
    }
  }

  /** Who is known by sub is revoked by it too. */
  @Test
  void aB2CUserWithoutObjectIdCanBeRevoked() {
    try (TestGatekeeper gate = new TestGatekeeper(B2C_SETTINGS, b2c(B2C_ISSUER))) {
      TokenBuilder bySubject = b2cToken(gate).without("oid").subject(Contoso.USER_OBJECT_ID);
      assertThat(gate.decide(bySubject.sign()).principal().name()).isEqualTo(Contoso.USER_OBJECT_ID);
      gate.denyList.revoke(RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null));
      assertThat(gate.refusal(bySubject.sign())).isEqualTo(Reason.TOKEN_REVOKED);
      assertThat(gate.refusal(b2cToken(gate).sign())).isEqualTo(Reason.TOKEN_REVOKED);
    }
  }

  /** B2C says 1.0 of tokens with the names of 2.0. */
  @Test
  void aB2CTokenNamesItsClientAsVersion2Does() {
    UnaryOperator<SettingValues> web = settings -> B2C_SETTINGS.apply(settings).with(ALLOWED_CLIENT_IDS, List.of(Contoso.WEB_CLIENT_ID));
    try (TestGatekeeper gate = new TestGatekeeper(web, b2c(B2C_ISSUER))) {
      assertThat(gate.refusal(b2cToken(gate).sign())).isNull();
      assertThat(gate.refusal(b2cToken(gate).without("azp").claim("appid", Contoso.WEB_CLIENT_ID).sign())).isEqualTo(Reason.CLAIM_MISSING);
    }
  }

  @Test
  void aTokenOfAPlainTenantMustNameItsTenantAndItsUser() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(gate.refusal(gate.mint.userToken().without("tid").sign())).isEqualTo(Reason.CLAIM_MISSING);
      assertThat(gate.refusal(gate.mint.userToken().without("oid").sign())).isEqualTo(Reason.CLAIM_MISSING);
    }
  }

  @Test
  void acceptsTokensOfExternalId() {
    Consumer<TestGatekeeper> serving = gate -> serve(gate, EXTERNAL_ISSUER + "/.well-known/openid-configuration", EXTERNAL_ISSUER);
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(DIRECTORY, "externalId"), serving)) {
      assertThat(gate.refusal(gate.mint.userToken().issuer(EXTERNAL_ISSUER).sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().sign())).isEqualTo(Reason.ISSUER_NOT_TRUSTED);
      assertThat(gate.refusal(gate.mint.userToken().v1().sign())).isEqualTo(Reason.ISSUER_NOT_TRUSTED);
      assertThat(gate.refusal(gate.mint.userToken().issuer(EXTERNAL_ISSUER.replace(".ciamlogin.com/" + TENANT_ID,
          ".ciamlogin.com/" + Contoso.FABRIKAM_TENANT_ID)).sign())).isEqualTo(Reason.ISSUER_NOT_TRUSTED);
    }
  }

  @Test
  void readsMetadataOfExternalIdAtTheNamedHostAndItsKeysAtTheTenantsToo() {
    Consumer<TestGatekeeper> serving = gate -> {
      String keys = "https://" + TENANT_ID + ".ciamlogin.com/" + TENANT_ID + "/discovery/v2.0/keys";
      gate.metadata.serve("https://contoso.ciamlogin.com/" + TENANT_ID + "/v2.0/.well-known/openid-configuration",
          () -> "{\"issuer\":\"" + EXTERNAL_ISSUER + "\",\"jwks_uri\":\"" + keys + "\"}");
      gate.metadata.serve(keys, () -> gate.keys.jwks(EntraCloud.GLOBAL, TokenVersion.V2, TENANT_ID));
    };
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(DIRECTORY, "externalId").with(LOGIN_HOST, "contoso.ciamlogin.com"), serving)) {
      assertThat(gate.refusal(gate.mint.userToken().issuer(EXTERNAL_ISSUER).sign())).isNull();
    }
  }

  @Test
  void acceptsTokensOfAnotherSovereignCloudAndOfNoOther() {
    String v2 = "https://login.cloud.example/" + TENANT_ID + "/v2.0";
    String v1 = "https://sts.cloud.example/" + TENANT_ID + "/";
    Consumer<TestGatekeeper> serving = gate -> {
      serve(gate, v2 + "/.well-known/openid-configuration", v2);
      serve(gate, "https://login.cloud.example/" + TENANT_ID + "/.well-known/openid-configuration", v1);
    };
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(LOGIN_HOST, "login.cloud.example").with(ISSUER_HOST, "sts.cloud.example"), serving)) {
      assertThat(gate.refusal(gate.mint.userToken().issuer(v2).sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().v1().issuer(v1).sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().sign())).isEqualTo(Reason.ISSUER_NOT_TRUSTED);
      assertThat(gate.refusal(gate.mint.userToken().v1().sign())).isEqualTo(Reason.ISSUER_NOT_TRUSTED);
    }
  }

  @Test
  void readsTheKeysOfAnAppThatHasItsOwn() {
    String v2 = "https://login.microsoftonline.com/" + TENANT_ID + "/v2.0";
    Consumer<TestGatekeeper> serving = gate -> serve(gate,
        v2 + "/.well-known/openid-configuration?appid=" + Contoso.API_CLIENT_ID, v2);
    UnaryOperator<SettingValues> own = settings -> settings.with(SIGNING_KEYS_APP_ID, Contoso.API_CLIENT_ID.toUpperCase());
    try (TestGatekeeper gate = new TestGatekeeper(own.andThen(settings -> settings.with(TOKEN_VERSIONS, List.of("2.0")))::apply, serving)) {
      gate.metadata.serve(v2 + "/.well-known/openid-configuration", () -> "not asked for");
      assertThat(gate.refusal(gate.mint.userToken().sign())).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/keys", "http://contoso.b2clogin.com/keys", "https://login.microsoftonline.com/keys",
      "https://contoso.b2clogin.com:8443/keys", "https://contoso.b2clogin.com:80/keys", "http://contoso.b2clogin.com:443/keys",
      "https://contoso.b2clogin.com./keys", "https://contoso.b2clogin.com:0/keys", "https://x@contoso.b2clogin.com/keys",
      "http://127.0.0.1/keys"})
  void neverReadsKeysElsewhere(String keysUri) {
    Consumer<TestGatekeeper> serving = gate -> {
      gate.metadata.serve(B2C + TENANT_ID + "/b2c_1_signin/v2.0/.well-known/openid-configuration",
          () -> "{\"issuer\":\"" + B2C_ISSUER + "\",\"jwks_uri\":\"" + keysUri + "\"}");
      gate.metadata.serve(keysUri, () -> gate.keys.jwks(EntraCloud.GLOBAL, TokenVersion.V2, TENANT_ID));
    };
    try (TestGatekeeper gate = new TestGatekeeper(B2C_SETTINGS, serving)) {
      assertThat(gate.refusal(b2cToken(gate).sign())).isEqualTo(Reason.KEYS_UNAVAILABLE);
      assertThat(gate.metadata.fetches(java.net.URI.create(keysUri))).isZero();
    }
  }

  @Test
  void tellsGuestsAndManagedIdentities() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(gate.decide(gate.mint.userToken().claim("acct", 1).sign()).principal().toMap()).containsEntry("guest", true);
      assertThat(gate.decide(gate.mint.userToken().claim("acct", "0").sign()).principal().toMap()).containsEntry("guest", false);
      assertThat(gate.decide(gate.mint.userToken().claim("idp", "https://sts.windows.net/" + Contoso.FABRIKAM_TENANT_ID + "/").sign())
          .principal().toMap()).containsEntry("guest", true);
      assertThat(gate.decide(gate.mint.userToken().claim("idp", "https://sts.windows.net/" + TENANT_ID + "/").sign())
          .principal().toMap()).containsEntry("guest", false);
      assertThat(gate.decide(gate.mint.userToken().without("acct", "idp").sign()).principal().toMap()).doesNotContainKey("guest");
      assertThat(gate.decide(gate.mint.appToken().claim("xms_mirid", "/subscriptions/s/vm").sign()).principal().toMap())
          .containsEntry("managedIdentity", "/subscriptions/s/vm").doesNotContainKey("guest");
      assertThat(gate.decide(gate.mint.appToken().sign()).principal().toMap()).doesNotContainKey("managedIdentity");
    }
  }

  @Test
  void theBlueprintOfAnAgentIsInTheAuditLineAndDecidesNothing() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(gate.refusal(gate.mint.userToken().claim("xms_par_app_azp", "b1ue").sign())).isNull();
      assertThat(gate.audited.get(0).toString()).contains(" blueprint=b1ue");
      assertThat(gate.refusal(gate.mint.userToken().claim("xms_par_app_azp", List.of(1)).sign())).isNull();
      assertThat(gate.audited.get(1).toString()).doesNotContain("blueprint");
    }
  }
}
