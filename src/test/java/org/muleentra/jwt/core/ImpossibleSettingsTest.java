package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.authority.TrustedTenants.B2C_POLICIES;
import static org.muleentra.jwt.core.authority.TrustedTenants.DIRECTORY;
import static org.muleentra.jwt.core.authority.TrustedTenants.LOGIN_HOST;
import static org.muleentra.jwt.core.authority.TrustedTenants.METADATA_BASE_URL;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.authority.TrustedTenants.TOKEN_VERSIONS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.check.AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE;
import static org.muleentra.jwt.core.check.AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT;
import static org.muleentra.jwt.core.check.AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;
import static org.muleentra.jwt.core.check.ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.directory.DirectorySettings.GRAPH_BASE_URL;
import static org.muleentra.jwt.core.discovery.ProtectedResource.RESOURCE;
import static org.muleentra.jwt.core.discovery.ProtectedResource.RESOURCE_METADATA;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.selftest.SelfTest;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;

/** Settings that nobody can meet, or everybody does, stop the deployment; those beside them deploy. */
class ImpossibleSettingsTest {

  private static final String TENANT = "c0a70501-7e57-4d1c-9a0b-5ca1ab1e0001";
  private static final String OTHER = "c0a70501-7e57-4d1c-9a0b-5ca1ab1e0002";
  private static final String API = "5ca1ab1e-7e57-4d1c-9a0b-0000a91c11e7";
  private static final String GROUP = "5ca1ab1e-7e57-4d1c-9a0b-00000000b0b0";

  private static SettingValues good() {
    return SettingValues.NONE.with(TENANTS, List.of(TENANT)).with(AUDIENCES, List.of(API, "api://orders"));
  }

  private static void stops(SettingValues settings, String field, String cure) {
    assertThatThrownBy(() -> TestGatekeeper.settings(settings)).isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(field + " must").hasMessageContaining(cure);
  }

  private static void deploys(SettingValues settings) {
    SelfTest.run(TestGatekeeper.settings(settings).values, Clock.systemUTC());
  }

