package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.token.StrictJson;

/** The proof is the one of Microsoft's page, and a listed certificate is known by each of its names. */
class ProofOfPossessionTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.7Z");
  private static final String OBJECT = "d4f1b8b4-7a0e-4f1c-9d5e-2c3b4a596877";
  private static final KeyPair PAIR = TestKeys.pair("RSA");
  private static final SigningIdentity IDENTITY = SigningIdentity.selfSigned(PAIR, "orders", NOW, NOW.plusSeconds(60));

  /** https://learn.microsoft.com/graph/application-rollkey-prooftoken. */
  @Test
  void itSaysWhatThePageSaysAndNoMore() throws Exception {
    String proof = ProofOfPossession.of(OBJECT, IDENTITY, Clock.fixed(NOW, ZoneOffset.UTC));
    SignedJWT jwt = SignedJWT.parse(proof);
    assertThat(proof).doesNotContain("=");
    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) PAIR.getPublic()))).isTrue();
    Map<String, Object> claims = jwt.getJWTClaimsSet().getClaims();
    assertThat(claims).containsOnlyKeys("aud", "iss", "nbf", "exp").containsEntry("iss", OBJECT);
    assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly("00000002-0000-0000-c000-000000000000");
    Instant begin = jwt.getJWTClaimsSet().getNotBeforeTime().toInstant();
    Instant end = jwt.getJWTClaimsSet().getExpirationTime().toInstant();
    assertThat(Duration.between(begin, end)).isEqualTo(Duration.ofMinutes(10));
    assertThat(begin).isBefore(NOW);
    assertThat(end).isAfter(NOW.plus(Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"key\":\"DER\"", "\"customKeyIdentifier\":\"HEX\"", "\"customKeyIdentifier\":\"BASE64\"",
      "\"customKeyIdentifier\":\"given by hand\",\"key\":\"DER\""})
  void aListedCertificateIsKnownByItsThumbprint(String members) throws Exception {
    Base64.Encoder base64 = Base64.getEncoder();
    String json = "{\"id\":\"" + OBJECT + "\",\"passwordCredentials\":[],\"keyCredentials\":[{\"keyId\":\"" + OBJECT + "\",\"endDateTime\":\"2027-01-01T00:00:00Z\","
        + members.replace("DER", base64.encodeToString(IDENTITY.certificate().getEncoded())).replace("HEX", IDENTITY.thumbprint().toLowerCase())
            .replace("BASE64", base64.encodeToString(IDENTITY.sha1())) + "}]}";
    Registration registration = Registration.of("app", StrictJson.object(json.getBytes(StandardCharsets.UTF_8)));
    assertThat(registration.objectId()).isEqualTo(OBJECT);
    assertThat(registration.credentials()).singleElement().satisfies(each -> assertThat(each.thumbprint()).isEqualTo(IDENTITY.thumbprint()));
  }

  @Test
  void aCertificateWithoutNameIsNone() {
    String json = "{\"passwordCredentials\":[],\"keyCredentials\":[{\"keyId\":\"" + OBJECT + "\",\"endDateTime\":\"2027-01-01T00:00:00Z\",\"customKeyIdentifier\":\"orders\"}]}";
    Registration registration = Registration.of("app", StrictJson.object(json.getBytes(StandardCharsets.UTF_8)));
    assertThat(registration.objectId()).isNull();
    assertThat(registration.credentials()).singleElement().satisfies(each -> assertThat(each.thumbprint()).isNull());
  }
}
