package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.authority.TrustedTenants.B2C_POLICIES;
import static org.muleentra.jwt.core.authority.TrustedTenants.DIRECTORY;
import static org.muleentra.jwt.core.authority.TrustedTenants.LOGIN_HOST;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.authority.TrustedTenants.TOKEN_VERSIONS;
import static org.muleentra.jwt.core.check.AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE;
import static org.muleentra.jwt.core.check.AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT;
import static org.muleentra.jwt.core.check.AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;
import static org.muleentra.jwt.core.check.ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.check.TokenAgeCheck.MAXIMUM_TOKEN_AGE;
import static org.muleentra.jwt.core.directory.DirectorySettings.REQUIRE_ENABLED_ACCOUNT;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.request.BodyReader;
import org.muleentra.jwt.core.request.RequestBody;
import org.muleentra.jwt.core.revocation.DenyList;
import org.muleentra.jwt.core.revocation.RevocationRequest;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.FormRequest;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.catalogue.HostileToken;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** What the catalogue cannot hold, since it takes other settings, other requests or other keys; and that no reason is forgotten. */
class ReasonsTest {

  private static final UnaryOperator<SettingValues> DEFAULTS = UnaryOperator.identity();

  record Case(Reason reason, String spoilt, UnaryOperator<SettingValues> settings,
      Function<TestGatekeeper, InboundRequest> request) {

    @Override
    public String toString() {
      return reason + ": " + spoilt;
    }
  }

  private static Case request(Reason reason, String spoilt, InboundRequest request) {
    return new Case(reason, spoilt, DEFAULTS, gate -> request);
  }

  private static Case token(Reason reason, String spoilt, Function<TestGatekeeper, String> token) {
    return token(reason, spoilt, DEFAULTS, token);
  }

  private static Case token(Reason reason, String spoilt, UnaryOperator<SettingValues> settings,
      Function<TestGatekeeper, String> token) {
    return new Case(reason, spoilt, settings, gate -> InboundRequest.ofAuthorization("Bearer " + token.apply(gate)));
  }

  private static Case user(Reason reason, String spoilt, UnaryOperator<TokenBuilder> change) {
    return token(reason, spoilt, gate -> change.apply(gate.mint.userToken()).sign());
  }

  private static Case user(Reason reason, String spoilt, UnaryOperator<SettingValues> settings,
      UnaryOperator<TokenBuilder> change) {
    return token(reason, spoilt, settings, gate -> change.apply(gate.mint.userToken()).sign());
  }

  private static Case app(Reason reason, String spoilt, UnaryOperator<SettingValues> settings,
      UnaryOperator<TokenBuilder> change) {
    return token(reason, spoilt, settings, gate -> change.apply(gate.mint.appToken()).sign());
  }

  static Stream<Case> cases() {
    return Stream.of(transport(), structure(), issuer(), key(), permission(), revocation(), directory())
        .flatMap(List::stream);
  }

