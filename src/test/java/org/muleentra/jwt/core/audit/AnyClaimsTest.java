package org.muleentra.jwt.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_ADDRESS;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_CLAIMS;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_PATH;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_USER_AGENT;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** Whatever claims and requests say, a record is one line with one object, whose members are those that it always has. */
class AnyClaimsTest {

  private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final List<String> CLAIMS = List.of("oid", "azp", "uti", "sid", "deviceid", "xms_par_app_azp", "azpacr", "name", "iat", "amr");
  /** Those of which Entra's are texts that nobody compares: they refuse no token. */
  private static final List<String> FREE = List.of("uti", "sid", "deviceid", "name", "xms_par_app_azp");
  private static final int TOKENS = 800;

  private final Random random = new Random(7);

  /** As tokens can hold it: halves of pairs refuse them. */
  private String claimText() {
    return text().replaceAll("[\\ud800-\\udfff]", "\ud83d\ude00");
  }

  /** Text made of what breaks texts: quotes, escapes, line ends, halves of pairs, lookups, and anything. */
  private String text() {
    String[] parts = {"\"", "\\", "\n", "\r", "\u2028", "\ud83d", "\ude00", "${jndi:x}", "{}", "%n", "\",\"Hash\":\"", "\u0000", "\u001b[2J", " ", "a", "\u00e4",
      String.valueOf((char) random.nextInt(0x10000))};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return random.nextInt(50) == 0 ? text.toString().repeat(500) : text.toString();
  }

  private Object value() {
    switch (random.nextInt(6)) {
      case 0:
        return random.nextLong();
      case 1:
        return List.of(claimText(), claimText());
      case 2:
        return Map.of(claimText(), claimText());
      default:
        return claimText();
    }
  }

  private InboundRequest request(String token) {
    String agent = text();
    String path = text();
    return new InboundRequest() {
      @Override
      public void headers(BiConsumer<String, String> line) {
        line.accept("Authorization", "Bearer " + token);
        line.accept("user-agent", agent);
        line.accept("Traceparent", agent);
      }

      @Override
      public String path() {
        return path;
      }

      @Override
      public String method() {
        return agent;
      }

      @Override
      public String remoteAddress() {
        return path;
      }

      @Override
      public String correlationId() {
        return agent;
      }
    };
  }

  @Test
  void makeOneLineOfOneObject() throws Exception {
    SettingValues settings = SettingValues.NONE.with(AUDIT_ADDRESS, true).with(AUDIT_PATH, true).with(AUDIT_USER_AGENT, true)
        .with(AUDIT_CLAIMS, Map.of("name", "plain", "amr", "plain", "o\"dd", "plain"));
    KeptRecords kept = new KeptRecords();
    int admitted = 0;
    try (TestGatekeeper gate = new TestGatekeeper()) {
      AuditTrail trail = KeptRecords.trail(settings, kept, gate);
      for (int i = 0; i < TOKENS; i++) {
        TokenBuilder token = gate.mint.userToken();
        for (int claim = random.nextInt(3); claim >= 0; claim--) {
          token = i % 4 == 0 ? token.claim(CLAIMS.get(random.nextInt(CLAIMS.size())), value())
              : token.claim(FREE.get(random.nextInt(FREE.size())), claimText());
        }
        gate.decide(request(token.claim("o\"dd", value()).sign()));
      }
      gate.audited.forEach(trail::record);
      admitted = (int) gate.audited.stream().filter(DecisionRecord::admitted).count();
    }
    assertThat(kept.lines).hasSize(TOKENS + 1);
    assertThat(admitted).as("tokens that are good in spite of it").isGreaterThan(TOKENS / 4);
    for (String line : kept.lines) {
      assertThat(line).matches("[\\x20-\\x7e]+").doesNotContain("$").endsWith("\"}");
      assertThat(line.length()).isLessThan(64 * 1024);
      JsonNode record = JSON.readTree(line);
      assertThat(record.isObject()).isTrue();
      record.properties().forEach(member -> assertThat(member.getValue().isValueNode()).as(line).isTrue());
      assertThat(record.get("ApiName").asText()).isEqualTo("orders");
      assertThat(record.get("Hash").asText()).hasSize(43);
    }
  }
}
