package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.validation.ValidationParameters;
import org.muleentra.jwt.testkit.Contoso;
import org.muleentra.jwt.testkit.SigningKey;
import org.muleentra.jwt.testkit.TokenBuilder;

/** A good token spoiled in one place: each reason has at least one case, and each case its reason. */
class ReasonsTest {

  private static final UnaryOperator<ValidationParameters.Builder> DEFAULTS = UnaryOperator.identity();

  record Case(Reason reason, String spoilt, UnaryOperator<ValidationParameters.Builder> settings,
      Function<Gate, InboundRequest> request) {

    @Override
    public String toString() {
      return reason + ": " + spoilt;
    }
  }

  private static Case request(Reason reason, String spoilt, InboundRequest request) {
    return new Case(reason, spoilt, DEFAULTS, gate -> request);
  }

  private static Case token(Reason reason, String spoilt, Function<Gate, String> token) {
    return token(reason, spoilt, DEFAULTS, token);
  }

  private static Case token(Reason reason, String spoilt, UnaryOperator<ValidationParameters.Builder> settings,
      Function<Gate, String> token) {
    return new Case(reason, spoilt, settings, gate -> InboundRequest.ofAuthorization("Bearer " + token.apply(gate)));
  }

  private static Case user(Reason reason, String spoilt, UnaryOperator<TokenBuilder> change) {
    return token(reason, spoilt, gate -> change.apply(gate.mint.userToken()).sign());
  }

  private static Case user(Reason reason, String spoilt, UnaryOperator<ValidationParameters.Builder> settings,
      UnaryOperator<TokenBuilder> change) {
    return token(reason, spoilt, settings, gate -> change.apply(gate.mint.userToken()).sign());
  }

  private static Case app(Reason reason, String spoilt, UnaryOperator<ValidationParameters.Builder> settings,
      UnaryOperator<TokenBuilder> change) {
    return token(reason, spoilt, settings, gate -> change.apply(gate.mint.appToken()).sign());
  }

  static Stream<Case> cases() {
    return Stream.of(transport(), structure(), header(), issuer(), key(), claims(), lifetime(), permission())
        .flatMap(List::stream);
  }

  private static List<Case> transport() {
    return List.of(
        request(Reason.NO_CREDENTIALS, "no header", InboundRequest.ofAuthorization(null)),
        request(Reason.NO_CREDENTIALS, "empty header", InboundRequest.ofAuthorization("")),
        request(Reason.SCHEME_NOT_BEARER, "Basic", InboundRequest.ofAuthorization("Basic dTpw")),
        request(Reason.SCHEME_NOT_BEARER, "BearerX", InboundRequest.ofAuthorization("BearerX a.b.c")),
        request(Reason.SEVERAL_CREDENTIALS, "two headers", requestWith(Arrays.asList("Bearer a.b.c", "Bearer a.b.c"), false)),
        request(Reason.SEVERAL_CREDENTIALS, "joined by a comma", InboundRequest.ofAuthorization("Bearer a.b.c, Bearer a.b.c")),
        request(Reason.TOKEN_IN_TWO_PLACES, "header and query", requestWith(List.of("Bearer a.b.c"), true)),
        request(Reason.TOKEN_MALFORMED, "Bearer alone", InboundRequest.ofAuthorization("Bearer")),
        request(Reason.TOKEN_MALFORMED, "Bearer and a space", InboundRequest.ofAuthorization("Bearer ")),
        request(Reason.TOKEN_TOO_LARGE, "64 kB and one", InboundRequest.ofAuthorization("Bearer " + "a".repeat(65_537))),
        request(Reason.TOKEN_TOO_LARGE, "a megabyte", InboundRequest.ofAuthorization("Bearer " + "a".repeat(1_000_000))));
  }

