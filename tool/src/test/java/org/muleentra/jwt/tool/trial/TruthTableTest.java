package org.muleentra.jwt.tool.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.check.ClaimRule;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.door.Judgement;
import org.muleentra.jwt.tool.fixture.Contosos;
import org.muleentra.jwt.tool.form.Form;

/** Callers of our own making are what they say to be: who brings all that is asked is let in, and who lacks one thing is refused for it. */
class TruthTableTest {

  private static String outcome(TruthTable table, String holding, String caller) {
    Judgement judgement = table.rows().get(holding).get(caller);
    return judgement.admitted() ? "admitted" : judgement.refusal().reason().name();
  }

  private static TruthTable table(Object... fields) {
    return TruthTable.of(Contosos.form(fields), Contosos.CLOCK);
  }

  static List<String> recipes() throws IOException {
    return Pattern.compile("(?ms)^```json\n(.*?)^```$").matcher(Files.readString(Path.of("../docs/begin/recipes.md"))).results()
        .map(block -> block.group(1)).collect(Collectors.toList());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyRecipeLetsInWhoBringsAllThatIsAsked(String json) throws IOException {
    Form form = Form.of(new ObjectMapper().readTree(json), Contosos.CLOCK);
    TruthTable table = TruthTable.of(form, Contosos.CLOCK);
    assertThat(table.rows().get(Holdings.ALL).values()).anyMatch(Judgement::admitted);
    assertThat(table.rows().get("for another API").values()).noneMatch(Judgement::admitted);
    assertThat(table.rows().get("no scope and no app role").values()).noneMatch(Judgement::admitted);
  }

  @Test
  void tellsKindsOfCallerApart() {
    TruthTable table = table();
    for (String caller : List.of("person", "person, token 1.0", "guest", "application", "application, token 1.0", "managed identity")) {
      assertThat(outcome(table, Holdings.ALL, caller)).as(caller).isEqualTo("admitted");
    }
    for (String caller : List.of("agent", "agent's user account", "agent for a person")) {
      assertThat(outcome(table, Holdings.ALL, caller)).as(caller).isEqualTo("CALLER_KIND_NOT_ALLOWED");
    }
    TruthTable agents = table("callerKinds", List.of("agent", "agentUser", "agentForUser"));
    for (String caller : List.of("agent", "agent's user account", "agent for a person")) {
      assertThat(outcome(agents, Holdings.ALL, caller)).as(caller).isEqualTo("admitted");
    }
    assertThat(outcome(agents, Holdings.ALL, "person")).isEqualTo("CALLER_KIND_NOT_ALLOWED");
  }

  @Test
  void refusesForTheOneThingThatIsWrong() {
    TruthTable table = table("requiredScopes", List.of("A", "B"), "scopeMatch", "all", "allowedClientIds", List.of(Contoso.WEB_CLIENT_ID),
        "certificateClientsOnly", true, "requiredAuthenticationContext", "c1", "maximumAuthenticationAge", 600, "maximumTokenAge", 3600,
        "roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader")), "requiredRoles", List.of("reader"),
        "claimRules", List.of("ctry in DE,FR", "deviceid matches [0-9a-f]{4}-.+", "wids contains x", "xms_tcdt at-least 7",
            "extn.a absent"));
    Map<String, String> wrong = Map.ofEntries(Map.entry(Holdings.ALL, "admitted"), Map.entry("of the scopes A alone", "SCOPE_MISSING"),
        Map.entry("another scope or app role", "SCOPE_MISSING"), Map.entry("nothing mapped but what is required", "ROLE_MISSING"),
        Map.entry("in more groups than a token holds", "GROUPS_OVERAGE"), Map.entry("of another tenant", "TENANT_NOT_TRUSTED"),
        Map.entry("for another API", "AUDIENCE_MISMATCH"), Map.entry("by another client", "CLIENT_NOT_ALLOWED"),
        Map.entry("by a client with a secret", "CLIENT_WITHOUT_CERTIFICATE"), Map.entry("without c1", "AUTHENTICATION_CONTEXT_MISSING"),
        Map.entry("signed in two days ago", "AUTHENTICATION_TOO_OLD"), Map.entry("a token two days old", "TOKEN_TOO_OLD"),
        Map.entry("not ctry in DE,FR", "CLAIM_RULE_BROKEN"), Map.entry("not extn.a absent", "CLAIM_RULE_BROKEN"));
    wrong.forEach((holding, expected) -> assertThat(outcome(table, holding, "person")).as(holding).isEqualTo(expected));
  }

  @Test
  void noGuestBecomesAMemberForARule() {
    TruthTable table = table("claimRules", List.of("acct equals 0"));
    assertThat(outcome(table, Holdings.ALL, "person")).isEqualTo("admitted");
    assertThat(outcome(table, Holdings.ALL, "guest")).isEqualTo("CLAIM_RULE_BROKEN");
  }

  @Test
  void playsMicrosoftGraphAndAsksNobody() {
    TruthTable table = table("requireEnabledAccount", true, "groupOverage", "graph", "graphClientId", Contoso.GRAPH_CLIENT_ID,
        "graphAssertionFile", "/nowhere", "roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader")),
        "requiredRoles", List.of("reader"));
    assertThat(outcome(table, Holdings.ALL, "person")).isEqualTo("admitted");
    assertThat(outcome(table, "in more groups than a token holds", "person")).isEqualTo("admitted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x matches [a-c]+-\\d{4}", "x matches (?:EU|US)-.+", "x matches (?i)abc", "x matches ^a.*z$",
      "x matches [^a-c]x?",
      "x matches \\w+@example\\.com", "x matches (a|b){2,3}c*", "x equals 7", "x in a, b", "x contains y", "x exists", "x absent",
          "x at-least 3.5"})
  void guessesAValueForARule(String rule) {
    TruthTable table = table("claimRules", List.of(rule));
    assertThat(outcome(table, Holdings.ALL, "person")).isEqualTo("admitted");
    assertThat(outcome(table, "not " + ClaimRule.parse("rule", rule).words(), "person")).isEqualTo("CLAIM_RULE_BROKEN");
  }
}
