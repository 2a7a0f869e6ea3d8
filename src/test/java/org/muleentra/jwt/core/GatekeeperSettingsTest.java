package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.authority.TrustedTenants.B2C_POLICIES;
import static org.muleentra.jwt.core.authority.TrustedTenants.CLOUD;
import static org.muleentra.jwt.core.authority.TrustedTenants.DENIED_TENANTS;
import static org.muleentra.jwt.core.authority.TrustedTenants.DIRECTORY;
import static org.muleentra.jwt.core.authority.TrustedTenants.ISSUER_HOST;
import static org.muleentra.jwt.core.authority.TrustedTenants.LOGIN_HOST;
import static org.muleentra.jwt.core.authority.TrustedTenants.METADATA_BASE_URL;
import static org.muleentra.jwt.core.authority.TrustedTenants.SIGNING_KEYS_APP_ID;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.authority.TrustedTenants.TOKEN_VERSIONS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.check.AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE;
import static org.muleentra.jwt.core.check.AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT;
import static org.muleentra.jwt.core.check.AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.LifetimeCheck.CLOCK_SKEW;
import static org.muleentra.jwt.core.check.PermissionCheck.APP_ROLE_MATCH;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.check.PermissionCheck.SCOPE_MATCH;
import static org.muleentra.jwt.core.check.TokenAgeCheck.MAXIMUM_TOKEN_AGE;
import static org.muleentra.jwt.core.directory.DirectorySettings.GRAPH_BASE_URL;
import static org.muleentra.jwt.core.directory.DirectorySettings.GROUP_OVERAGE;
import static org.muleentra.jwt.core.directory.DirectorySettings.REQUIRE_ENABLED_ACCOUNT;
import static org.muleentra.jwt.core.discovery.ProtectedResource.RESOURCE;
import static org.muleentra.jwt.core.discovery.ProtectedResource.RESOURCE_METADATA;
import static org.muleentra.jwt.core.error.Challenge.REALM;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_ASSERTION_FILE;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_ID;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_SECRET;
import static org.muleentra.jwt.core.key.KeySources.OUTAGE_TOLERANCE;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES_OF_APPS;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MATCH;
import static org.muleentra.jwt.core.principal.BackendHeaders.EXPOSE_HEADERS;
import static org.muleentra.jwt.core.principal.BackendHeaders.HEADER_NAMES;
import static org.muleentra.jwt.core.token.BearerCredentials.MAXIMUM_TOKEN_SIZE;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;

class GatekeeperSettingsTest {

  private static final String TENANT = "c0a70501-7e57-4d1c-9a0b-5ca1ab1e0001";

  private static SettingValues good() {
    return SettingValues.NONE.with(TENANTS, List.of(TENANT)).with(AUDIENCES, List.of("api://orders"));
  }

  @Test
  void tenantsAndAudiencesAloneAreEnough() {
    GatekeeperSettings settings = TestGatekeeper.settings(good());

    assertThat(good().get(CLOCK_SKEW)).isEqualTo(60);
    assertThat(good().get(CALLER_KINDS)).containsExactlyInAnyOrder(CallerKind.USER, CallerKind.APP);
    assertThat(settings.tenants.authorities().all()).hasSize(2);
    assertThat(settings.admission.isOpenToSome()).isTrue();
  }

  @Test
  void emptyListsAndTextsAreTheDefaults() {
    SettingValues empty = good().with(CLOUD, "").with(TOKEN_VERSIONS, List.of()).with(CALLER_KINDS, List.of()).with(METADATA_BASE_URL, "")
        .with(REALM, "").with(RESOURCE_METADATA, "").with(ROLE_MAPPINGS, Map.of());

    assertThat(empty).isEqualTo(good());
    assertThat(TestGatekeeper.settings(empty).tenants.authorities().all().get(0).discoveryUri()).hasToString(
        "https://login.microsoftonline.com/" + TENANT + "/.well-known/openid-configuration");
  }

  @Test
  void readsMetadataFromTheBaseConfigured() {
    assertThat(TestGatekeeper.settings(good().with(AUDIENCES, List.of(TENANT)).with(METADATA_BASE_URL, "http://127.0.0.1:8080/mirror/")
        .with(TOKEN_VERSIONS, List.of("2.0"))).tenants.authorities().all().get(0).discoveryUri())
        .hasToString("http://127.0.0.1:8080/mirror/" + TENANT + "/v2.0/.well-known/openid-configuration");
  }