  private static List<Case> transport() {
    return List.of(
        request(Reason.NO_CREDENTIALS, "no header", InboundRequest.ofAuthorization(null)),
        request(Reason.NO_CREDENTIALS, "empty header", InboundRequest.ofAuthorization("")),
        request(Reason.SCHEME_NOT_BEARER, "Basic", InboundRequest.ofAuthorization("Basic dTpw")),
        request(Reason.SCHEME_NOT_BEARER, "BearerX", InboundRequest.ofAuthorization("BearerX a.b.c")),
        request(Reason.SEVERAL_CREDENTIALS, "two headers", requestWith("", "authorization", "Bearer a.b.c", "authorization", "Bearer a.b.c")),
        request(Reason.SEVERAL_CREDENTIALS, "a second header under another spelling",
            requestWith("", "authorization", "Bearer a.b.c", "authorization ", "Basic x")),
        request(Reason.HEADER_NAME_MALFORMED, "white space behind the name", requestWith("", "authorization ", "Bearer a.b.c")),
        request(Reason.TOKEN_IN_TWO_PLACES, "header and query", requestWith("a=1;access_token=x", "authorization", "Bearer a.b.c")),
        form(Reason.TOKEN_IN_TWO_PLACES, "header and form", () -> new ByteArrayInputStream("access_token=x".getBytes())),
        form(Reason.BODY_INCOMPLETE, "a client that hangs up", () -> {
          throw new EOFException();
        }),
        new Case(Reason.BODY_TOO_SLOW, "a client that drips", DEFAULTS, gate -> formOf(gate, () -> {
          // The scheduler is the test's and reads on the calling thread: the bound ends before the first byte.
          gate.scheduler.advance(Duration.ofMillis(BodyReader.PATIENCE_MILLIS));
          return new ByteArrayInputStream(new byte[0]);
        })),
        new Case(Reason.NO_RESOURCES, "no thread to read with", DEFAULTS, gate -> {
          gate.scheduler.full(true);
          return formOf(gate, () -> new ByteArrayInputStream(new byte[0]));
        }),
        request(Reason.TOKEN_MALFORMED, "Bearer alone", InboundRequest.ofAuthorization("Bearer")),
        request(Reason.TOKEN_MALFORMED, "Bearer and a space", InboundRequest.ofAuthorization("Bearer ")),
        request(Reason.TOKEN_TOO_LARGE, "24 kB and one", InboundRequest.ofAuthorization("Bearer " + "a".repeat(24_577))),
        request(Reason.TOKEN_TOO_LARGE, "a megabyte", InboundRequest.ofAuthorization("Bearer " + "a".repeat(1_000_000))));
  }

  private static InboundRequest requestWith(String query, String... lines) {
    return new InboundRequest() {
      @Override
      public void headers(BiConsumer<String, String> line) {
        for (int i = 0; i < lines.length; i += 2) {
          line.accept(lines[i], lines[i + 1]);
        }
      }

      @Override
      public String query() {
        return query;
      }
    };
  }

  /** A body to be waited for. */
  private interface Opening extends RequestBody {
    @Override
    default byte[] inMemory(int limit) {
      return null;
    }
  }

  private static Case form(Reason reason, String spoilt, Opening body) {
    return new Case(reason, spoilt, DEFAULTS, gate -> formOf(gate, body));
  }

  private static InboundRequest formOf(TestGatekeeper gate, Opening body) {
    return new FormRequest("Bearer " + gate.mint.userToken().sign(), body);
  }

  /** What no HTTP server hands on: it strips the white space, or refuses the request. */
  private static List<Case> structure() {
    return List.of(
        token(Reason.TOKEN_MALFORMED, "a space behind", gate -> gate.mint.userToken().sign() + " "),
        token(Reason.TOKEN_MALFORMED, "a tab behind", gate -> gate.mint.userToken().sign() + "\t"),
        token(Reason.TOKEN_MALFORMED, "a line feed behind", gate -> gate.mint.userToken().sign() + "\n"),
        token(Reason.TOKEN_MALFORMED, "a NUL behind", gate -> gate.mint.userToken().sign() + "\0"));
  }

  private static List<Case> issuer() {
    return List.of(
        user(Reason.POLICY_NOT_ACCEPTED, "a B2C policy that is not configured",
            settings -> settings.with(DIRECTORY, "b2c").with(LOGIN_HOST, "contoso.b2clogin.com").with(B2C_POLICIES, List.of("B2C_1_signin")),
            token -> token.issuer("https://contoso.b2clogin.com/" + Contoso.TENANT_ID + "/v2.0/").claim("tfp", "B2C_1_reset")),
        user(Reason.VERSION_NOT_ACCEPTED, "v1 where only v2 is accepted", settings -> settings.with(TOKEN_VERSIONS, List.of("2.0")), TokenBuilder::v1),
        user(Reason.ISSUER_MISMATCH, "ver of the other version, any organization", settings -> settings.with(TENANTS, List.of("organizations")).with(REQUIRED_SCOPES, List.of("Orders.Read")),
            token -> token.claim("ver", "1.0")),
        user(Reason.ISSUER_NOT_TRUSTED, "iss and tid of two tenants, any organization",
            settings -> settings.with(TENANTS, List.of("organizations")).with(REQUIRED_SCOPES, List.of("Orders.Read")), token -> token.claim("tid", Contoso.FABRIKAM_TENANT_ID)));
  }

