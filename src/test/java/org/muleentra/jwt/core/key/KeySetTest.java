package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.testkit.key.SigningKey;

/** Keys are read one by one: what is no key of ours is left out, and costs the others nothing. */
class KeySetTest {

  private static final Map<String, Object> GOOD = SigningKey.generate().publicJwk();
  private static final Map<String, Object> OTHER = SigningKey.generate().publicJwk();

  private static KeySet set(String... keys) {
    return KeySet.of(("{\"keys\":[" + String.join(",", keys) + "]}").getBytes(StandardCharsets.UTF_8));
  }

  private static String json(Map<String, Object> jwk) {
    return JSONObjectUtils.toJSONString(jwk);
  }

  private static String other(Consumer<Map<String, Object>> change) {
    Map<String, Object> jwk = new LinkedHashMap<>(OTHER);
    change.accept(jwk);
    return json(jwk);
  }

  private static String kid(Map<String, Object> jwk) {
    return (String) jwk.get("kid");
  }

  private static void assertLeftOut(String spoilt) {
    KeySet keys = set(spoilt, json(GOOD));
    assertThat(keys.find(kid(GOOD))).isNotNull();
    assertThat(keys.find(kid(OTHER))).isNull();
    assertThat(keys.skipped()).isEqualTo(1);
  }

  @Test
  void readsEntrasKeys() {
    assertThat(set(json(GOOD), json(OTHER)).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "\"text\"", "[]", "{}", "{\"kty\":\"RSA\"}", "{\"kty\":\"oct\",\"kid\":\"x\",\"k\":\"c2VjcmV0\"}",
      "{\"kty\":\"RSA\",\"kid\":\"x\",\"n\":\"!!\",\"e\":\"AQAB\"}", "{\"kty\":7,\"kid\":\"x\"}"})
  void leavesOutWhatIsNoKey(String entry) {
    assertLeftOut(entry);
  }

  @Test
  void leavesOutKeysThatDoNotSign() {
    assertLeftOut(other(jwk -> jwk.put("use", "enc")));
    assertLeftOut(other(jwk -> jwk.put("alg", "RS512")));
    assertLeftOut(other(jwk -> jwk.put("alg", "RSA-OAEP")));
    assertLeftOut(other(jwk -> {
      jwk.remove("use");
      jwk.put("key_ops", List.of("encrypt"));
    }));
    assertLeftOut(other(jwk -> jwk.remove("kid")));
    assertLeftOut(other(jwk -> jwk.put("kid", "")));
    assertLeftOut(other(jwk -> jwk.put("issuer", 7)));
  }

  @Test
  void leavesOutPrivateKeysThatSomebodyPublished() throws Exception {
    RSAKey pair = new com.nimbusds.jose.jwk.gen.RSAKeyGenerator(2048).keyID(kid(OTHER)).generate();
    assertLeftOut(pair.toJSONString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1024, 2047})
  void leavesOutShortKeys(int bits) throws Exception {
    java.security.KeyPairGenerator generator = java.security.KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    assertLeftOut(new RSAKey.Builder((java.security.interfaces.RSAPublicKey) generator.generateKeyPair().getPublic())
        .keyID(kid(OTHER)).build().toJSONString());
  }

  @Test
  void takesAKeyWhoseCertificateIsOdd() {
    assertThat(set(other(jwk -> jwk.put("x5c", List.of("not a certificate")))).find(kid(OTHER))).isNotNull();
  }

  @Test
  void takesAKeyWithoutUse() {
    assertThat(set(other(jwk -> jwk.remove("use"))).find(kid(OTHER))).isNotNull();
  }

  @Test
  void usesNeitherOfTwoKeysUnderOneKid() {
    KeySet keys = set(json(GOOD), other(jwk -> jwk.put("kid", "twin")), other(jwk -> {
      jwk.put("kid", "twin");
      jwk.put("n", GOOD.get("n"));
    }));

    assertThat(keys.find("twin")).isNull();
    assertThat(keys.find(kid(GOOD))).isNotNull();
  }

  @Test
  void takesOneKeyPublishedTwice() {
    assertThat(set(json(GOOD), json(GOOD)).find(kid(GOOD))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"keys\":null}", "{\"keys\":{}}", "{\"keys\":[]}", "{\"keys\":[{}]}", "{\"keys\":[],\"keys\":[]}"})
  void refusesADocumentWithoutAnyKey(String document) {
    assertThatThrownBy(() -> KeySet.of(document.getBytes(StandardCharsets.UTF_8))).isInstanceOf(OutboundException.class);
  }
}
