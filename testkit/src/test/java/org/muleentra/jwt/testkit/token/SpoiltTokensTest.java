package org.muleentra.jwt.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.proc.BadJOSEException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.key.PublicKeyForm;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Each spoiler spoils exactly what it says, and nothing else. */
class SpoiltTokensTest {
  private static final TokenMint MINT = TokenMint.create();

  private static String part(String token, int index) {
    return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8);
  }

  private boolean verifiesWithCurrentKey(String token) throws Exception {
    return JWSObject.parse(token).verify(new RSASSAVerifier((RSAPublicKey) MINT.keys().current().publicKey()));
  }

  @Test
  void goodTokenVerifies() throws Exception {
    assertThat(verifiesWithCurrentKey(MINT.userToken().sign())).isTrue();
  }

  @Test
  void unsignedHasAlgNoneAndAnEmptyThirdPart() {
    String token = MINT.userToken().unsigned().sign();
    assertThat(part(token, 0)).contains("\"alg\":\"none\"");
    assertThat(token).endsWith(".");
    assertThat(part(token, 1)).contains(Contoso.USER_OBJECT_ID);
  }

  @ParameterizedTest
  @EnumSource(PublicKeyForm.class)
  void hmacVerifiesWithThePublicKeyAsSecret(PublicKeyForm form) throws Exception {
    String token = MINT.userToken().signedWithHmacOfPublicKey(form).sign();
    JWSObject jws = JWSObject.parse(token);
    assertThat(jws.getHeader().getAlgorithm().getName()).isEqualTo("HS256");
    assertThat(jws.getHeader().getKeyID()).isEqualTo(MINT.keys().current().kid());
    assertThat(jws.verify(new MACVerifier(form.bytesOf(MINT.keys().current())))).isTrue();
  }

  @Test
  void pemIsTheUsualText() {
    assertThat(MINT.keys().current().publicPem())
        .startsWith("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkq").endsWith("\n-----END PUBLIC KEY-----\n");
    assertThat(PublicKeyForm.PEM_TRIMMED.bytesOf(MINT.keys().current())).endsWith('-');
  }

  @Test
  void anotherKeyIsNamedInTheHeader() throws Exception {
    SigningKey stranger = SigningKey.generate();
    String token = MINT.userToken().v1().signedBy(stranger).sign();
    JWSObject jws = JWSObject.parse(token);
    assertThat(jws.getHeader().getKeyID()).isEqualTo(stranger.kid());
    assertThat(jws.getHeader().toJSONObject()).containsEntry("x5t", stranger.x5t());
    assertThat(jws.verify(new RSASSAVerifier((RSAPublicKey) stranger.publicKey()))).isTrue();
  }

  @Test
  void anotherKeyMayUseAKnownName() throws Exception {
    String known = MINT.keys().current().kid();
    String token = MINT.userToken().signedBy(SigningKey.generate().keyPair()).kid(known).sign();
    assertThat(JWSObject.parse(token).getHeader().getKeyID()).isEqualTo(known);
    assertThat(verifiesWithCurrentKey(token)).isFalse();
  }

  @Test
  void weakKeySigns() throws Exception {
    SigningKey weak = SigningKey.generateRsa(1024);
    JWSObject jws = JWSObject.parse(MINT.userToken().signedBy(weak).sign());
    assertThat(jws.getSignature().decode()).hasSize(128);
    assertThat(jws.verify(new RSASSAVerifier((RSAPublicKey) weak.publicKey()))).isTrue();
  }

  @Test
  void ecKeySignsWithItsAlgorithm() throws Exception {
    SigningKey ec = SigningKey.generateEc();
    JWSObject jws = JWSObject.parse(MINT.userToken().signedBy(ec).sign());
    assertThat(jws.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    assertThat(jws.verify(new ECDSAVerifier((ECPublicKey) ec.publicKey()))).isTrue();
    assertThat(ec.publicJwk()).containsEntry("kty", "EC").containsKeys("crv", "x", "y");
  }

  @Test
  void flippedBitChangesOnlyTheSignature() throws Exception {
    String token = MINT.userToken().flipSignatureBit().sign();
    assertThat(verifiesWithCurrentKey(token)).isFalse();
    assertThat(part(token, 0)).contains("RS256");
    assertThat(Base64.getUrlDecoder().decode(token.split("\\.")[2])).hasSize(256);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS384", "RS512", "PS256", "PS384", "PS512"})
  void otherAlgorithmsAreTrulyUsed(String algorithm) throws Exception {
    String token = MINT.userToken().algorithm(algorithm).sign();
    assertThat(JWSObject.parse(token).getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
    assertThat(verifiesWithCurrentKey(token)).isTrue();
  }

  @Test
  void headerParametersChangeOnlyTheHeader() throws Exception {
    String token = MINT.userToken().headerParameter("typ", "at+jwt").headerParameter("crit", null)
        .withoutHeaderParameter("kid").sign();
    assertThat(part(token, 0)).isEqualTo("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"crit\":null}");
    assertThat(part(MINT.userToken().headerParameter("alg", "PS256").sign(), 0)).contains("PS256");
    assertThat(verifiesWithCurrentKey(MINT.userToken().headerParameter("alg", "PS256").sign()))
        .as("the header lies about the algorithm").isFalse();
  }

  @Test
  void rawPartsAreSignedExactlyAsGiven() throws Exception {
    String header = "{\"alg\":\"RS256\", \"kid\":\"x\"}";
    byte[] payload = {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, (byte) 0x28, '"', '}'};
    for (String token : new String[] {
        MINT.userToken().rawHeader(header).rawPayload(payload).sign(), MINT.sign(header, payload)}) {
      assertThat(part(token, 0)).isEqualTo(header);
      assertThat(Base64.getUrlDecoder().decode(token.split("\\.")[1])).isEqualTo(payload);
      assertThat(verifiesWithCurrentKey(token)).isTrue();
    }
    assertThat(part(MINT.userToken().rawPayload("{\"aud\":1,\"aud\":2").sign(), 1)).isEqualTo("{\"aud\":1,\"aud\":2");
  }

  @Test
  void servedKeysRefuseStrangers() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      assertThatThrownBy(() -> Verification.verify(
          entra.userToken().signedBy(SigningKey.generate()).sign(), entra.keysUrl(TokenVersion.V2)))
          .isInstanceOf(BadJOSEException.class);
    }
  }

  @Test
  void nullClaimIsJsonNull() {
    assertThat(part(MINT.userToken().claim("tid", null).sign(), 1)).contains("\"tid\":null");
  }
}