  private static List<Case> key() {
    return List.of(
        token(Reason.KEY_OF_OTHER_ISSUER, "a key published for another tenant", gate -> {
          gate.keys.replaceBody(gate.keys.jwks(EntraCloud.GLOBAL,
              TokenVersion.V2, Contoso.FABRIKAM_TENANT_ID).replace("\"kid\":\"", "\"kid\":\"f-"));
          return gate.mint.userToken().kid("f-" + gate.keys.current().kid()).sign();
        }),
        token(Reason.KEY_OF_OTHER_ISSUER, "a key published for another cloud", gate -> {
          gate.keys.replaceBody(gate.keys.jwks(EntraCloud.US_GOV,
              TokenVersion.V2, Contoso.TENANT_ID).replace("\"kid\":\"", "\"kid\":\"g-")
              .replace("login.microsoftonline.us", "login.microsoftonline.com"));
          return gate.mint.userToken().kid("g-" + gate.keys.current().kid()).sign();
        }),
        token(Reason.KEYS_UNAVAILABLE, "the key server fails", gate -> {
          gate.metadata.status(500);
          return gate.mint.userToken().kid("new").sign();
        }));
  }

  private static List<Case> permission() {
    return List.of(
        user(Reason.CALLER_KIND_NOT_ALLOWED, "a user where apps are allowed", settings -> settings.with(CALLER_KINDS, List.of("app")), token -> token),
        app(Reason.CALLER_KIND_NOT_ALLOWED, "an app where users are allowed", settings -> settings.with(CALLER_KINDS, List.of("user")), token -> token),
        user(Reason.CLIENT_NOT_ALLOWED, "another client", settings -> settings.with(ALLOWED_CLIENT_IDS, List.of(Contoso.DAEMON_CLIENT_ID)), token -> token),
        user(Reason.SCOPE_MISSING, "another scope", settings -> settings.with(REQUIRED_SCOPES, List.of("Orders.Write")), token -> token.scopes("Orders.Read")),
        user(Reason.SCOPE_MISSING, "part of a scope", settings -> settings.with(REQUIRED_SCOPES, List.of("Orders")), token -> token.scopes("Orders.Read")),
        user(Reason.SCOPE_MISSING, "a user where only app roles are required", settings -> settings.with(REQUIRED_APP_ROLES, List.of("Orders.Read.All")),
            token -> token.roles("Orders.Read.All")),
        app(Reason.APP_ROLE_MISSING, "another app role", settings -> settings.with(REQUIRED_APP_ROLES, List.of("Orders.Write.All")), token -> token.roles("Orders.Read.All")),
        app(Reason.APP_ROLE_MISSING, "an app where only scopes are required", settings -> settings.with(REQUIRED_SCOPES, List.of("Orders.Read")), token -> token),
        user(Reason.ROLE_MISSING, "no mapped group", settings -> settings.with(ROLE_MAPPINGS, Map.of(Contoso.ADMINS_GROUP_ID, "admin")).with(REQUIRED_ROLES, List.of("admin")),
            token -> token.groups(Contoso.READERS_GROUP_ID)),
        app(Reason.CLIENT_WITHOUT_CERTIFICATE, "a client with a secret", settings -> settings.with(CERTIFICATE_CLIENTS_ONLY, true),
            token -> token.clientAuthentication(1)),
        user(Reason.TOKEN_TOO_OLD, "issued a day ago", settings -> settings.with(MAXIMUM_TOKEN_AGE, 3600),
            token -> token.claim("iat", TestGatekeeper.NOW.getEpochSecond() - 86_400)),
        user(Reason.CLAIM_RULE_BROKEN, "a guest where members are wanted", settings -> settings.with(CLAIM_RULES, List.of("acct equals 0")),
            token -> token.claim("acct", 1)),
        user(Reason.AUTHENTICATION_CONTEXT_MISSING, "another authentication context",
            settings -> settings.with(REQUIRED_AUTHENTICATION_CONTEXT, "c1"), token -> token.authenticationContexts("c2")),
        user(Reason.AUTHENTICATION_METHOD_MISSING, "a password alone",
            settings -> settings.with(REQUIRED_AUTHENTICATION_METHODS, List.of("mfa")), token -> token.claim("amr", List.of("pwd"))),
        user(Reason.AUTHENTICATION_TOO_OLD, "signed in yesterday", settings -> settings.with(MAXIMUM_AUTHENTICATION_AGE, 900),
            token -> token.claim("auth_time", TestGatekeeper.NOW.getEpochSecond() - 86_400)),
        app(Reason.APPLICATION_CANNOT_STEP_UP, "an app where users must step up",
            settings -> settings.with(REQUIRED_AUTHENTICATION_CONTEXT, "c1"), token -> token));
  }

