package org.muleentra.jwt.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Good tokens verify against the served keys and have the claims of their version and caller; keys roll over. */
class TokensAndKeysTest {
  private static MockEntra entra;

  @BeforeAll
  static void start() {
    entra = MockEntra.start();
  }

  @AfterAll
  static void close() {
    entra.close();
  }

  private static JWTClaimsSet verify(String token) throws Exception {
    return Verification.verify(token, entra.keysUrl(TokenVersion.V2));
  }

  @Test
  void v2UserTokenHasTheClaimsOfItsVersion() throws Exception {
    String token = entra.userToken().sign();

    JWTClaimsSet claims = verify(token);

    assertThat(claims.getIssuer()).isEqualTo("https://login.microsoftonline.com/" + Contoso.TENANT_ID + "/v2.0");
    assertThat(claims.getAudience()).containsExactly(Contoso.API_CLIENT_ID);
    assertThat(claims.getClaims()).containsKeys("iat", "nbf", "exp", "aio", "azp", "azpacr", "name", "oid",
        "preferred_username", "rh", "scp", "sid", "sub", "tid", "uti", "ver")
        .doesNotContainKeys("appid", "appidacr", "unique_name", "roles", "idtyp")
        .containsEntry("ver", "2.0").containsEntry("tid", Contoso.TENANT_ID);
    assertThat(claims.getSubject()).isNotEqualTo(claims.getStringClaim("oid"));
    assertThat(SignedJWT.parse(token).getHeader().toJSONObject()).containsOnlyKeys("typ", "alg", "kid")
        .containsEntry("kid", entra.keys().current().kid());
  }

  @Test
  void v1UserTokenHasTheClaimsOfItsVersion() throws Exception {
    String token = entra.userToken().v1().sign();

    JWTClaimsSet claims = Verification.verify(token, entra.keysUrl(TokenVersion.V1));

    assertThat(claims.getIssuer()).isEqualTo("https://sts.windows.net/" + Contoso.TENANT_ID + "/");
    assertThat(claims.getAudience()).containsExactly(Contoso.API_APP_ID_URI);
    assertThat(claims.getClaims()).containsKeys("appid", "appidacr", "unique_name", "upn", "scp", "oid")
        .doesNotContainKeys("azp", "azpacr", "preferred_username").containsEntry("ver", "1.0");
    assertThat(SignedJWT.parse(token).getHeader().toJSONObject()).containsOnlyKeys("typ", "alg", "kid", "x5t");
  }

  @ParameterizedTest
  @EnumSource(TokenVersion.class)
  void appTokenIsItsOwnSubjectAndHasNoScope(TokenVersion version) throws Exception {
    JWTClaimsSet claims = verify(entra.appToken().version(version).sign());

    assertThat(claims.getSubject()).isEqualTo(claims.getStringClaim("oid"));
    assertThat(claims.getStringListClaim("roles")).containsExactly(Contoso.READ_ALL_ROLE);
    assertThat(claims.getClaims()).doesNotContainKeys("scp", "name", "sid");
    assertThat(claims.getClaims()).containsEntry(version == TokenVersion.V1 ? "appid" : "azp",
        Contoso.DAEMON_CLIENT_ID);
  }

