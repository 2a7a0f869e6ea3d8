package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.authority.TrustedTenants.DENIED_TENANTS;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.check.AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE;
import static org.muleentra.jwt.core.check.AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT;
import static org.muleentra.jwt.core.check.AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY;
import static org.muleentra.jwt.core.check.PermissionCheck.APP_ROLE_MATCH;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.check.PermissionCheck.SCOPE_MATCH;
import static org.muleentra.jwt.core.check.TokenAgeCheck.MAXIMUM_TOKEN_AGE;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES_OF_APPS;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MATCH;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** What only Entra has: agents, client certificates, authentication contexts, directory roles, any organization. */
class EntraRulesTest {

  private static final String PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";

  private static Reason refusal(UnaryOperator<SettingValues> settings, java.util.function.Function<TestGatekeeper, TokenBuilder> token) {
    try (TestGatekeeper gate = new TestGatekeeper(settings)) {
      return gate.refusal(token.apply(gate).sign());
    }
  }

  private static UnaryOperator<SettingValues> kinds(String... kinds) {
    return settings -> settings.with(CALLER_KINDS, List.of(kinds));
  }

  // Facets in no order, with values nobody here knows.
  private static TokenBuilder agent(TestGatekeeper gate) {
    return gate.mint.appToken().idtyp().claim("xms_act_fct", "9 11 3").claim("xms_sub_fct", "11");
  }

  private static TokenBuilder agentUser(TestGatekeeper gate) {
    return gate.mint.userToken().idtyp().claim("xms_act_fct", "11").claim("xms_sub_fct", "7 13");
  }

  private static TokenBuilder agentForUser(TestGatekeeper gate) {
    return gate.mint.userToken().idtyp().claim("xms_act_fct", "3 11");
  }

  @Test
  void humansOnlyMeansNoAgentsOfAnyKind() {
    assertThat(refusal(kinds("user"), gate -> gate.mint.userToken())).isNull();
    assertThat(refusal(kinds("user"), EntraRulesTest::agentForUser)).isEqualTo(Reason.CALLER_KIND_NOT_ALLOWED);
    assertThat(refusal(kinds("user"), EntraRulesTest::agentUser)).isEqualTo(Reason.CALLER_KIND_NOT_ALLOWED);
    assertThat(refusal(kinds("user", "app"), EntraRulesTest::agent)).isEqualTo(Reason.CALLER_KIND_NOT_ALLOWED);
  }

  @Test
  void eachKindOfAgentIsItsOwnKind() {
    try (TestGatekeeper gate = new TestGatekeeper(kinds("agent", "agentUser", "agentForUser"))) {
      assertThat(gate.decide(agent(gate).sign()).principal().toMap()).containsEntry("callerKind", "agent");
      assertThat(gate.decide(agentUser(gate).sign()).principal().toMap()).containsEntry("callerKind", "agentUser");
      assertThat(gate.decide(agentForUser(gate).sign()).principal().toMap()).containsEntry("callerKind", "agentForUser");
      assertThat(gate.refusal(gate.mint.userToken().sign())).isEqualTo(Reason.CALLER_KIND_NOT_ALLOWED);
    }
  }