  private static InboundRequest requestWith(List<String> authorization, boolean tokenInQuery) {
    return new InboundRequest() {
      @Override
      public List<String> headerValues(String name) {
        return "authorization".equalsIgnoreCase(name) ? authorization : Collections.emptyList();
      }

      @Override
      public boolean hasQueryParameter(String name) {
        return tokenInQuery && name.equals("access_token");
      }
    };
  }

  private static List<Case> structure() {
    return List.of(
        token(Reason.TOKEN_MALFORMED, "one part", gate -> "abc"),
        token(Reason.TOKEN_MALFORMED, "two parts", gate -> "abc.def"),
        token(Reason.TOKEN_MALFORMED, "four parts", gate -> gate.mint.userToken().sign() + ".x"),
        token(Reason.TOKEN_ENCRYPTED, "five parts", gate -> "a.b.c.d.e"),
        token(Reason.TOKEN_MALFORMED, "no signature", gate -> withoutSignature(gate.mint.userToken().sign())),
        token(Reason.TOKEN_MALFORMED, "padding", gate -> gate.mint.userToken().sign() + "=="),
        token(Reason.TOKEN_MALFORMED, "a foreign character", gate -> gate.mint.userToken().sign().replace('.', '!')),
        token(Reason.TOKEN_MALFORMED, "a space behind", gate -> gate.mint.userToken().sign() + " "),
        token(Reason.TOKEN_MALFORMED, "a tab behind", gate -> gate.mint.userToken().sign() + "\t"),
        token(Reason.TOKEN_MALFORMED, "not ASCII", gate -> "é" + gate.mint.userToken().sign()),
        token(Reason.TOKEN_MALFORMED, "beyond Latin-1", gate -> "\u0141" + gate.mint.userToken().sign()),
        token(Reason.TOKEN_MALFORMED, "stray bits behind the signature", gate -> strayBits(gate.mint.userToken().sign())),
        user(Reason.PAYLOAD_MALFORMED, "an array", token -> token.rawPayload("[]")),
        user(Reason.PAYLOAD_MALFORMED, "a duplicate member", token -> token.rawPayload("{\"a\":1,\"a\":2}")),
        user(Reason.PAYLOAD_MALFORMED, "text behind", token -> token.rawPayload("{} {}")));
  }

  private static String withoutSignature(String token) {
    return token.substring(0, token.lastIndexOf('.') + 1);
  }