  @Test
  void lifetimeIsBetween60And90MinutesOfTheGivenClock() throws Exception {
    Instant now = Instant.parse("2031-05-06T07:08:09Z");
    try (MockEntra fixed = MockEntra.builder().clock(Clock.fixed(now, ZoneOffset.UTC)).start()) {
      for (int i = 0; i < 20; i++) {
        JWTClaimsSet claims = SignedJWT.parse(fixed.userToken().sign()).getJWTClaimsSet();
        assertThat(claims.getIssueTime()).isEqualTo(now);
        assertThat(claims.getNotBeforeTime()).isEqualTo(now);
        assertThat(Duration.between(now, claims.getExpirationTime().toInstant()))
            .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(90));
      }
    }
  }

  @Test
  void oneChangeAtATime() throws Exception {
    TokenBuilder good = entra.userToken();
    JWTClaimsSet claims = verify(good.audience("api://billing").client("c").clientAuthentication(2)
        .groups("g1", "g2").scopes("A", "B").objectId("o").claim("x", 7).idtyp().authenticationContexts("c1")
        .clientCapabilities("cp1").without("name").issuer("i").subject("s").sign());

    assertThat(claims.getAudience()).containsExactly("api://billing");
    assertThat(claims.getClaims()).containsEntry("azp", "c").containsEntry("azpacr", "2")
        .containsEntry("groups", List.of("g1", "g2")).containsEntry("scp", "A B").containsEntry("oid", "o")
        .containsEntry("x", 7L).containsEntry("idtyp", "user").containsEntry("acrs", List.of("c1"))
        .containsEntry("xms_cc", List.of("cp1")).containsEntry("iss", "i").containsEntry("sub", "s")
        .doesNotContainKey("name");
    assertThat(verify(good.sign()).getClaims()).as("the good token stays good")
        .containsEntry("scp", Contoso.READ_SCOPE).doesNotContainKey("x");
  }

  @Test
  void versionDecidesClaimNamesEvenWhenChosenLast() throws Exception {
    assertThat(verify(entra.appToken().client("c").clientAuthentication(2).v1().sign()).getClaims())
        .containsEntry("appid", "c").containsEntry("appidacr", "2").doesNotContainKeys("azp", "azpacr");
  }

  @Test
  void tenantChangesIssuerAndTenantId() throws Exception {
    assertThat(verify(entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID).sign()).getClaims())
        .containsEntry("tid", Contoso.FABRIKAM_TENANT_ID)
        .containsEntry("iss", "https://login.microsoftonline.com/" + Contoso.FABRIKAM_TENANT_ID + "/v2.0");
  }

  @Test
  void timesMove() throws Exception {
    assertThatThrownBy(() -> verify(entra.userToken().expiresIn(Duration.ofHours(-1)).sign()))
        .isInstanceOf(ExpiredJWTException.class);
    assertThatThrownBy(() -> verify(entra.userToken().expiresAt(Instant.now().minusSeconds(3600)).sign()))
        .isInstanceOf(ExpiredJWTException.class);
    assertThatThrownBy(() -> verify(entra.userToken().notBefore(Instant.now().plusSeconds(3600)).sign()))
        .isInstanceOf(BadJOSEException.class).hasMessageContaining("before");
    assertThatThrownBy(() -> verify(entra.userToken().issuedAt(Instant.now().minusSeconds(7200)).sign()))
        .isInstanceOf(ExpiredJWTException.class);
    verify(entra.userToken().issuedAt(Instant.now().minusSeconds(600)).sign());
  }

  @Test
  void groupOverageHasBothForms() throws Exception {
    assertThat(verify(entra.userToken().groups("g").groupOverage().sign()).getClaims())
        .containsKeys("_claim_names", "_claim_sources").doesNotContainKey("groups")
        .extractingByKey("_claim_sources").asString()
        .contains("https://graph.windows.net/" + Contoso.TENANT_ID + "/users/" + Contoso.USER_OBJECT_ID);
    assertThat(verify(entra.userToken().groups("g").hasGroups().sign()).getClaims())
        .containsEntry("hasgroups", true).doesNotContainKey("groups");
  }

  @Test
  void v2KeysLookLikeEntras() throws Exception {
    String body = Verification.get(entra.keysUrl(TokenVersion.V2)).body();

    JsonNode keys = Json.MAPPER.readTree(body).get("keys");
    assertThat(keys).hasSizeGreaterThanOrEqualTo(2);
    for (JsonNode key : keys) {
      assertThat(key.fieldNames()).toIterable().containsExactlyInAnyOrder(
          "kty", "use", "kid", "x5t", "n", "e", "x5c", "cloud_instance_name", "issuer");
      assertThat(key.get("issuer").asText()).isEqualTo(entra.issuer(TokenVersion.V2));
      assertThat(key.get("x5t")).isEqualTo(key.get("kid"));
    }
    JWKSet parsed = JWKSet.parse(body);
    X509Certificate certificate = parsed.getKeys().get(0).getParsedX509CertChain().get(0);
    certificate.verify(parsed.getKeys().get(0).toRSAKey().toPublicKey());
    certificate.checkValidity();
  }

  @Test
  void v1KeysCarryNoIssuerAndSharedOnesTheTemplate() throws Exception {
    assertThat(Verification.get(entra.keysUrl(TokenVersion.V1)).body()).doesNotContain("issuer");
    assertThat(Verification.get(entra.baseUrl() + "/organizations/discovery/v2.0/keys").body())
        .contains("\"issuer\":\"https://login.microsoftonline.com/{tenantid}/v2.0\"");
  }

  @Test
  void rotationKeepsOldTokensGood() throws Exception {
    try (MockEntra rotating = MockEntra.start()) {
      String before = rotating.userToken().sign();
      SigningKey fresh = rotating.rotate();
      String after = rotating.userToken().sign();

      assertThat(SignedJWT.parse(after).getHeader().getKeyID()).isEqualTo(fresh.kid())
          .isNotEqualTo(SignedJWT.parse(before).getHeader().getKeyID());
      Verification.verify(before, rotating.keysUrl(TokenVersion.V2));
      Verification.verify(after, rotating.keysUrl(TokenVersion.V2));
    }
  }

  @Test
  void emergencyRotationDropsOldKeys() throws Exception {
    try (MockEntra rotating = MockEntra.start()) {
      String before = rotating.userToken().sign();
      rotating.rotateAndDrop();

      assertThat(rotating.keys().published()).hasSizeGreaterThanOrEqualTo(2);
      Verification.verify(rotating.userToken().sign(), rotating.keysUrl(TokenVersion.V2));
      assertThatThrownBy(() -> Verification.verify(before, rotating.keysUrl(TokenVersion.V2)))
          .isInstanceOf(BadJOSEException.class);
    }
  }

  @Test
  void announcedKeySignsLater() throws Exception {
    try (MockEntra rotating = MockEntra.start()) {
      SigningKey next = rotating.keys().announce();
      assertThat(Verification.get(rotating.keysUrl(TokenVersion.V2)).body()).contains(next.kid());
      assertThat(rotating.keys().current()).isNotSameAs(next);
      rotating.keys().signWith(next);
      assertThat(SignedJWT.parse(rotating.userToken().sign()).getHeader().getKeyID()).isEqualTo(next.kid());
    }
  }

  @Test
  void publishesWhatATestLikes() throws Exception {
    try (MockEntra hostile = MockEntra.start()) {
      SigningKey only = SigningKey.generateRsa(1024).withKid("weak");
      hostile.keys().publishOnly(only);
      hostile.keys().publishRaw("{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"odd\"}");
      hostile.keys().publishRaw("not json");
      String body = Verification.get(hostile.keysUrl(TokenVersion.V2)).body();
      assertThat(body).startsWith("{\"keys\":[{\"kty\":\"oct\"").contains(",not json,{").contains("\"weak\"");

      hostile.keys().replaceBody("[]");
      assertThat(Verification.get(hostile.keysUrl(TokenVersion.V1)).body()).isEqualTo("[]");
      hostile.keys().restoreBody();
      assertThat(Verification.get(hostile.keysUrl(TokenVersion.V1)).body()).doesNotContain("odd").contains("weak");
    }
  }

  @Test
  void livingMocksShareNoKey() {
    try (MockEntra other = MockEntra.start()) {
      assertThat(other.keys().published()).doesNotContainAnyElementsOf(entra.keys().published());
    }
  }

  @Test
  void mintWorksWithoutANetwork() throws Exception {
    TokenMint mint = TokenMint.create();
    JWKSet keys = JWKSet.parse(mint.jwks());
    assertThat(keys.getKeyByKeyId(SignedJWT.parse(mint.userToken().sign()).getHeader().getKeyID())).isNotNull();
  }
}
