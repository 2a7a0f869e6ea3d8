package org.muleentra.jwt.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_ADDRESS;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_CLAIMS;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_HASH_KEY;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_PATH;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_USER_AGENT;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What the record of a decision holds, and what it never holds. */
class DecisionRecordTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = "k".repeat(32);

  /** The record of the one decision, as it would be written, by the settings of the gate. */
  private static JsonNode written(TestGatekeeper gate, UnaryOperator<SettingValues> settings) {
    KeptRecords kept = new KeptRecords();
    assertThat(gate.audited).hasSize(1);
    KeptRecords.trail(settings.apply(SettingValues.NONE), kept, gate).record(gate.audited.get(0));
    assertThat(kept.lines).hasSize(2).allMatch(line -> line.matches("[\\x20-\\x7e]+"));
    try {
      return JSON.readTree(kept.lines.get(1));
    } catch (Exception e) {
      throw new AssertionError(kept.lines.get(1), e);
    }
  }

  private static List<String> names(JsonNode record) {
    return StreamSupport.stream(((Iterable<String>) record::fieldNames).spliterator(), false).toList();
  }

  private static InboundRequest request(String token) {
    return new InboundRequest() {
      @Override
      public void headers(BiConsumer<String, String> line) {
        line.accept("Authorization", "Bearer " + token);
        line.accept("User-Agent", "curl/8\u00e4");
        line.accept("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
      }

      @Override
      public String method() {
        return "POST";
      }

      @Override
      public String path() {
        return "/orders/7?access_token=secret";
      }

      @Override
      public String remoteAddress() {
        return "/203.0.113.7:50412";
      }

      @Override
      public String correlationId() {
        return "c-1";
      }
    };
  }

  @Test
  void anAdmissionTellsWhoWithWhatAndByWhichRules() {
    try (TestGatekeeper gate = new TestGatekeeper(values -> values.with(ROLE_MAPPINGS, Map.of(Contoso.READERS_GROUP_ID, "order reader")))) {
      gate.decide(request(gate.mint.userToken().groups(Contoso.READERS_GROUP_ID).claim("deviceid", "d-1").sign()));
      JsonNode record = written(gate, UnaryOperator.identity());

      assertThat(names(record)).containsExactly("TimeGenerated", "DecidedAt", "SchemaVersion", "Decision", "Mode", "AadTenantId", "UserId", "AppId",
          "ClientAuthMethod", "UniqueTokenIdentifier", "SessionId", "DeviceId", "TokenIssuedAt", "TokenExpiresAt", "Scopes", "MappedRoles",
          "CallerKind", "TokenVersion", "KeyId", "RequestMethod", "MuleCorrelationId", "TraceId", "ApiName", "AppName", "PluginVersion",
          "PolicyHash", "DecisionMicros", "ChainId", "Sequence", "Previous", "Hash");
      assertThat(record.get("TimeGenerated").asText()).isEqualTo("2026-03-01T12:00:00.000Z").isEqualTo(record.get("DecidedAt").asText());
      assertThat(record.get("Decision").asText()).isEqualTo("admitted");
      assertThat(record.get("Mode").asText()).isEqualTo("enforce");
      assertThat(record.get("AadTenantId").asText()).isEqualTo(Contoso.TENANT_ID);
      assertThat(record.get("UserId").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
      assertThat(record.get("MappedRoles").asText()).isEqualTo("order%20reader");
      assertThat(record.get("CallerKind").asText()).isEqualTo("user");
      assertThat(record.get("ClientAuthMethod").isInt()).isTrue();
      assertThat(record.get("TraceId").asText()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
      assertThat(record.get("PolicyHash").asText()).hasSize(43);
    }
  }

  @Test
  void anApplicationIsAServicePrincipal() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.decide(gate.mint.appToken().sign());
      JsonNode record = written(gate, UnaryOperator.identity());
      assertThat(record.get("ServicePrincipalId").asText()).isEqualTo(Contoso.DAEMON_OBJECT_ID);
      assertThat(names(record)).doesNotContain("UserId").contains("Roles");
    }
  }

  @Test
  void aRefusalTellsWhyAndWhatItsCallerQuotes() {
    try (TestGatekeeper gate = new TestGatekeeper(values -> values.with(REQUIRED_SCOPES, List.of("Orders.Write")))) {
      Decision decision = gate.decide(gate.mint.userToken().sign());
      JsonNode record = written(gate, UnaryOperator.identity());
      assertThat(record.get("ResponseStatusCode").asInt()).isEqualTo(403);
      assertThat(record.get("Reason").asText()).isEqualTo("SCOPE_MISSING");
      assertThat(record.get("Family").asText()).isEqualTo("FORBIDDEN");
      assertThat(record.get("Detail").asText()).isEqualTo("none of the required scopes in scp");
      assertThat(record.get("RefusalId").asText()).isEqualTo(decision.refusalId().toString());
      assertThat(decision.answer().body()).contains("urn:uuid:" + decision.refusalId());
      assertThat(record.get("UserId").asText()).as("the signature is proven").isEqualTo(Contoso.USER_OBJECT_ID);
    }
  }

  /** Whoever can send a token must not be able to write into the record. */
  @Test
  void nothingOfAnUnprovenTokenIsRecorded() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.decide(request(gate.mint.userToken().claim("preferred_username", "mallory").flipSignatureBit().sign()));
      JsonNode record = written(gate, values -> values.with(AUDIT_CLAIMS, Map.of("preferred_username", "plain")));
      assertThat(names(record)).doesNotContain("AadTenantId", "UserId", "AppId", "KeyId", "TokenVersion", "Scopes", "Claim_preferred_username");
      assertThat(record.toString()).doesNotContain("mallory", Contoso.USER_OBJECT_ID);
    }
  }

  @Test
  void peopleAreNamedOnlyWhereTheClaimIsNamed() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.decide(gate.mint.userToken().claim("preferred_username", "pat@contoso.example").claim("name", "Pat").claim("email", "pat@contoso.example")
          .claim("upn", "pat@contoso.example").claim("given_name", "Pat").claim("ipaddr", "198.51.100.9").claim("login_hint", "hint-1").sign());
      assertThat(written(gate, UnaryOperator.identity()).toString()).doesNotContain("Pat", "pat@", "198.51", "hint-1");

      JsonNode named = written(gate, values -> values.with(AUDIT_CLAIMS, Map.of("preferred_username", "plain")));
      assertThat(named.get("Claim_preferred_username").asText()).isEqualTo("pat@contoso.example");
      JsonNode hashed = written(gate, values -> values.with(AUDIT_CLAIMS, Map.of("preferred_username", "hash")).with(AUDIT_HASH_KEY, KEY));
      JsonNode other = written(gate, values -> values.with(AUDIT_CLAIMS, Map.of("preferred_username", "hash")).with(AUDIT_HASH_KEY, "j" + KEY));
      assertThat(hashed.get("Claim_preferred_username").asText()).hasSize(43).isNotEqualTo(other.get("Claim_preferred_username").asText());
    }
  }

  @Test
  void listsNumbersAndFlagsAreWrittenAndObjectsAreNot() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.decide(gate.mint.userToken().claim("amr", List.of("pwd", "m fa")).claim("n", 7).claim("b", true).claim("o", Map.of("a", 1)).sign());
      JsonNode record = written(gate, values -> values.with(AUDIT_CLAIMS, Map.of("amr", "plain", "n", "plain", "b", "plain", "o", "plain")));
      assertThat(record.get("Claim_amr").asText()).isEqualTo("pwd m%20fa");
      assertThat(record.get("Claim_n").asText()).isEqualTo("7");
      assertThat(record.get("Claim_b").asText()).isEqualTo("true");
      assertThat(record.has("Claim_o")).isFalse();
    }
  }

  @Test
  void addressUserAgentAndPathNeedTheirSwitches() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.decide(request(gate.mint.userToken().sign()));
      assertThat(written(gate, UnaryOperator.identity()).toString()).doesNotContain("203.0.113.7", "curl", "/orders/7");
      JsonNode record = written(gate, values -> values.with(AUDIT_ADDRESS, true).with(AUDIT_USER_AGENT, true).with(AUDIT_PATH, true));
      assertThat(record.get("IPAddress").asText()).isEqualTo("203.0.113.7");
      assertThat(record.get("UserAgent").asText()).isEqualTo("curl/8\u00e4");
      assertThat(record.get("RequestPath").asText()).as("without the query").isEqualTo("/orders/7");
    }
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 4bf92f3577b34da6a3ce929d0e0e4736",
    "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 4bf92f3577b34da6a3ce929d0e0e4736",
    "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more, 4bf92f3577b34da6a3ce929d0e0e4736",
    "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more, -",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more, -",
    "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, -",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01, -",
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01, -",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01, -",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0, -",
    "00-4bf92f3577b34da6a3ce929d0e0e473-600f067aa0ba902b7-01, -",
    "anything, -", "-, -"})
  void aTraceIsNamedWhereTheHeaderIsATraceparent(String traceparent, String traceId) {
    assertThat(RecordedOrigin.traceId(traceparent)).isEqualTo(traceId);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clear", "Plain", "", "hash "})
  void aClaimIsRecordedPlainOrHashed(String how) {
    assertThatThrownBy(() -> AuditSettings.of(SettingValues.NONE.with(AUDIT_CLAIMS, Map.of("email", how)).with(AUDIT_HASH_KEY, KEY)))
        .isInstanceOf(InvalidSettingException.class).hasMessageStartingWith("auditClaims value must ");
  }

  @Test
  void whatCannotBeRecordedStopsTheDeployment() {
    assertThatThrownBy(() -> AuditSettings.of(SettingValues.NONE.with(AUDIT_CLAIMS, Map.of("email", "hash"))))
        .hasMessage("auditHashKey must be given, as auditClaims has a hash");
    assertThatThrownBy(() -> AuditSettings.of(SettingValues.NONE.with(AUDIT_CLAIMS, Map.of("email", "plain")).with(AUDIT_HASH_KEY, KEY)))
        .hasMessage("auditHashKey needs a hash in auditClaims");
    assertThatThrownBy(() -> AuditSettings.of(SettingValues.NONE.with(AUDIT_CLAIMS, Map.of("email", "hash")).with(AUDIT_HASH_KEY, "k".repeat(31))))
        .hasMessage("auditHashKey must have at least 32 characters, drawn at random");
    assertThatThrownBy(() -> AuditSettings.of(SettingValues.NONE.with(AUDIT_CLAIMS, Map.of("a.b", "plain", "a-b", "plain"))))
        .hasMessage("auditClaims must not name two claims that differ only in characters other than letters, digits and _");
    assertThatThrownBy(() -> AuditSettings.of(SettingValues.NONE.with(AUDIT_CLAIMS, Map.of("x".repeat(40), "plain"))))
        .hasMessage("auditClaims must name claims of at most 39 characters");
    AuditSettings.of(SettingValues.NONE.with(AUDIT_CLAIMS, Map.of("x".repeat(39), "plain")));
  }

  @Test
  void theHashOfSettingsChangesWithEachThatDecidesAndWithNoSecret() {
    SettingValues values = TestGatekeeper.values();
    String hash = values.hash();
    assertThat(values.with(REQUIRED_SCOPES, List.of("Orders.Read")).hash()).isNotEqualTo(hash);
    assertThat(values.with(REQUIRED_SCOPES, List.of("a", "b")).hash()).isNotEqualTo(values.with(REQUIRED_SCOPES, List.of("ab")).hash());
    assertThat(values.with(AUDIT_ADDRESS, false).with(AUDIT_HASH_KEY, KEY).hash()).as("a default, and a secret").isEqualTo(hash);
  }
}
