package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.testkit.key.KeyRing;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Every entry of a document is listed: with what it is used for, or why it is not. */
class KeyListingTest {

  private final KeyRing keys = new KeyRing();

  private KeyListing listing() {
    return of(keys.jwks(EntraCloud.GLOBAL, TokenVersion.V2, Contoso.TENANT_ID));
  }

  private static KeyListing of(String document) {
    return KeyListing.of(document.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void listsKeysWithTheirIssuer() {
    assertThat(listing().entries()).hasSize(2).allSatisfy(entry -> {
      assertThat(entry.whyLeftOut()).isNull();
      assertThat(entry.issuer()).contains(Contoso.TENANT_ID);
      assertThat(entry.cloudInstance()).isEqualTo("microsoftonline.com");
      assertThat(listing().inMemory(null, entry.keyId())).isNotNull();
    });
  }

  @Test
  void tellsWhyAnEntryIsLeftOut() {
    keys.publishRaw("7");
    keys.publishRaw("{\"kid\":\"unreadable\",\"kty\":\"RSA\",\"n\":\"\"}");
    keys.publishRaw(spoilt("weak", SigningKey.generateRsa(1024).publicJwk(), "use", "sig"));
    keys.publishRaw(spoilt("elliptic", SigningKey.generateEc().publicJwk(), "use", "sig"));
    keys.publishRaw(spoilt("encrypts", SigningKey.generate().publicJwk(), "use", "enc"));
    keys.publishRaw(spoilt("other", SigningKey.generate().publicJwk(), "alg", "PS256"));
    keys.publishRaw(spoilt("unbound", SigningKey.generate().publicJwk(), "issuer", 7));
    keys.publishRaw(spoilt("", SigningKey.generate().publicJwk(), "use", "sig"));

    assertThat(listing().entries()).extracting(KeyListing.Entry::keyId, KeyListing.Entry::whyLeftOut).contains(
        tuple(null, "it is not an object"),
        tuple("unreadable", "it cannot be read as a key"),
        tuple("weak", "it has fewer than 2048 bits"),
        tuple("elliptic", "it is no RSA key"),
        tuple("encrypts", "its use is not sig"),
        tuple("other", "its alg is not RS256"),
        tuple("unbound",
            "another entry of its kid has another key, or says in no text whom the key signs for"),
        tuple("", "it has no kid"));
    assertThat(listing().entries()).filteredOn(entry -> entry.whyLeftOut() == null).hasSize(2);
  }

  private static Map<String, Object> spoilt(String kid, Map<String, Object> jwk, String member, Object value) {
    jwk.put("kid", kid);
    jwk.put(member, value);
    return jwk;
  }

  @Test
  void listsADocumentWithoutAUsableKey() {
    assertThat(of("{\"keys\":[{\"kid\":\"x\",\"kty\":\"oct\",\"k\":\"AA\"}]}").entries()).singleElement()
        .satisfies(entry -> assertThat(entry.whyLeftOut()).isEqualTo("it is no RSA key"));
  }

  @Test
  void refusesWhatIsNoKeyDocument() {
    assertThatThrownBy(() -> of("{\"issuer\":\"x\"}")).isInstanceOf(OutboundException.class).hasMessageContaining("keys array");
    assertThatThrownBy(() -> of("no JSON")).isInstanceOf(OutboundException.class);
  }
}