  @ParameterizedTest
  @ValueSource(strings = {"api://orders/Orders.Read", "https://orders.example/Orders.Read", "HTTPS://orders.example/x", "api://x",
      "spn:5ca1ab1e-7e57-4d1c-9a0b-0000a91c11e7/Orders.Read", "5ca1ab1e-7e57-4d1c-9a0b-0000a91c11e7/Orders.Read",
      "5CA1AB1E-7E57-4D1C-9A0B-0000A91C11E7/Orders.Read",
      "Orders.Read,Orders.Write", "Orders.Read, Orders.Write", "Orders.Read Orders.Write", "api://orders/.default", ".default", "/.Default",
      "openid", "profile", "email", "offline_access", "OpenID", "Offline_Access", "/", "//"})
  void aScopeThatNoTokenHolds(String scope) {
    stops(good().with(REQUIRED_SCOPES, List.of("Orders.Read", scope)), "requiredScopes[1]", "");
    // The same rule for an operation, which asks for others than the configuration.
    GatekeeperSettings configured = TestGatekeeper.settings(good().with(REQUIRED_SCOPES, List.of("Orders.Read")));
    assertThatThrownBy(() -> configured.requiring(SettingValues.NONE.with(REQUIRED_SCOPES, List.of(scope))))
        .hasMessageStartingWith("requiredScopes[0] must");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Orders.Read", "orders:read", "orders/read", "user_impersonation", "Orders.Read.All", "email.read", "profile2",
      "a.default", "access_as_user", "5ca1ab1e", "x", "urn:read"})
  void aScopeThatATokenMayHold(String scope) {
    deploys(good().with(REQUIRED_SCOPES, List.of(scope)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"api://orders/Orders.Process", "https://orders.example/x", "5ca1ab1e-7e57-4d1c-9a0b-0000a91c11e7/Orders.Process",
      ".default", "api://orders/.default", "/"})
  void anAppRoleThatNoTokenHolds(String role) {
    stops(good().with(REQUIRED_APP_ROLES, List.of(role)), "requiredAppRoles[0]", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Orders.Process.All", "orders:process", "5ca1ab1e-7e57-4d1c-9a0b-00000000b0b0", "openid", "a,b"})
  void anAppRoleThatATokenMayHold(String role) {
    deploys(good().with(REQUIRED_APP_ROLES, List.of(role)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"api://orders/.default", "API://orders/.DEFAULT", ".default", "api://orders,api://billing", "api://orders, x",
      "5ca1ab1e-7e57-4d1c-9a0b-0000a91c11e7/.default", "https://graph.microsoft.com//", "spn:00000003-0000-0000-c000-000000000000"})
  void anAudienceThatNoTokenHas(String audience) {
    stops(good().with(AUDIENCES, List.of(API, audience)), "audiences[1]", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api://orders/v1", "https://api.example.com/orders/", "spn:5ca1ab1e-7e57-4d1c-9a0b-0000a91c11e7", "urn:orders",
      "api://orders.default"})
  void anAudienceThatATokenMayHave(String audience) {
    deploys(good().with(AUDIENCES, List.of(audience)));
  }

  @Test
  void clientIdsAsAudiencesAreTakenInAnyCase() {
    assertThat(good().with(AUDIENCES, List.of(API.toUpperCase())).get(AUDIENCES)).containsExactly(API);
    // What stands around a URI is the client's own spelling, which Entra repeats.
    assertThat(good().with(AUDIENCES, List.of("api://Orders")).get(AUDIENCES)).containsExactly("api://Orders");
  }

  /** Microsoft, "Access token claims reference": in v2.0 tokens aud is always the client id of the API. */
  @Test
  void noV2TokenHasAUriForItsAudience() {
    stops(good().with(AUDIENCES, List.of("api://orders")).with(TOKEN_VERSIONS, List.of("2.0")), "audiences", "client ID");
    stops(good().with(AUDIENCES, List.of("api://orders")).with(DIRECTORY, "externalId"), "audiences", "client ID");
    deploys(good().with(AUDIENCES, List.of("api://orders")).with(TOKEN_VERSIONS, List.of("1.0")));
    deploys(good().with(AUDIENCES, List.of("api://orders")));
    deploys(good().with(AUDIENCES, List.of("api://orders", API)).with(TOKEN_VERSIONS, List.of("2.0")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
      "https://mirror.example.com/x/.well-known/openid-configuration", "https://mirror.example.com/x/.well-known/",
      "https://mirror.example.com/common/discovery/v2.0/keys", "https://mirror.example.com/discovery/keys",
      "https://login.microsoftonline.com/" + TENANT, "https://login.microsoftonline.com/" + TENANT + "/v2.0",
      "https://sts.windows.net/" + TENANT, "https://Login.MicrosoftOnline.us/common", "https://x.ciamlogin.com/y",
      "https://x.b2clogin.com/x.onmicrosoft.com", "https://mirror.example.com/oauth2/v2.0/token"})
  void aBaseThatIsAWholeAddress(String address) {
    stops(good().with(METADATA_BASE_URL, address), "metadataBaseUrl", "base");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://login.microsoftonline.com", "https://login.microsoftonline.com/", "https://mirror.example.com/entra",
      "https://mirror.example.com/v2.0", "http://127.0.0.1:8080/mirror", "https://mirror.example.com/discovery-of-keys",
      "https://notlogin.microsoftonline.com.example/x"})
  void aBase(String address) {
    deploys(good().with(METADATA_BASE_URL, address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://graph.microsoft.com/v1.0", "https://graph.microsoft.com/v1.0/", "https://graph.microsoft.com/beta",
      "https://mirror.example.com/v1.0", "https://mirror.example.com/graph/v1.0/users", "https://graph.microsoft.us/x",
      "https://graph.microsoft.com/.default"})
  void aBaseOfGraphThatIsMore(String address) {
    stops(good().with(GRAPH_BASE_URL, address), "graphBaseUrl", "base");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://graph.microsoft.com", "https://dod-graph.microsoft.us/", "https://mirror.example.com/graph",
      "https://mirror.example.com/v1.0-mirror", "https://mirror.example.com/beta"})
  void aBaseOfGraph(String address) {
    deploys(good().with(GRAPH_BASE_URL, address));
  }

  @Test
  void anAddressOfMetadataIsNoResourceAndTheReverse() {
    stops(good().with(RESOURCE, "https://a.example/.well-known/oauth-protected-resource/orders"), "resource", "clients call");
    stops(good().with(RESOURCE_METADATA, "https://login.microsoftonline.com/x/v2.0/.well-known/openid-configuration"), "resourceMetadata",
        "RFC 9728");
    stops(good().with(RESOURCE_METADATA, "https://a.example/.well-known/oauth-authorization-server"), "resourceMetadata", "RFC 9728");
    stops(good().with(RESOURCE, "https://a.example/orders").with(RESOURCE_METADATA, "https://a.example/orders"), "resourceMetadata", "");
    deploys(good().with(RESOURCE, "https://a.example/orders").with(RESOURCE_METADATA, "https://a.example/orders/metadata"));
  }

  static Stream<Arguments> apart() {
    return Stream.of(
        apart("requiredScopes", s -> s.with(CALLER_KINDS, List.of("app")).with(REQUIRED_SCOPES, List.of("a"))),
        apart("requiredScopes", s -> s.with(CALLER_KINDS, List.of("agent")).with(REQUIRED_SCOPES, List.of("a"))),
        apart("requiredScopes", s -> s.with(CALLER_KINDS, List.of("app", "agent")).with(REQUIRED_SCOPES, List.of("a"))),
        apart("requiredAppRoles", s -> s.with(CALLER_KINDS, List.of("user")).with(REQUIRED_APP_ROLES, List.of("a"))),
        apart("requiredAppRoles", s -> s.with(CALLER_KINDS, List.of("agentUser", "agentForUser")).with(REQUIRED_APP_ROLES, List.of("a"))),
        apart("requiredAuthenticationContext", s -> s.with(CALLER_KINDS, List.of("app")).with(REQUIRED_AUTHENTICATION_CONTEXT, "c1")),
        apart("requiredAuthenticationMethods", s -> s.with(CALLER_KINDS, List.of("agent")).with(REQUIRED_AUTHENTICATION_METHODS, List.of("mfa"))),
        apart("maximumAuthenticationAge", s -> s.with(CALLER_KINDS, List.of("app", "agent")).with(MAXIMUM_AUTHENTICATION_AGE, 900)),
        apart("requiredAuthenticationMethods", s -> s.with(TOKEN_VERSIONS, List.of("2.0")).with(REQUIRED_AUTHENTICATION_METHODS, List.of("mfa"))),
        apart("requiredAuthenticationMethods", s -> s.with(DIRECTORY, "externalId").with(REQUIRED_AUTHENTICATION_METHODS, List.of("mfa"))),
        apart("requiredAuthenticationMethods[0]", s -> s.with(REQUIRED_AUTHENTICATION_METHODS, List.of("c1"))),
        apart("requiredAuthenticationMethods[0]", s -> s.with(REQUIRED_AUTHENTICATION_METHODS, List.of("mfa,fido"))));
  }

  private static Arguments apart(String field, UnaryOperator<SettingValues> change) {
    return Arguments.of(field, change);
  }

  @ParameterizedTest
  @MethodSource("apart")
  void rulesThatNoCallerAllowedCanMeet(String field, UnaryOperator<SettingValues> change) {
    stops(change.apply(good()), field, "");
  }

  static Stream<UnaryOperator<SettingValues>> together() {
    return Stream.of(
        s -> s.with(REQUIRED_SCOPES, List.of("a")),
        s -> s.with(REQUIRED_APP_ROLES, List.of("a")),
        s -> s.with(CALLER_KINDS, List.of("app")).with(REQUIRED_SCOPES, List.of("a")).with(REQUIRED_APP_ROLES, List.of("b")),
        s -> s.with(CALLER_KINDS, List.of("user")).with(REQUIRED_SCOPES, List.of("a")).with(REQUIRED_APP_ROLES, List.of("b")),
        s -> s.with(CALLER_KINDS, List.of("app", "agentUser")).with(REQUIRED_SCOPES, List.of("a")),
        s -> s.with(CALLER_KINDS, List.of("user", "agent")).with(REQUIRED_APP_ROLES, List.of("a")),
        s -> s.with(CALLER_KINDS, List.of("app", "user")).with(REQUIRED_AUTHENTICATION_CONTEXT, "c1"),
        s -> s.with(CALLER_KINDS, List.of("agentUser")).with(MAXIMUM_AUTHENTICATION_AGE, 60),
        s -> s.with(CALLER_KINDS, List.of("agentForUser")).with(TOKEN_VERSIONS, List.of("1.0")).with(REQUIRED_AUTHENTICATION_METHODS, List.of("mfa")),
        // A custom policy of B2C can put what it likes into its tokens.
        s -> s.with(DIRECTORY, "b2c").with(LOGIN_HOST, "c.b2clogin.com").with(B2C_POLICIES, List.of("B2C_1_a")).with(REQUIRED_AUTHENTICATION_METHODS, List.of("mfa")));
  }

  @ParameterizedTest
  @MethodSource("together")
  void rulesThatSomeCallerCanMeet(UnaryOperator<SettingValues> change) {
    assertThatCode(() -> deploys(change.apply(good()))).doesNotThrowAnyException();
  }

  /** An operation's permissions stand beside the configured kinds of caller. */
  @Test
  void anOperationThatNoCallerAllowedCanMeet() {
    GatekeeperSettings apps = TestGatekeeper.settings(good().with(CALLER_KINDS, List.of("app")));
    assertThatThrownBy(() -> apps.requiring(SettingValues.NONE.with(REQUIRED_SCOPES, List.of("a")))).hasMessageStartingWith("requiredScopes must");
    assertThatThrownBy(() -> apps.requiring(SettingValues.NONE.with(REQUIRED_ROLES, List.of("clerk")))).hasMessageStartingWith("requiredRoles must");
  }

  private static void organizations(UnaryOperator<SettingValues> requirement, boolean limits) {
    SettingValues settings = requirement.apply(good().with(TENANTS, List.of("organizations")));
    if (limits) {
      deploys(settings);
    } else {
      stops(settings, "tenants", "organizations");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ver exists", "iss matches .*", "tid exists", "aud exists", "iss matches https://sts.windows.net/.*",
      "iss matches https://.*/", "ver in 1.0,2.0", "ver equals 2.0", "tid matches [0-9a-f-]+", "exp at-least 0", "iat exists", "azp exists",
      "appid exists", "oid exists", "sub matches .+", "scp exists", "scp matches .*", "roles exists", "aud equals api://orders",
      "acct exists", "acct in 0,1", "acct at-least 0", "idtyp equals user", "azpacr in 1,2", "groups exists", "hasgroups absent",
      "xms_act_fct absent", "nothing absent", "auth_time at-least 1", "uti exists", "sid exists"})
  void whatEveryTokenMeetsKeepsNoOrganizationOut(String rule) {
    organizations(settings -> settings.with(CLAIM_RULES, List.of(rule)), false);
    organizations(settings -> settings.with(CLAIM_RULES, List.of(rule, "ver exists")), false);
    // Beside a requirement it may stand.
    organizations(settings -> settings.with(CLAIM_RULES, List.of(rule, "tid in " + TENANT + "," + OTHER)), true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tid equals " + TENANT, "iss equals https://sts.windows.net/" + TENANT + "/", "groups contains " + GROUP,
      "azp equals " + OTHER, "scp matches (.* )?Orders.Read( .*)?", "roles contains Orders.Clerk", "extn.partner exists", "acct equals 0",
      "tid matches c0a70501-.*", "partner equals gold"})
  void aRuleThatATokenCanBreakKeepsOrganizationsOut(String rule) {
    organizations(settings -> settings.with(CLAIM_RULES, List.of(rule)), true);
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        rules("claimRules", "level exists", "level absent"),
        rules("claimRules", "level equals a", "level equals b"),
        rules("claimRules", "level equals a", "level in b,c"),
        rules("claimRules", "level in a,b", "level matches c.*"),
        rules("claimRules", "level equals 4", "level at-least 5"),
        rules("claimRules", "level equals a", "level contains a"),
        rules("claimRules", "level contains a", "level matches a"),
        rules("claimRules", "level contains a", "level at-least 1"),
        rules("claimRules", "level matches a", "level at-least 1"),
        rules("claimRules", "level absent", "level matches .*"),
        rules("claimRules[0]", "iss absent"),
        rules("claimRules[0]", "exp absent"),
        rules("claimRules[0]", "tid absent"),
        rules("claimRules[0]", "ver equals 3.0"),
        rules("claimRules[0]", "ver equals 2"),
        rules("claimRules[0]", "tid equals " + OTHER),
        rules("claimRules[0]", "tid matches contoso"),
        rules("claimRules[0]", "aud equals api://billing"),
        rules("claimRules[0]", "iss equals https://login.microsoftonline.com/" + TENANT + "/"),
        rules("claimRules[0]", "exp equals soon"));
  }

  private static Arguments rules(String field, String... rules) {
    return Arguments.of(field, List.of(rules));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void rulesThatContradictEachOtherOrWhatElseIsSet(String field, List<String> rules) {
    stops(good().with(CLAIM_RULES, rules), field, "");
    // Whatever stands before them, and in either order.
    List<String> reversed = new ArrayList<>(rules);
    java.util.Collections.reverse(reversed);
    assertThatThrownBy(() -> TestGatekeeper.settings(good().with(CLAIM_RULES, reversed))).isInstanceOf(InvalidSettingException.class);
  }

  @Test
  void rulesThatContradictAnotherSetting() {
    stops(good().with(ALLOWED_CLIENT_IDS, List.of(OTHER)).with(CLAIM_RULES, List.of("azp equals " + GROUP)), "claimRules[0]", "allowedClientIds");
    stops(good().with(CERTIFICATE_CLIENTS_ONLY, true).with(CLAIM_RULES, List.of("azpacr in 0,1")), "claimRules[0]", "certificateClientsOnly");
    stops(good().with(CALLER_KINDS, List.of("app")).with(CLAIM_RULES, List.of("idtyp equals user")), "claimRules[0]", "callerKinds");
    stops(good().with(CALLER_KINDS, List.of("user")).with(CLAIM_RULES, List.of("idtyp equals app")), "claimRules[0]", "callerKinds");
    stops(good().with(TOKEN_VERSIONS, List.of("1.0")).with(CLAIM_RULES, List.of("ver equals 2.0")), "claimRules[0]", "tokenVersions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"level exists|level equals a", "level in a,b|level equals b", "level equals 5|level at-least 5",
      "level contains a|level contains b", "level matches a.*|level equals ab", "level matches a.*|level matches .*b", "azp absent",
      "appid absent", "tid equals " + TENANT, "iss matches https://sts.*", "acct equals 0", "nbf at-least 1", "idtyp absent"})
  void rulesThatATokenCanMeet(String rules) {
    deploys(good().with(CLAIM_RULES, List.of(rules.split("\\|"))));
  }

  @Test
  void idsInRulesAreTakenInAnyCase() {
    deploys(good().with(CLAIM_RULES, List.of("tid equals " + TENANT.toUpperCase())));
    deploys(good().with(ALLOWED_CLIENT_IDS, List.of(OTHER)).with(CLAIM_RULES, List.of("azp in " + GROUP + "," + OTHER.toUpperCase())));
  }

  @Test
  void roleMappingsAloneAreNoRequirement() {
    organizations(settings -> settings.with(ROLE_MAPPINGS, Map.of(GROUP, "clerk")), false);
    organizations(settings -> settings.with(ROLE_MAPPINGS, Map.of(GROUP, "clerk")).with(REQUIRED_ROLES, List.of("clerk")), true);
  }
}