  /** The credential is made, and whoever asks for its text afterwards gets none. */
  @Test
  void keepNoSecret() {
    SettingValues given = TestGatekeeper.withGraph(good());
    assertThat(given.get(GRAPH_CLIENT_SECRET)).isNotNull();
    assertThat(TestGatekeeper.settings(given).values.get(GRAPH_CLIENT_SECRET)).isNull();
    assertThat(given.toString()).contains("graphClientSecret").doesNotContain(given.get(GRAPH_CLIENT_SECRET));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("tenants", builder -> builder.with(TENANTS, null)),
        wrong("tenants", builder -> builder.with(TENANTS, List.of())),
        wrong("tenants[0]", builder -> builder.with(TENANTS, List.of("contoso.com"))),
        wrong("tenants[1]", builder -> builder.with(TENANTS, List.of(TENANT, "common"))),
        wrong("deniedTenants", builder -> builder.with(DENIED_TENANTS, List.of("9188040d-6c67-4c5b-b112-36a304b66dad"))),
        wrong("deniedTenants", builder -> builder.with(TENANTS, List.of("organizations", TENANT)).with(DENIED_TENANTS, List.of(TENANT))),
        wrong("deniedTenants[0]", builder -> builder.with(TENANTS, List.of("organizations")).with(DENIED_TENANTS, List.of("contoso"))),
        wrong("tenants", builder -> builder.with(TENANTS, List.of("organizations"))),
        wrong("tenants", builder -> builder.with(TENANTS, List.of("organizations")).with(ROLE_MAPPINGS, Map.of("g", "r"))),
        wrong("tenants", builder -> builder.with(TENANTS, List.of("organizations")).with(REQUIRED_SCOPES, List.of("a")).with(DIRECTORY, "externalId")),
        wrong("directory", builder -> builder.with(DIRECTORY, "adfs")),
        wrong("loginHost", builder -> builder.with(DIRECTORY, "b2c").with(B2C_POLICIES, List.of("B2C_1_a"))),
        wrong("loginHost", builder -> builder.with(LOGIN_HOST, "https://login.example.com")),
        wrong("loginHost", builder -> builder.with(LOGIN_HOST, "login.example.com:443")),
        wrong("loginHost", builder -> builder.with(LOGIN_HOST, "login.example.com/x")),
        wrong("loginHost", builder -> builder.with(LOGIN_HOST, "localhost")),
        wrong("issuerHost", builder -> builder.with(ISSUER_HOST, "sts..net")),
        wrong("issuerHost", builder -> builder.with(DIRECTORY, "externalId").with(ISSUER_HOST, "sts.example.com")),
        wrong("b2cPolicies", builder -> builder.with(DIRECTORY, "b2c").with(LOGIN_HOST, "contoso.b2clogin.com")),
        wrong("b2cPolicies", builder -> builder.with(B2C_POLICIES, List.of("B2C_1_a"))),
        wrong("b2cPolicies[0]", builder -> builder.with(DIRECTORY, "b2c").with(LOGIN_HOST, "c.b2clogin.com").with(B2C_POLICIES, List.of("../x"))),
        wrong("signingKeysAppId", builder -> builder.with(SIGNING_KEYS_APP_ID, "orders")),
        wrong("tokenVersions", builder -> builder.with(DIRECTORY, "externalId").with(TOKEN_VERSIONS, List.of("1.0"))),
        wrong("requiredRolesOfApps", builder -> builder.with(REQUIRED_ROLES_OF_APPS, List.of("reader"))),
        wrong("groupOverage", builder -> builder.with(GROUP_OVERAGE, "ask")),
        wrong("graphClientId", builder -> builder.with(GROUP_OVERAGE, "graph").with(GRAPH_CLIENT_SECRET, "x")),
        wrong("graphClientId", builder -> builder.with(GRAPH_CLIENT_ID, TENANT)),
        wrong("graphClientId", builder -> builder.with(REQUIRE_ENABLED_ACCOUNT, true).with(GRAPH_CLIENT_ID, "me").with(GRAPH_CLIENT_SECRET, "x")),
        wrong("graphClientId", builder -> builder.with(TENANTS, List.of("organizations")).with(REQUIRED_SCOPES, List.of("a"))
            .with(GROUP_OVERAGE, "graph").with(GRAPH_CLIENT_ID, TENANT).with(GRAPH_CLIENT_SECRET, "x")),
        wrong("graphClientSecret, graphCertificate and graphAssertionFile",
            builder -> builder.with(REQUIRE_ENABLED_ACCOUNT, true).with(GRAPH_CLIENT_ID, TENANT)),
        wrong("graphClientSecret, graphCertificate and graphAssertionFile", builder -> builder.with(GROUP_OVERAGE, "graph")
            .with(GRAPH_CLIENT_ID, TENANT).with(GRAPH_CLIENT_SECRET, "x").with(GRAPH_ASSERTION_FILE, "/y")),
        wrong("graphClientSecret, graphCertificate and graphAssertionFile", builder -> builder.with(GRAPH_CLIENT_SECRET, "x")),
        wrong("graphClientSecret", builder -> builder.with(GROUP_OVERAGE, "graph").with(GRAPH_CLIENT_ID, TENANT).with(GRAPH_CLIENT_SECRET, "${x}")),
        wrong("graphBaseUrl", builder -> builder.with(GRAPH_BASE_URL, "http://graph.example.com")),
        wrong("maximumTokenAge", builder -> builder.with(MAXIMUM_TOKEN_AGE, 59)),
        wrong("maximumTokenAge", builder -> builder.with(MAXIMUM_TOKEN_AGE, 86_401)),
        wrong("maximumAuthenticationAge", builder -> builder.with(MAXIMUM_AUTHENTICATION_AGE, -1)),
        wrong("scopeMatch", builder -> builder.with(SCOPE_MATCH, "some")),
        wrong("appRoleMatch", builder -> builder.with(APP_ROLE_MATCH, "ANY")),
        wrong("roleMatch", builder -> builder.with(ROLE_MATCH, "none")),
        wrong("requiredAuthenticationContext", builder -> builder.with(REQUIRED_AUTHENTICATION_CONTEXT, "c0")),
        wrong("requiredAuthenticationContext", builder -> builder.with(REQUIRED_AUTHENTICATION_CONTEXT, "c100")),
        wrong("requiredAuthenticationContext", builder -> builder.with(REQUIRED_AUTHENTICATION_CONTEXT, "mfa")),
        wrong("requiredAuthenticationMethods[0]", builder -> builder.with(REQUIRED_AUTHENTICATION_METHODS, List.of("m fa"))),
        wrong("tenants[0]", builder -> builder.with(TENANTS, List.of(" " + TENANT))),
        wrong("tenants[0]", builder -> builder.with(TENANTS, List.of(TENANT + "/../x"))),
        wrong("audiences", builder -> builder.with(AUDIENCES, List.of())),
        wrong("audiences[0]", builder -> builder.with(AUDIENCES, Collections.singletonList(null))),
        wrong("audiences[1]", builder -> builder.with(AUDIENCES, Arrays.asList("api://orders", " "))),
        wrong("audiences[0]", builder -> builder.with(AUDIENCES, List.of("api://or ders"))),
        wrong("audiences[0]", builder -> builder.with(AUDIENCES, List.of("00000003-0000-0000-c000-000000000000"))),
        wrong("audiences[1]", builder -> builder.with(AUDIENCES, List.of("api://orders", "https://Graph.microsoft.com/"))),
        wrong("audiences[0]", builder -> builder.with(AUDIENCES, List.of("00000000-0000-0000-0000-000000000000"))),
        wrong("tenants[0]", builder -> builder.with(TENANTS, List.of("AAAABBBB-0000-cccc-1111-dddd2222eeee"))),
        wrong("allowedClientIds[0]", builder -> builder.with(ALLOWED_CLIENT_IDS, List.of("00001111-aaaa-2222-bbbb-3333cccc4444"))),
        wrong("audiences[0]", builder -> builder.with(AUDIENCES, List.of("#[vars.audience]"))),
        wrong("audiences[0]", builder -> builder.with(AUDIENCES, List.of("${secret}"))),
        wrong("audiences[0]", builder -> builder.with(AUDIENCES, List.of("a".repeat(2049)))),
        wrong("cloud", builder -> builder.with(CLOUD, "moon")),
        wrong("cloud", builder -> builder.with(CLOUD, "GLOBAL")),
        wrong("tokenVersions", builder -> builder.with(TOKEN_VERSIONS, List.of("3.0"))),
        wrong("callerKinds", builder -> builder.with(CALLER_KINDS, List.of("robot"))),
        wrong("metadataBaseUrl", builder -> builder.with(METADATA_BASE_URL, "http://entra.example")),
        wrong("metadataBaseUrl", builder -> builder.with(METADATA_BASE_URL, "ftp://127.0.0.1")),
        wrong("metadataBaseUrl", builder -> builder.with(METADATA_BASE_URL, "https://user:secret@entra.example")),
        wrong("metadataBaseUrl", builder -> builder.with(METADATA_BASE_URL, "https://entra.example?x=1")),
        wrong("metadataBaseUrl", builder -> builder.with(METADATA_BASE_URL, "not an address")),
        wrong("metadataBaseUrl", builder -> builder.with(METADATA_BASE_URL, "https:///path")),
        wrong("allowedClientIds[0]", builder -> builder.with(ALLOWED_CLIENT_IDS, List.of("my-client"))),
        wrong("requiredScopes[0]", builder -> builder.with(REQUIRED_SCOPES, List.of("Orders.Read Orders.Write"))),
        wrong("requiredScopes[0]", builder -> builder.with(REQUIRED_SCOPES, List.of("a\"b"))),
        wrong("requiredAppRoles[0]", builder -> builder.with(REQUIRED_APP_ROLES, List.of("a\tb"))),
        wrong("roleMappings key", builder -> builder.with(ROLE_MAPPINGS, Map.of("", "reader"))),
        wrong("roleMappings value", builder -> builder.with(ROLE_MAPPINGS, Map.of("group", " "))),
        wrong("roleMappings", builder -> builder.with(ROLE_MAPPINGS, Map.of(TENANT, "a", TENANT.toUpperCase(), "b"))),
        wrong("requiredRoles", builder -> builder.with(ROLE_MAPPINGS, Map.of("group", "reader")).with(REQUIRED_ROLES, List.of("admin"))),
        wrong("clockSkew", builder -> builder.with(CLOCK_SKEW, -1)),
        wrong("clockSkew", builder -> builder.with(CLOCK_SKEW, 601)),
        wrong("outageTolerance", builder -> builder.with(OUTAGE_TOLERANCE, 0)),
        wrong("outageTolerance", builder -> builder.with(OUTAGE_TOLERANCE, 169)),
        wrong("maximumTokenSize", builder -> builder.with(MAXIMUM_TOKEN_SIZE, 1023)),
        wrong("maximumTokenSize", builder -> builder.with(MAXIMUM_TOKEN_SIZE, 1_048_577)),
        wrong("realm", builder -> builder.with(REALM, "a\r\nX: y")),
        wrong("realm", builder -> builder.with(REALM, "réalm")),
        wrong("headerNames", builder -> builder.with(HEADER_NAMES, Map.of("roles", "X-Roles"))),
        wrong("headerNames", builder -> named("role", "X-Roles").apply(builder)),
        wrong("headerNames", named("roles", "X-Entra-Scopes")),
        wrong("headerNames", named("roles", "x_entra_scopes")),
        wrong("headerNames", builder -> builder.with(EXPOSE_HEADERS, true).with(HEADER_NAMES, Map.of("roles", "X-A", "scopes", "x_a"))),
        wrong("headerNames.roles", named("roles", "")),
        wrong("headerNames.roles", named("roles", "X Roles")),
        wrong("headerNames.roles", named("roles", "X-R\u00F6les")),
        wrong("headerNames.roles", named("roles", "X-Roles:")),
        wrong("headerNames.roles", named("roles", "X-Roles\r\nX")),
        wrong("headerNames.roles", named("roles", "x".repeat(101))),
        wrong("headerNames.roles", named("roles", "-_-")),
        wrong("headerNames.roles", named("roles", "Authorization")),
        wrong("headerNames.roles", named("roles", "authoriZation")),
        wrong("headerNames.roles", named("roles", "HOST")),
        wrong("headerNames.roles", named("roles", "Content-Length")),
        wrong("headerNames.roles", named("roles", "transfer_encoding")),
        wrong("headerNames.roles", named("roles", "Connection")),
        wrong("headerNames.roles", named("roles", "Keep-Alive")),
        wrong("headerNames.roles", named("roles", "TE")),
        wrong("headerNames.roles", named("roles", "Proxy-Anything")),
        wrong("headerNames.roles", named("roles", "X-Forwarded-For")),
        wrong("headerNames.roles", named("roles", "Cookie")),
        wrong("headerNames.roles", named("roles", "X-Entra-Report")),
        wrong("resource", builder -> builder.with(RESOURCE, "http://orders.example/x")),
        wrong("resource", builder -> builder.with(RESOURCE, "https://orders.example/x#y")),
        wrong("resource", builder -> builder.with(RESOURCE, "https://orders.example/x?y=1")),
        wrong("resource", builder -> builder.with(RESOURCE, "https://user:secret@orders.example")),
        wrong("resource", builder -> builder.with(RESOURCE, "orders")),
        wrong("resourceMetadata", builder -> builder.with(RESOURCE_METADATA, "http://orders.example/x")));
  }

  private static UnaryOperator<SettingValues> named(String field, String header) {
    return builder -> builder.with(EXPOSE_HEADERS, true).with(HEADER_NAMES, Map.of(field, header));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "https://a.example, https://a.example/.well-known/oauth-protected-resource",
    "https://a.example/, https://a.example/.well-known/oauth-protected-resource",
    "https://a.example:8443/v1/orders, https://a.example:8443/.well-known/oauth-protected-resource/v1/orders",
    "https://a.example/v1/, https://a.example/.well-known/oauth-protected-resource/v1/",
    "http://127.0.0.1:8081/a%20b, http://127.0.0.1:8081/.well-known/oauth-protected-resource/a%20b"})
  void putsTheWellKnownPartBetweenHostAndPath(String resource, String metadata) {
    assertThat(metadataAddress(good().with(RESOURCE, resource))).isEqualTo(metadata);
    assertThat(metadataAddress(good().with(RESOURCE, resource).with(RESOURCE_METADATA, "https://b.example/x")))
        .isEqualTo("https://b.example/x");
  }

  private static String metadataAddress(SettingValues values) {
    return TestGatekeeper.settings(values).resource.metadataAddress();
  }

  @Test
  void withoutAResourceThereIsMetadataOnlyWhereItIsConfigured() {
    assertThat(metadataAddress(good())).isNull();
    assertThat(TestGatekeeper.settings(good().with(RESOURCE_METADATA, "https://b.example/x")).resource.document()).isNull();
  }

  private static Arguments wrong(String field, UnaryOperator<SettingValues> change) {
    return Arguments.of(field, change);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusesBadConfigurationByTheNameOfTheField(String field, UnaryOperator<SettingValues> change) {
    SettingValues builder = change.apply(good());

    assertThatThrownBy(() -> TestGatekeeper.settings(builder)).isInstanceOf(InvalidSettingException.class)
        .hasMessageMatching(Pattern.quote(field) + " (?:must|needs?|cannot be combined with) .+")
        .satisfies(e -> assertThat(((InvalidSettingException) e).field()).isEqualTo(field));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60, 600})
  void takesAClockSkewUpToItsBounds(int seconds) {
    assertThat(good().with(CLOCK_SKEW, seconds).get(CLOCK_SKEW)).isEqualTo(seconds);
  }

  @Test
  void nothingGivenIsNotAPass() {
    assertThatThrownBy(() -> TestGatekeeper.settings(SettingValues.NONE)).hasMessageStartingWith("tenants");
  }

  @Test
  void aListChangedAfterwardsChangesNothing() {
    List<String> audiences = new java.util.ArrayList<>(List.of("api://orders"));
    SettingValues builder = good().with(AUDIENCES, audiences);
    audiences.add("api://other");

    assertThat(builder.get(AUDIENCES)).containsExactly("api://orders");
  }
}