  private static List<Case> revocation() {
    return List.of(
        token(Reason.TOKEN_REVOKED, "a token on the deny list", gate -> {
          gate.denyList.revoke(RevocationRequest.of("tokenId", "on-the-list", null));
          return gate.mint.userToken().claim("uti", "on-the-list").sign();
        }),
        token(Reason.REVOCATIONS_UNAVAILABLE, "a store that has failed for a minute", gate -> {
          gate.revocations.fail("disk full");
          gate.scheduler.advance(DenyList.SERVES);
          return gate.mint.userToken().sign();
        }));
  }

  private static List<Case> directory() {
    return List.of(
        user(Reason.GROUPS_OVERAGE, "too many groups for a token", settings -> settings.with(ROLE_MAPPINGS, Map.of(Contoso.ADMINS_GROUP_ID, "admin")),
            TokenBuilder::groupOverage),
        user(Reason.ACCOUNT_NOT_FOUND, "an account that Graph does not know", TestGatekeeper::withGraph, TokenBuilder::groupOverage),
        token(Reason.ACCOUNT_DISABLED, "a disabled account", settings -> TestGatekeeper.withGraph(settings).with(REQUIRE_ENABLED_ACCOUNT, true), gate -> {
          gate.directory.member(Contoso.USER_OBJECT_ID);
          gate.directory.disable(Contoso.USER_OBJECT_ID);
          return gate.mint.userToken().sign();
        }),
        token(Reason.DIRECTORY_UNAVAILABLE, "Graph fails", TestGatekeeper::withGraph, gate -> {
          gate.directory.down(true);
          return gate.mint.userToken().groupOverage().sign();
        }));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesForThatReasonAlone(Case spoilt) {
    try (TestGatekeeper gate = new TestGatekeeper(spoilt.settings())) {
      Decision decision = gate.decide(spoilt.request().apply(gate));

      assertThat(decision.admitted()).isFalse();
      assertThat(decision.refusal().reason()).isEqualTo(spoilt.reason());
      // Who can step up is challenged like one whose token will not do.
      assertThat(decision.answer().status())
          .isEqualTo(decision.refusal().stepUp() != null ? 401 : spoilt.reason().family().status());
      assertThat(gate.audited).hasSize(1);
      assertThat(gate.audited.get(0).toString())
          .contains("status=" + decision.answer().status() + " reason=" + spoilt.reason());
    }
  }

  /** What no token provokes has tests of its own. */
  @Test
  void everyReasonHasACase() {
    Set<Reason> withoutCase = EnumSet.complementOf(
        Stream.concat(cases().map(Case::reason), HostileToken.all().stream().map(token -> Reason.valueOf(token.reason())))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Reason.class))));

    assertThat(withoutCase).containsExactly(Reason.UNFORESEEN);
  }
}
