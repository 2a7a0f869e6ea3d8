package org.muleentra.jwt.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.muleentra.jwt.core.error.InvalidSettingException;

class ValidationParametersTest {

  private static final String TENANT = "c0a70501-7e57-4d1c-9a0b-5ca1ab1e0001";

  private static ParametersBuilder good() {
    return ValidationParameters.builder().tenants(List.of(TENANT)).audiences(List.of("api://orders"));
  }

  @Test
  void tenantsAndAudiencesAloneAreEnough() {
    ValidationParameters parameters = good().build();

    assertThat(parameters.clockSkew()).isEqualTo(60);
    assertThat(parameters.callerKinds()).containsExactlyInAnyOrder(CallerKind.USER, CallerKind.APP);
    assertThat(parameters.authorities().all()).hasSize(2);
    assertThat(parameters.requiredRoles().isEmpty()).isTrue();
  }

  @Test
  void emptyListsAndTextsAreTheDefaults() {
    ValidationParameters parameters = good().cloud("").tokenVersions(List.of()).callerKinds(List.of()).metadataBaseUrl("")
        .realm("").resourceMetadata("").roleMappings(Map.of()).build();

    assertThat(parameters.callerKinds()).hasSize(2);
    assertThat(parameters.authorities().all().get(0).discoveryUri()).hasToString(
        "https://login.microsoftonline.com/" + TENANT + "/.well-known/openid-configuration");
  }

