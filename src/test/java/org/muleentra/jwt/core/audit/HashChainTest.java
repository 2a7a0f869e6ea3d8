package org.muleentra.jwt.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Followed here as a verifier does, from the lines alone. */
class HashChainTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static String hashOf(String line) throws Exception {
    byte[] hashed = line.substring(0, line.lastIndexOf(",\"Hash\":")).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(hashed));
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (Exception e) {
      throw new AssertionError(line, e);
    }
  }

  @Test
  void manyThreadsMakeOneChainWithoutAGap() throws Exception {
    HashChain chain = new HashChain();
    List<String> lines = IntStream.range(0, 2000).parallel().mapToObj(i -> chain.close(new JsonLine().number("N", i))).collect(Collectors.toList());

    lines.sort(Comparator.comparingLong(line -> json(line).get("Sequence").asLong()));
    String previous = "";
    for (int i = 0; i < lines.size(); i++) {
      JsonNode record = json(lines.get(i));
      assertThat(record.get("Sequence").asLong()).isEqualTo(i + 1);
      assertThat(record.get("ChainId").asText()).isEqualTo(chain.id());
      assertThat(record.get("Previous").asText()).isEqualTo(previous);
      assertThat(record.get("Hash").asText()).isEqualTo(hashOf(lines.get(i)));
      previous = record.get("Hash").asText();
    }
    assertThat(chain.head().hash).isEqualTo(previous);
    assertThat(chain.head().sequence).isEqualTo(2000);
  }

  @Test
  void eachStartHasAChainOfItsOwn() {
    assertThat(new HashChain().id()).isNotEqualTo(new HashChain().id());
    assertThat(json(new HashChain().close(new JsonLine())).get("Previous").asText()).isEmpty();
  }
}