  /** A 2048-bit signature ends in a character of which two bits are used: any other with the same two decodes alike. */
  private static String strayBits(String token) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    return token.substring(0, token.length() - 1) + alphabet.charAt(last | 1);
  }

  private static List<Case> header() {
    return List.of(
        user(Reason.HEADER_MALFORMED, "not JSON", token -> token.rawHeader("nonsense")),
        user(Reason.HEADER_MALFORMED, "typ of something else", token -> token.headerParameter("typ", "dpop+jwt")),
        user(Reason.HEADER_MALFORMED, "typ null", token -> token.headerParameter("typ", null)),
        user(Reason.HEADER_MALFORMED, "crit", token -> token.headerParameter("crit", List.of("exp"))),
        user(Reason.HEADER_MALFORMED, "empty crit", token -> token.headerParameter("crit", List.of())),
        user(Reason.HEADER_MALFORMED, "null crit", token -> token.headerParameter("crit", null)),
        user(Reason.HEADER_MALFORMED, "b64", token -> token.headerParameter("b64", true)),
        user(Reason.HEADER_MALFORMED, "zip", token -> token.headerParameter("zip", "DEF")),
        user(Reason.HEADER_MALFORMED, "empty kid", token -> token.kid("")),
        user(Reason.HEADER_MALFORMED, "kid of 257 characters", token -> token.kid("k".repeat(257))),
        user(Reason.HEADER_MALFORMED, "kid a number", token -> token.headerParameter("kid", 7)),
        user(Reason.KID_MISSING, "no kid", token -> token.withoutHeaderParameter("kid")),
        user(Reason.ALGORITHM_NOT_ALLOWED, "none", TokenBuilder::unsigned),
        user(Reason.ALGORITHM_NOT_ALLOWED, "HS256 with the public key", TokenBuilder::signedWithHmacOfPublicKey),
        user(Reason.ALGORITHM_NOT_ALLOWED, "RS384", token -> token.algorithm("RS384")),
        user(Reason.ALGORITHM_NOT_ALLOWED, "PS256", token -> token.algorithm("PS256")),
        user(Reason.ALGORITHM_NOT_ALLOWED, "rs256 in lower case", token -> token.headerParameter("alg", "rs256")),
        user(Reason.ALGORITHM_NOT_ALLOWED, "no alg", token -> token.withoutHeaderParameter("alg")),
        user(Reason.ALGORITHM_NOT_ALLOWED, "alg an array", token -> token.headerParameter("alg", List.of("RS256"))),
        user(Reason.TOKEN_ENCRYPTED, "enc", token -> token.headerParameter("enc", "A128GCM")),
        user(Reason.GRAPH_TOKEN, "nonce", token -> token.headerParameter("nonce", "abc")));
  }

  private static List<Case> issuer() {
    return List.of(
        user(Reason.ISSUER_NOT_TRUSTED, "another issuer", token -> token.issuer("https://issuer.example/")),
        user(Reason.ISSUER_NOT_TRUSTED, "issuer without its slash", token -> token.v1().issuer("https://sts.windows.net/" + Contoso.TENANT_ID)),
        user(Reason.ISSUER_NOT_TRUSTED, "issuer missing", token -> token.without("iss")),
        user(Reason.ISSUER_NOT_TRUSTED, "issuer a number", token -> token.claim("iss", 7)),
        user(Reason.TENANT_NOT_TRUSTED, "another tenant", token -> token.tenant(Contoso.FABRIKAM_TENANT_ID)),
        user(Reason.VERSION_NOT_ACCEPTED, "v1 where only v2 is accepted", settings -> settings.tokenVersions(List.of("2.0")), TokenBuilder::v1),
        user(Reason.ISSUER_MISMATCH, "ver of the other version", token -> token.claim("ver", "1.0")),
        user(Reason.ISSUER_MISMATCH, "iss of another tenant, any organization", settings -> settings.tenants(List.of("organizations")),
            token -> token.claim("ver", "1.0")),
        user(Reason.ISSUER_NOT_TRUSTED, "iss and tid of two tenants, any organization",
            settings -> settings.tenants(List.of("organizations")), token -> token.claim("tid", Contoso.FABRIKAM_TENANT_ID)));
  }

  private static List<Case> key() {
    return List.of(
        user(Reason.KEY_UNKNOWN, "a kid nobody published", token -> token.kid("nobody")),
        token(Reason.KEY_UNKNOWN, "kid in another case", gate -> gate.mint.userToken().kid(swapCase(gate.keys.current().kid())).sign()),
        user(Reason.SIGNATURE_INVALID, "one bit of the signature", TokenBuilder::flipSignatureBit),
        token(Reason.SIGNATURE_INVALID, "another key under the right kid", gate -> gate.mint.userToken()
            .signedBy(SigningKey.generate()).kid(gate.keys.current().kid()).sign()),
        token(Reason.SIGNATURE_INVALID, "a signature of one byte", gate -> withoutSignature(gate.mint.userToken().sign()) + "AA"),
        token(Reason.SIGNATURE_INVALID, "another token's payload", ReasonsTest::withPayloadOfAnother),
        token(Reason.KEY_OF_OTHER_ISSUER, "a key published for another tenant", gate -> {
          gate.keys.replaceBody(gate.keys.jwks(org.muleentra.jwt.testkit.EntraCloud.GLOBAL,
              org.muleentra.jwt.testkit.TokenVersion.V2, Contoso.FABRIKAM_TENANT_ID).replace("\"kid\":\"", "\"kid\":\"f-"));
          return gate.mint.userToken().kid("f-" + gate.keys.current().kid()).sign();
        }),
        token(Reason.KEY_OF_OTHER_ISSUER, "a key published for another cloud", gate -> {
          gate.keys.replaceBody(gate.keys.jwks(org.muleentra.jwt.testkit.EntraCloud.US_GOV,
              org.muleentra.jwt.testkit.TokenVersion.V2, Contoso.TENANT_ID).replace("\"kid\":\"", "\"kid\":\"g-")
              .replace("login.microsoftonline.us", "login.microsoftonline.com"));
          return gate.mint.userToken().kid("g-" + gate.keys.current().kid()).sign();
        }),
        token(Reason.KEYS_UNAVAILABLE, "the key server fails", gate -> {
          gate.metadata.status(500);
          return gate.mint.userToken().kid("new").sign();
        }));
  }

  private static String swapCase(String kid) {
    String upper = kid.toUpperCase();
    return upper.equals(kid) ? kid.toLowerCase() : upper;
  }

  private static String withPayloadOfAnother(Gate gate) {
    String[] one = gate.mint.userToken().sign().split("\\.");
    String[] other = gate.mint.userToken().objectId(Contoso.DAEMON_OBJECT_ID).sign().split("\\.");
    return one[0] + "." + other[1] + "." + one[2];
  }

  private static List<Case> claims() {
    return List.of(
        user(Reason.CLAIM_MISSING, "exp", token -> token.without("exp")),
        user(Reason.CLAIM_MISSING, "aud", token -> token.without("aud")),
        user(Reason.CLAIM_MISSING, "tid", token -> token.without("tid")),
        user(Reason.CLAIM_MISSING, "ver", token -> token.without("ver")),
        user(Reason.CLAIM_MISSING, "azp", token -> token.without("azp")),
        user(Reason.CLAIM_MISSING, "oid of a user", token -> token.without("oid")),
        user(Reason.CLAIM_MALFORMED, "exp a string", token -> token.claim("exp", "1772370000")),
        user(Reason.CLAIM_MALFORMED, "exp negative", token -> token.claim("exp", -1)),
        user(Reason.CLAIM_MALFORMED, "exp beyond any date", token -> token.claim("exp", 253402300800L)),
        user(Reason.CLAIM_MALFORMED, "exp null", token -> token.claim("exp", null)),
        user(Reason.CLAIM_MALFORMED, "nbf an array", token -> token.claim("nbf", List.of(1))),
        user(Reason.CLAIM_MALFORMED, "iat true", token -> token.claim("iat", true)),
        user(Reason.CLAIM_MALFORMED, "aud an object", token -> token.claim("aud", Map.of("a", Contoso.API_CLIENT_ID))),
        user(Reason.CLAIM_MALFORMED, "aud with a number", token -> token.claim("aud", List.of(Contoso.API_CLIENT_ID, 1))),
        user(Reason.CLAIM_MALFORMED, "scp an array", token -> token.claim("scp", List.of("Orders.Read"))),
        user(Reason.CLAIM_MALFORMED, "roles a string", token -> token.claim("roles", "Admin")),
        user(Reason.CLAIM_MALFORMED, "groups a string", token -> token.claim("groups", Contoso.READERS_GROUP_ID)),
        user(Reason.CLAIM_MALFORMED, "ver a number", token -> token.claim("ver", 2.0)),
        user(Reason.CLAIM_MALFORMED, "azp a list", token -> token.claim("azp", List.of(Contoso.WEB_CLIENT_ID))),
        user(Reason.CLAIM_MALFORMED, "two clients", token -> token.claim("appid", Contoso.DAEMON_CLIENT_ID)),
        user(Reason.AUDIENCE_MISMATCH, "another API", token -> token.audience("api://billing")),
        user(Reason.AUDIENCE_MISMATCH, "a trailing slash that is not configured", token -> token.audience(Contoso.API_APP_ID_URI + "/")),
        user(Reason.AUDIENCE_MISMATCH, "another case", token -> token.audience(Contoso.API_APP_ID_URI.toUpperCase())));
  }

  private static List<Case> lifetime() {
    return List.of(
        user(Reason.TOKEN_EXPIRED, "at exp and skew", token -> token.expiresIn(Duration.ofSeconds(-60))),
        user(Reason.TOKEN_NOT_YET_VALID, "before nbf and skew", token -> token.notBefore(Gate.NOW.plusSeconds(61))),
        user(Reason.ISSUED_IN_THE_FUTURE, "iat beyond skew", token -> token.claim("iat", Gate.NOW.plusSeconds(61).getEpochSecond())));
  }

  private static List<Case> permission() {
    return List.of(
        user(Reason.NOT_AN_ACCESS_TOKEN, "an ID token", token -> token.without("scp")),
        user(Reason.NOT_AN_ACCESS_TOKEN, "an ID token with app roles", token -> token.without("scp").roles("Orders.Read.All")),
        user(Reason.NOT_AN_ACCESS_TOKEN, "idtyp app with scp", token -> token.claim("idtyp", "app")),
        user(Reason.CALLER_KIND_NOT_ALLOWED, "a user where apps are allowed", settings -> settings.callerKinds(List.of("app")), token -> token),
        app(Reason.CALLER_KIND_NOT_ALLOWED, "an app where users are allowed", settings -> settings.callerKinds(List.of("user")), token -> token),
        user(Reason.CLIENT_NOT_ALLOWED, "another client", settings -> settings.allowedClientIds(List.of(Contoso.DAEMON_CLIENT_ID)), token -> token),
        user(Reason.SCOPE_MISSING, "another scope", settings -> settings.requiredScopes(List.of("Orders.Write")), token -> token.scopes("Orders.Read")),
        user(Reason.SCOPE_MISSING, "part of a scope", settings -> settings.requiredScopes(List.of("Orders")), token -> token.scopes("Orders.Read")),
        user(Reason.SCOPE_MISSING, "a user where only app roles are required", settings -> settings.requiredAppRoles(List.of("Orders.Read.All")),
            token -> token.roles("Orders.Read.All")),
        app(Reason.APP_ROLE_MISSING, "another app role", settings -> settings.requiredAppRoles(List.of("Orders.Write.All")), token -> token.roles("Orders.Read.All")),
        app(Reason.APP_ROLE_MISSING, "an app where only scopes are required", settings -> settings.requiredScopes(List.of("Orders.Read")), token -> token),
        app(Reason.NO_PERMISSION, "an app without any app role", DEFAULTS, token -> token.without("roles")),
        user(Reason.NO_PERMISSION, "an empty scp", token -> token.claim("scp", "")),
        user(Reason.ROLE_MISSING, "no mapped group", settings -> settings.roleMappings(Map.of(Contoso.ADMINS_GROUP_ID, "admin")).requiredRoles(List.of("admin")),
            token -> token.groups(Contoso.READERS_GROUP_ID)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesForThatReasonAlone(Case spoilt) {
    try (Gate gate = new Gate(spoilt.settings())) {
      Decision decision = gate.decide(spoilt.request().apply(gate));

      assertThat(decision.admitted()).isFalse();
      assertThat(decision.refusal().reason()).isEqualTo(spoilt.reason());
      assertThat(decision.answer().status()).isEqualTo(spoilt.reason().family().status());
      assertThat(gate.audited).hasSize(1);
      assertThat(gate.audited.get(0).toString()).contains("reason=" + spoilt.reason());
    }
  }

  /** The unforeseen cannot be provoked by a token we know of, so it has a test of its own. */
  @Test
  void everyReasonHasACase() {
    Set<Reason> withoutCase = EnumSet.complementOf(
        cases().map(Case::reason).collect(Collectors.toCollection(() -> EnumSet.noneOf(Reason.class))));

    assertThat(withoutCase).containsExactly(Reason.UNFORESEEN);
  }
}