  @Test
  void readsMetadataFromTheBaseConfigured() {
    assertThat(good().audiences(List.of(TENANT)).metadataBaseUrl("http://127.0.0.1:8080/mirror/").tokenVersions(List.of("2.0")).build()
        .authorities().all().get(0).discoveryUri())
        .hasToString("http://127.0.0.1:8080/mirror/" + TENANT + "/v2.0/.well-known/openid-configuration");
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("tenants", builder -> builder.tenants(null)),
        wrong("tenants", builder -> builder.tenants(List.of())),
        wrong("tenants[0]", builder -> builder.tenants(List.of("contoso.com"))),
        wrong("tenants[1]", builder -> builder.tenants(List.of(TENANT, "common"))),
        wrong("deniedTenants", builder -> builder.deniedTenants(List.of("9188040d-6c67-4c5b-b112-36a304b66dad"))),
        wrong("deniedTenants", builder -> builder.tenants(List.of("organizations", TENANT)).deniedTenants(List.of(TENANT))),
        wrong("deniedTenants[0]", builder -> builder.tenants(List.of("organizations")).deniedTenants(List.of("contoso"))),
        wrong("tenants", builder -> builder.tenants(List.of("organizations"))),
        wrong("tenants", builder -> builder.tenants(List.of("organizations")).roleMappings(Map.of("g", "r"))),
        wrong("tenants", builder -> builder.tenants(List.of("organizations")).requiredScopes(List.of("a")).directory("externalId")),
        wrong("directory", builder -> builder.directory("adfs")),
        wrong("loginHost", builder -> builder.directory("b2c").b2cPolicies(List.of("B2C_1_a"))),
        wrong("loginHost", builder -> builder.loginHost("https://login.example.com")),
        wrong("loginHost", builder -> builder.loginHost("login.example.com:443")),
        wrong("loginHost", builder -> builder.loginHost("login.example.com/x")),
        wrong("loginHost", builder -> builder.loginHost("localhost")),
        wrong("issuerHost", builder -> builder.issuerHost("sts..net")),
        wrong("issuerHost", builder -> builder.directory("externalId").issuerHost("sts.example.com")),
        wrong("b2cPolicies", builder -> builder.directory("b2c").loginHost("contoso.b2clogin.com")),
        wrong("b2cPolicies", builder -> builder.b2cPolicies(List.of("B2C_1_a"))),
        wrong("b2cPolicies[0]", builder -> builder.directory("b2c").loginHost("c.b2clogin.com").b2cPolicies(List.of("../x"))),
        wrong("signingKeysAppId", builder -> builder.signingKeysAppId("orders")),
        wrong("tokenVersions", builder -> builder.directory("externalId").tokenVersions(List.of("1.0"))),
        wrong("requiredRolesOfApps", builder -> builder.requiredRolesOfApps(List.of("reader"))),
        wrong("groupOverage", builder -> builder.groupOverage("ask")),
        wrong("graphClientId", builder -> builder.groupOverage("graph").graphClientSecret("x")),
        wrong("graphClientId", builder -> builder.graphClientId(TENANT)),
        wrong("graphClientId", builder -> builder.requireEnabledAccount(true).graphClientId("me").graphClientSecret("x")),
        wrong("graphClientId", builder -> builder.tenants(List.of("organizations")).requiredScopes(List.of("a"))
            .groupOverage("graph").graphClientId(TENANT).graphClientSecret("x")),
        wrong("graphClientSecret, graphCertificate and graphAssertionFile",
            builder -> builder.requireEnabledAccount(true).graphClientId(TENANT)),
        wrong("graphClientSecret, graphCertificate and graphAssertionFile", builder -> builder.groupOverage("graph")
            .graphClientId(TENANT).graphClientSecret("x").graphAssertionFile("/y")),
        wrong("graphClientSecret, graphCertificate and graphAssertionFile", builder -> builder.graphClientSecret("x")),
        wrong("graphClientSecret", builder -> builder.groupOverage("graph").graphClientId(TENANT).graphClientSecret("${x}")),
        wrong("graphBaseUrl", builder -> builder.graphBaseUrl("http://graph.example.com")),
        wrong("maximumTokenAge", builder -> builder.maximumTokenAge(59)),
        wrong("maximumTokenAge", builder -> builder.maximumTokenAge(86_401)),
        wrong("maximumAuthenticationAge", builder -> builder.maximumAuthenticationAge(-1)),
        wrong("scopeMatch", builder -> builder.scopeMatch("some")),
        wrong("appRoleMatch", builder -> builder.appRoleMatch("ANY")),
        wrong("roleMatch", builder -> builder.roleMatch("none")),
        wrong("requiredAuthenticationContext", builder -> builder.requiredAuthenticationContext("c0")),
        wrong("requiredAuthenticationContext", builder -> builder.requiredAuthenticationContext("c100")),
        wrong("requiredAuthenticationContext", builder -> builder.requiredAuthenticationContext("mfa")),
        wrong("requiredAuthenticationMethods[0]", builder -> builder.requiredAuthenticationMethods(List.of("m fa"))),
        wrong("tenants[0]", builder -> builder.tenants(List.of(" " + TENANT))),
        wrong("tenants[0]", builder -> builder.tenants(List.of(TENANT + "/../x"))),
        wrong("audiences", builder -> builder.audiences(List.of())),
        wrong("audiences[0]", builder -> builder.audiences(Collections.singletonList(null))),
        wrong("audiences[1]", builder -> builder.audiences(Arrays.asList("api://orders", " "))),
        wrong("audiences[0]", builder -> builder.audiences(List.of("api://or ders"))),
        wrong("audiences[0]", builder -> builder.audiences(List.of("00000003-0000-0000-c000-000000000000"))),
        wrong("audiences[1]", builder -> builder.audiences(List.of("api://orders", "https://Graph.microsoft.com/"))),
        wrong("audiences[0]", builder -> builder.audiences(List.of("00000000-0000-0000-0000-000000000000"))),
        wrong("tenants[0]", builder -> builder.tenants(List.of("AAAABBBB-0000-cccc-1111-dddd2222eeee"))),
        wrong("allowedClientIds[0]", builder -> builder.allowedClientIds(List.of("00001111-aaaa-2222-bbbb-3333cccc4444"))),
        wrong("audiences[0]", builder -> builder.audiences(List.of("#[vars.audience]"))),
        wrong("audiences[0]", builder -> builder.audiences(List.of("${secret}"))),
        wrong("audiences[0]", builder -> builder.audiences(List.of("a".repeat(2049)))),
        wrong("cloud", builder -> builder.cloud("moon")),
        wrong("cloud", builder -> builder.cloud("GLOBAL")),
        wrong("tokenVersions", builder -> builder.tokenVersions(List.of("3.0"))),
        wrong("callerKinds", builder -> builder.callerKinds(List.of("robot"))),
        wrong("metadataBaseUrl", builder -> builder.metadataBaseUrl("http://entra.example")),
        wrong("metadataBaseUrl", builder -> builder.metadataBaseUrl("ftp://127.0.0.1")),
        wrong("metadataBaseUrl", builder -> builder.metadataBaseUrl("https://user:secret@entra.example")),
        wrong("metadataBaseUrl", builder -> builder.metadataBaseUrl("https://entra.example?x=1")),
        wrong("metadataBaseUrl", builder -> builder.metadataBaseUrl("not an address")),
        wrong("metadataBaseUrl", builder -> builder.metadataBaseUrl("https:///path")),
        wrong("allowedClientIds[0]", builder -> builder.allowedClientIds(List.of("my-client"))),
        wrong("requiredScopes[0]", builder -> builder.requiredScopes(List.of("Orders.Read Orders.Write"))),
        wrong("requiredScopes[0]", builder -> builder.requiredScopes(List.of("a\"b"))),
        wrong("requiredAppRoles[0]", builder -> builder.requiredAppRoles(List.of("a\tb"))),
        wrong("roleMappings key", builder -> builder.roleMappings(Map.of("", "reader"))),
        wrong("roleMappings value", builder -> builder.roleMappings(Map.of("group", " "))),
        wrong("roleMappings", builder -> builder.roleMappings(Map.of(TENANT, "a", TENANT.toUpperCase(), "b"))),
        wrong("requiredRoles", builder -> builder.roleMappings(Map.of("group", "reader")).requiredRoles(List.of("admin"))),
        wrong("clockSkew", builder -> builder.clockSkew(-1)),
        wrong("clockSkew", builder -> builder.clockSkew(601)),
        wrong("outageTolerance", builder -> builder.outageTolerance(0)),
        wrong("outageTolerance", builder -> builder.outageTolerance(169)),
        wrong("maximumTokenSize", builder -> builder.maximumTokenSize(1023)),
        wrong("maximumTokenSize", builder -> builder.maximumTokenSize(1_048_577)),
        wrong("realm", builder -> builder.realm("a\r\nX: y")),
        wrong("realm", builder -> builder.realm("réalm")),
        wrong("headerNames", builder -> builder.headerNames(Map.of("roles", "X-Roles"))),
        wrong("headerNames", builder -> named("role", "X-Roles").apply(builder)),
        wrong("headerNames", named("roles", "X-Entra-Scopes")),
        wrong("headerNames", named("roles", "x_entra_scopes")),
        wrong("headerNames", builder -> builder.exposeHeaders(true).headerNames(Map.of("roles", "X-A", "scopes", "x_a"))),
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
        wrong("resource", builder -> builder.resource("http://orders.example/x")),
        wrong("resource", builder -> builder.resource("https://orders.example/x#y")),
        wrong("resource", builder -> builder.resource("https://orders.example/x?y=1")),
        wrong("resource", builder -> builder.resource("https://user:secret@orders.example")),
        wrong("resource", builder -> builder.resource("orders")),
        wrong("resourceMetadata", builder -> builder.resourceMetadata("http://orders.example/x")));
  }

  private static UnaryOperator<ParametersBuilder> named(String field, String header) {
    return builder -> builder.exposeHeaders(true).headerNames(Map.of(field, header));
  }

  @Test
  void takesHeaderNamesOfYourOwnAndKeepsTheRest() {
    ValidationParameters swapped = good().exposeHeaders(true)
        .headerNames(Map.of("roles", "X-Entra-Scopes", "scopes", "X-Entra-Roles", "objectId", "x".repeat(100))).build();
    assertThat(swapped.backendHeaderNames()).hasSize(CallerField.values().length)
        .containsEntry(CallerField.ROLES, "X-Entra-Scopes").containsEntry(CallerField.SCOPES, "X-Entra-Roles")
        .containsEntry(CallerField.OBJECT_ID, "x".repeat(100)).containsEntry(CallerField.TOKEN_ID, "X-Entra-Token-Id");
    assertThat(good().build().backendHeaderNames()).isEmpty();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "https://a.example, https://a.example/.well-known/oauth-protected-resource",
    "https://a.example/, https://a.example/.well-known/oauth-protected-resource",
    "https://a.example:8443/v1/orders, https://a.example:8443/.well-known/oauth-protected-resource/v1/orders",
    "https://a.example/v1/, https://a.example/.well-known/oauth-protected-resource/v1/",
    "http://127.0.0.1:8081/a%20b, http://127.0.0.1:8081/.well-known/oauth-protected-resource/a%20b"})
  void putsTheWellKnownPartBetweenHostAndPath(String resource, String metadata) {
    assertThat(good().resource(resource).build().resourceMetadata()).isEqualTo(metadata);
    assertThat(good().resource(resource).resourceMetadata("https://b.example/x").build().resourceMetadata()).isEqualTo("https://b.example/x");
  }

  @Test
  void withoutAResourceThereIsMetadataOnlyWhereItIsConfigured() {
    assertThat(good().build().resourceMetadata()).isNull();
    assertThat(good().resourceMetadata("https://b.example/x").build().resource()).isNull();
  }

  private static Arguments wrong(String field, UnaryOperator<ParametersBuilder> change) {
    return Arguments.of(field, change);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusesBadConfigurationByTheNameOfTheField(String field, UnaryOperator<ParametersBuilder> change) {
    ParametersBuilder builder = change.apply(good());

    assertThatThrownBy(builder::build).isInstanceOf(InvalidSettingException.class)
        .hasMessageMatching(Pattern.quote(field) + " (?:must|needs?|cannot be combined with) .+")
        .satisfies(e -> assertThat(((InvalidSettingException) e).field()).isEqualTo(field));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60, 600})
  void takesAClockSkewUpToItsBounds(int seconds) {
    assertThat(good().clockSkew(seconds).build().clockSkew()).isEqualTo(seconds);
  }

  @Test
  void anEmptyBuilderIsNotAPass() {
    assertThatThrownBy(() -> ValidationParameters.builder().build()).hasMessageStartingWith("tenants");
  }

  @Test
  void aListChangedAfterwardsChangesNothing() {
    List<String> audiences = new java.util.ArrayList<>(List.of("api://orders"));
    ParametersBuilder builder = good().audiences(audiences);
    audiences.add("api://other");

    assertThat(builder.build().audiences()).containsExactly("api://orders");
  }
}