  @Test
  void facetsThatNobodyKnowsChangeNothing() {
    assertThat(refusal(kinds("user"), gate -> gate.mint.userToken().claim("xms_act_fct", "1 111 2").claim("xms_sub_fct", "131"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "2, true"})
  void certificateClientsOnly(int method, boolean passes) {
    UnaryOperator<SettingValues> settings = builder -> builder.with(CERTIFICATE_CLIENTS_ONLY, true);
    Reason expected = passes ? null : Reason.CLIENT_WITHOUT_CERTIFICATE;

    assertThat(refusal(settings, gate -> gate.mint.appToken().clientAuthentication(method))).isEqualTo(expected);
    assertThat(refusal(settings, gate -> gate.mint.appToken().v1().clientAuthentication(method))).isEqualTo(expected);
  }

  @Test
  void aTokenThatDoesNotSayHowItsClientAuthenticatedDidNotSayCertificate() {
    assertThat(refusal(builder -> builder.with(CERTIFICATE_CLIENTS_ONLY, true), gate -> gate.mint.appToken().without("azpacr")))
        .isEqualTo(Reason.CLIENT_WITHOUT_CERTIFICATE);
  }

  @Test
  void allOfTheRequiredScopes() {
    UnaryOperator<SettingValues> both = settings -> settings.with(REQUIRED_SCOPES, List.of("Orders.Read", "Orders.Write")).with(SCOPE_MATCH, "all");

    assertThat(refusal(both, gate -> gate.mint.userToken().scopes("Orders.Write", "Orders.Read", "profile"))).isNull();
    assertThat(refusal(both, gate -> gate.mint.userToken().scopes("Orders.Read"))).isEqualTo(Reason.SCOPE_MISSING);
  }

  @Test
  void allOfTheRequiredAppRolesAndRoles() {
    UnaryOperator<SettingValues> both = settings -> settings.with(REQUIRED_APP_ROLES, List.of("A", "B")).with(APP_ROLE_MATCH, "all");
    UnaryOperator<SettingValues> roles = settings -> settings.with(ROLE_MAPPINGS, Map.of("A", "a", "B", "b"))
        .with(REQUIRED_ROLES, List.of("a", "b")).with(ROLE_MATCH, "all");

    assertThat(refusal(both, gate -> gate.mint.appToken().roles("B", "A"))).isNull();
    assertThat(refusal(both, gate -> gate.mint.appToken().roles("B"))).isEqualTo(Reason.APP_ROLE_MISSING);
    assertThat(refusal(roles, gate -> gate.mint.appToken().roles("A", "B"))).isNull();
    assertThat(refusal(roles, gate -> gate.mint.appToken().roles("A"))).isEqualTo(Reason.ROLE_MISSING);
  }

  @Test
  void mapsDirectoryRolesAndGroupNames() {
    String globalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ROLE_MAPPINGS, Map.of(globalReader, "reader", "Finance", "accountant")))) {
      assertThat(gate.decide(gate.mint.userToken().claim("wids", List.of(globalReader)).groups("Finance").sign()).principal().roles())
          .containsExactlyInAnyOrder("accountant", "reader");
    }
  }

  @Test
  void groupsEmittedAsRolesAreMappedToo() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ROLE_MAPPINGS, Map.of(Contoso.ADMINS_GROUP_ID, "admin")))) {
      assertThat(gate.decide(gate.mint.userToken().roles(Contoso.ADMINS_GROUP_ID).sign()).principal().roles()).containsExactly("admin");
    }
  }

  @Test
  void applicationsCanBeAskedForRolesOfTheirOwn() {
    UnaryOperator<SettingValues> apart = settings -> settings
        .with(ROLE_MAPPINGS, Map.of(Contoso.ADMINS_GROUP_ID, "admin", Contoso.READ_ALL_ROLE, "reader", Contoso.WRITE_ALL_ROLE, "writer"))
        .with(REQUIRED_ROLES, List.of("admin")).with(REQUIRED_ROLES_OF_APPS, List.of("reader", "writer"));

    assertThat(refusal(apart, gate -> gate.mint.userToken().groups(Contoso.ADMINS_GROUP_ID))).isNull();
    assertThat(refusal(apart, gate -> gate.mint.userToken().groups(Contoso.READERS_GROUP_ID))).isEqualTo(Reason.ROLE_MISSING);
    assertThat(refusal(apart, gate -> gate.mint.appToken().roles(Contoso.WRITE_ALL_ROLE))).isNull();
    assertThat(refusal(apart, gate -> gate.mint.appToken().roles("Other"))).isEqualTo(Reason.ROLE_MISSING);

    UnaryOperator<SettingValues> all = settings -> apart.apply(settings).with(ROLE_MATCH, "all");
    assertThat(refusal(all, gate -> gate.mint.appToken().roles(Contoso.WRITE_ALL_ROLE))).isEqualTo(Reason.ROLE_MISSING);
    assertThat(refusal(all, gate -> gate.mint.appToken().roles(Contoso.WRITE_ALL_ROLE, Contoso.READ_ALL_ROLE))).isNull();
  }

  @Test
  void withoutRolesOfTheirOwnApplicationsNeedThoseOfEverybody() {
    UnaryOperator<SettingValues> together = settings -> settings
        .with(ROLE_MAPPINGS, Map.of(Contoso.READ_ALL_ROLE, "reader")).with(REQUIRED_ROLES, List.of("reader")).with(REQUIRED_ROLES_OF_APPS, List.of());

    assertThat(refusal(together, gate -> gate.mint.appToken().roles(Contoso.READ_ALL_ROLE))).isNull();
    assertThat(refusal(together, gate -> gate.mint.appToken().roles(Contoso.WRITE_ALL_ROLE))).isEqualTo(Reason.ROLE_MISSING);
  }

  @Test
  void anyOrganizationButTheDeniedAndPersonalAccounts() {
    UnaryOperator<SettingValues> any = settings -> settings.with(TENANTS, List.of("organizations")).with(REQUIRED_SCOPES, List.of("Orders.Read"))
        .with(DENIED_TENANTS, List.of(Contoso.FABRIKAM_TENANT_ID.toUpperCase()));

    assertThat(refusal(any, gate -> gate.mint.userToken())).isNull();
    assertThat(refusal(any, gate -> gate.mint.userToken().tenant(Contoso.FABRIKAM_TENANT_ID))).isEqualTo(Reason.TENANT_NOT_TRUSTED);
    assertThat(refusal(any, gate -> gate.mint.userToken().tenant(PERSONAL_ACCOUNTS))).isEqualTo(Reason.TENANT_NOT_TRUSTED);
  }

  @Test
  void anAuthenticationContextIsRequiredOfUsers() {
    UnaryOperator<SettingValues> c1 = settings -> settings.with(REQUIRED_AUTHENTICATION_CONTEXT, "c1");

    assertThat(refusal(c1, gate -> gate.mint.userToken().authenticationContexts("c2", "c1"))).isNull();
    assertThat(refusal(c1, gate -> gate.mint.userToken().claim("acrs", "c1"))).isNull();
    assertThat(refusal(c1, gate -> gate.mint.userToken().authenticationContexts("c11"))).isEqualTo(Reason.AUTHENTICATION_CONTEXT_MISSING);
    assertThat(refusal(c1, gate -> gate.mint.appToken())).isEqualTo(Reason.APPLICATION_CANNOT_STEP_UP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cp1", "CP1", "Cp1"})
  void onlyAClientThatUnderstandsItGetsAClaimsChallenge(String capability) {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(REQUIRED_AUTHENTICATION_CONTEXT, "c1"))) {
      Decision capable = gate.decide(gate.mint.userToken().clientCapabilities(capability).sign());
      Decision other = gate.decide(gate.mint.userToken().clientCapabilities("cp2").sign());

      assertThat(capable.answer().status()).isEqualTo(401);
      assertThat(capable.answer().headers().get("WWW-Authenticate")).contains("insufficient_claims", "claims=");
      assertThat(other.answer().status()).isEqualTo(403);
      assertThat(other.answer().headers().get("WWW-Authenticate")).doesNotContain("claims=");
    }
  }

  @Test
  void anAuthenticationMethodIsRequiredOfUsers() {
    UnaryOperator<SettingValues> mfa = settings -> settings.with(REQUIRED_AUTHENTICATION_METHODS, List.of("mfa", "fido"));

    assertThat(refusal(mfa, gate -> gate.mint.userToken().claim("amr", List.of("pwd", "mfa")))).isNull();
    assertThat(refusal(mfa, gate -> gate.mint.userToken().claim("amr", List.of("pwd")))).isEqualTo(Reason.AUTHENTICATION_METHOD_MISSING);
    assertThat(refusal(mfa, gate -> gate.mint.userToken().without("amr"))).isEqualTo(Reason.AUTHENTICATION_METHOD_MISSING);
    assertThat(refusal(mfa, gate -> gate.mint.appToken())).isEqualTo(Reason.APPLICATION_CANNOT_STEP_UP);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "359, true", "360, false", "361, false"})
  void theUserMustHaveAuthenticatedRecently(long secondsAgo, boolean passes) {
    assertThat(refusal(settings -> settings.with(MAXIMUM_AUTHENTICATION_AGE, 300),
        gate -> gate.mint.userToken().claim("auth_time", TestGatekeeper.NOW.getEpochSecond() - secondsAgo)))
        .isEqualTo(passes ? null : Reason.AUTHENTICATION_TOO_OLD);
  }

  @Test
  void aTokenThatDoesNotSayWhenTheUserAuthenticatedDoesNotMeetTheRule() {
    assertThat(refusal(settings -> settings.with(MAXIMUM_AUTHENTICATION_AGE, 300), gate -> gate.mint.userToken().without("auth_time")))
        .isEqualTo(Reason.AUTHENTICATION_TOO_OLD);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "359, true", "360, false", "361, false"})
  void aTokenMustNotBeOlderThanAllowed(long secondsAgo, boolean passes) {
    assertThat(refusal(settings -> settings.with(MAXIMUM_TOKEN_AGE, 300),
        gate -> gate.mint.userToken().claim("iat", TestGatekeeper.NOW.getEpochSecond() - secondsAgo)))
        .isEqualTo(passes ? null : Reason.TOKEN_TOO_OLD);
  }

  @Test
  void aTokenWithoutIatHasNoAgeThatIsAllowed() {
    assertThat(refusal(settings -> settings.with(MAXIMUM_TOKEN_AGE, 300), gate -> gate.mint.userToken().without("iat")))
        .isEqualTo(Reason.CLAIM_MISSING);
  }

  /** "Empty or / (unscoped)" is what Entra documents of agents on their own; a token of its sample has no scp at all. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/", " ", " / ", "/ /"})
  void noScopeMakesNoUserOfAnAgentOnItsOwn(String unscoped) {
    assertThat(refusal(kinds("agent"), gate -> agent(gate).claim("scp", unscoped))).isNull();
    assertThat(refusal(kinds("agent"), gate -> agent(gate).v1().claim("scp", unscoped))).isNull();
    assertThat(refusal(kinds("user", "app", "agentForUser", "agentUser"), gate -> agent(gate).claim("scp", unscoped)))
        .isEqualTo(Reason.CALLER_KIND_NOT_ALLOWED);
    assertThat(refusal(kinds("agent"), gate -> agent(gate).claim("scp", unscoped).without("roles"))).isEqualTo(Reason.NO_PERMISSION);
    assertThat(refusal(kinds("agent").andThen(settings -> settings.with(REQUIRED_APP_ROLES, List.of(Contoso.READ_ALL_ROLE)))::apply,
        gate -> agent(gate).claim("scp", unscoped))).isNull();
    try (TestGatekeeper gate = new TestGatekeeper(kinds("agent"))) {
      assertThat(gate.decide(agent(gate).claim("scp", unscoped).sign()).principal().toMap())
          .containsEntry("callerKind", "agent").containsEntry("scopes", List.of());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", " ", " / ", "/ /"})
  void nothingIsNoScopeOfAUser(String unscoped) {
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().claim("scp", unscoped))).isEqualTo(Reason.NOT_AN_ACCESS_TOKEN);
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().idtyp().claim("scp", unscoped)))
        .isEqualTo(Reason.NOT_AN_ACCESS_TOKEN);
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().claim("scp", unscoped).roles(Contoso.READ_ALL_ROLE)))
        .isEqualTo(Reason.NOT_AN_ACCESS_TOKEN);
    assertThat(refusal(kinds("user", "agentForUser"), gate -> agentForUser(gate).claim("scp", unscoped)))
        .isEqualTo(Reason.NOT_AN_ACCESS_TOKEN);
    assertThat(refusal(settings -> settings, gate -> gate.mint.appToken().claim("scp", unscoped))).isNull();
    assertThat(refusal(settings -> settings, gate -> gate.mint.appToken().claim("scp", unscoped).without("roles")))
        .isEqualTo(Reason.NO_PERMISSION);
  }

  @Test
  void aSlashBesideScopesIsNone() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(gate.decide(gate.mint.userToken().claim("scp", "/ Orders.Read").sign()).principal().toMap())
          .containsEntry("callerKind", "user").containsEntry("scopes", List.of("Orders.Read"));
    }
  }

  /** RFC 6749 §3.3: what else parts words for one reader and not for another is no list of scopes, nor one of facets. */
  @ParameterizedTest
  @ValueSource(strings = {"\t", "Orders.Read\tOrders.Write", "Orders.Read\n", "\u00a0", "\u2003", "\u200b", "Orders.R\u00e9ad", "a\"b", "a\\b"})
  void scopesAreOfVisibleCharactersWithSpacesBetween(String scp) {
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().claim("scp", scp))).isEqualTo(Reason.CLAIM_MALFORMED);
    assertThat(refusal(settings -> settings, gate -> gate.mint.appToken().claim("scp", scp))).isEqualTo(Reason.CLAIM_MALFORMED);
  }

  @Test
  void aFacetBehindATabIsStillNoUsers() {
    assertThat(refusal(kinds("user"), gate -> gate.mint.userToken().claim("xms_act_fct", "9\t11"))).isEqualTo(Reason.CLAIM_MALFORMED);
    assertThat(refusal(kinds("app"), gate -> gate.mint.appToken().claim("xms_sub_fct", "9\n11"))).isEqualTo(Reason.CLAIM_MALFORMED);
  }

  @Test
  void anyMarkOfAnAgentMakesItOne() {
    String blueprint = Contoso.AGENT_BLUEPRINT_ID;
    UnaryOperator<SettingValues> noAgents = kinds("user", "app");

    assertThat(refusal(noAgents, gate -> gate.mint.appToken().claim("xms_sub_fct", "13"))).isEqualTo(Reason.CALLER_KIND_NOT_ALLOWED);
    assertThat(refusal(noAgents, gate -> gate.mint.appToken().claim("xms_act_fct", "13"))).isEqualTo(Reason.CALLER_KIND_NOT_ALLOWED);
    assertThat(refusal(noAgents, gate -> gate.mint.appToken().claim("xms_par_app_azp", blueprint))).isEqualTo(Reason.CALLER_KIND_NOT_ALLOWED);
    assertThat(refusal(noAgents, gate -> gate.mint.userToken().claim("xms_sub_fct", "11"))).isEqualTo(Reason.CALLER_KIND_NOT_ALLOWED);
    assertThat(refusal(noAgents, gate -> gate.mint.userToken().claim("xms_act_fct", "13"))).isEqualTo(Reason.CALLER_KIND_NOT_ALLOWED);
    assertThat(refusal(noAgents, gate -> gate.mint.userToken().claim("xms_par_app_azp", blueprint))).isEqualTo(Reason.CALLER_KIND_NOT_ALLOWED);
    assertThat(refusal(kinds("agent"), gate -> gate.mint.appToken().claim("xms_par_app_azp", blueprint))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"device", "App", "USER", ""})
  void scopesBesideAnUnknownKindOfTokenMakeNoUser(String idtyp) {
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().claim("idtyp", idtyp))).isEqualTo(Reason.NOT_AN_ACCESS_TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void aBlankAppRoleIsNone(String blank) {
    assertThat(refusal(settings -> settings, gate -> gate.mint.appToken().roles(blank))).isEqualTo(Reason.NO_PERMISSION);
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(gate.decide(gate.mint.appToken().roles(blank, Contoso.READ_ALL_ROLE).sign()).principal().toMap())
          .containsEntry("appRoles", List.of(Contoso.READ_ALL_ROLE));
    }
  }
}
