package org.muleentra.jwt.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.key.PublishedKeys;

/**
 * Project Wycheproof's JWS vectors, by a verifier that allows RS256 alone: a vector verifies when it is marked valid,
 * says RS256 and comes with an RSA key that may verify RS256, and no other vector does.
 */
class WycheproofTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  record Vector(int id, String comment, JsonNode key, String jws, boolean markedValid) {

    boolean isOurs() {
      return markedValid && isRs256Key() && "RS256".equals(algorithm());
    }

    private boolean isRs256Key() {
      return key.path("kty").asText().equals("RSA") && key.path("use").asText("sig").equals("sig")
          && key.path("alg").asText("RS256").equals("RS256")
          && (!key.has("key_ops") || key.get("key_ops").toString().contains("\"verify\""));
    }

    private String algorithm() {
      try {
        return JSON.readTree(Base64.getUrlDecoder().decode(jws.split("\\.")[0])).path("alg").asText();
      } catch (IOException | IllegalArgumentException noHeader) {
        return null;
      }
    }

    boolean verifies(SignatureVerifier verifier) {
      Outcome<TokenParts> parts = CompactJws.split(jws, 0);
      RSAPublicKey found = parts.isRefused() ? null
          : PublishedKeys.of("{\"keys\":[" + key + "]}").find(parts.value().header().keyId());
      return found != null && parts.value().areSignedBy(found, verifier);
    }

    @Override
    public String toString() {
      return id + " " + comment;
    }
  }

  static Stream<Vector> vectors() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    try (InputStream file = WycheproofTest.class.getResourceAsStream("/wycheproof/json_web_signature_test.json")) {
      for (JsonNode group : JSON.readTree(file).get("testGroups")) {
        // A secret key has no public half: there is nothing that a key document could publish of it but itself.
        JsonNode key = group.has("public") ? group.get("public") : group.get("private");
        for (JsonNode test : group.get("tests")) {
          vectors.add(new Vector(test.get("tcId").asInt(), test.get("comment").asText(), key, test.get("jws").asText(),
              test.get("result").asText().equals("valid")));
        }
      }
    }
    return vectors.stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verifiesWhatIsValidAndOurs(Vector vector) {
    assertThat(vector.verifies(SignatureVerifier.OF_THE_JVM)).isEqualTo(vector.isOurs());
    NativeProviders.all().forEach(provider ->
        assertThat(vector.verifies(SignatureVerifier.fastestOf(provider))).as(provider.getName()).isEqualTo(vector.isOurs()));
  }

  @Test
  void readsThemAll() throws IOException {
    assertThat(vectors()).hasSize(401);
    assertThat(vectors().filter(Vector::isOurs)).extracting(Vector::id).containsExactly(33, 259, 260, 261, 262, 263, 345, 349);
  }
}
