package org.muleentra.jwt.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.fixture.TestGatekeeper;

class ClaimRuleTest {

  private static boolean holds(String rule) {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(CLAIM_RULES, List.of(rule)))) {
      Reason reason = gate.refusal(gate.mint.userToken()
          .claim("text", "abc").claim("number", 5).claim("fraction", 2.5).claim("flag", true).claim("nothing", null)
          .claim("list", List.of("a", "b", 3)).claim("map", Map.of("inner", "x", "in.ner", "z"))
          .claim("extn.grade", "senior").claim("extn.codes", List.of("a", "b")).claim("extn.none", null)
          .claim("map.literal", "l").claim("two.parts", Map.of("inner", "y")).claim("list.0", "zero")
          .claim("http://schemas.contoso.example/claims/level", "gold").claim("urn:contoso:claims.level", 3).sign());
      assertThat(reason).isIn(null, Reason.CLAIM_RULE_BROKEN);
      return reason == null;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text equals abc", "number equals 5", "fraction equals 2.5", "flag equals true", "map.inner equals x",
      "text in x, abc", "number in 4,5", "list contains b", "list contains 3", "text matches a.c", "text matches [a-z]+",
      "text exists", "map.inner exists", "other absent", "map.other absent", "number at-least 5",
      "number at-least -1", "fraction at-least 2.5", "iat at-least 1"})
  void holdsFor(String rule) {
    assertThat(holds(rule)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text equals ABC", "text equals ab", "number equals 5.0", "other equals abc", "list equals a", "map equals x",
      "text in x,y", "list in a", "text contains a", "list contains c", "other contains a", "text matches b", "number matches 5",
      "list matches a", "other exists", "nothing exists", "text absent", "text at-least 5", "number at-least 5.1", "other at-least 0",
      "flag at-least 1", "text.inner exists"})
  void doesNotHoldFor(String rule) {
    assertThat(holds(rule)).isFalse();
  }

  /** Directory extensions are named {@code extn.<attribute>} in a token, and names may be URIs: a dot is not always a path. */
  @ParameterizedTest
  @ValueSource(strings = {"extn.grade equals senior", "extn.grade in junior,senior", "extn.grade matches sen.*", "extn.grade exists",
      "extn.codes contains b", "extn.other absent", "extn.other.more absent", "map.literal equals l", "two.parts.inner equals y",
      "two.parts.inner exists", "two.parts.other absent", "map.in.ner equals z", "list.0 equals zero",
      "http://schemas.contoso.example/claims/level equals gold", "http://schemas.contoso.example/claims/level exists",
      "http://schemas.contoso.example/claims/other absent", "urn:contoso:claims.level at-least 3", "urn:contoso:claims.other absent"})
  void readsALiteralNameFirst(String rule) {
    assertThat(holds(rule)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"extn.grade absent", "extn.grade equals junior", "extn.codes absent", "extn.other exists",
      "extn.other equals senior", "map.literal absent", "two.parts.inner absent", "two.parts absent", "map.in.ner absent",
      "http://schemas.contoso.example/claims/level absent", "http://schemas.contoso.example/claims/level equals silver",
      "urn:contoso:claims.level absent", "urn:contoso:claims.level at-least 4"})
  void aLiteralNameThatIsThereIsNotAbsent(String rule) {
    assertThat(holds(rule)).isFalse();
  }

  /** Whether through a text, a list, a null or nothing at all: a path that leads nowhere proves nothing, absence neither. */
  @ParameterizedTest
  @ValueSource(strings = {"text.inner absent", "number.inner absent", "flag.inner absent", "list.1 absent", "list.inner absent",
      "nothing.inner absent", "map.inner.deeper absent", "map.other.deeper absent", "other.inner absent", "other.inner exists",
      "other.inner equals x", "extn.grade.inner absent", "nothing absent", "nothing exists", "extn.none absent"})
  void whatCannotBeFollowedOrReadFailsTheRule(String rule) {
    assertThat(holds(rule)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "text | claimRules[0] must be a claim, an operator",
    "text is abc | claimRules[0] must be a claim, an operator",
    "text EQUALS abc | claimRules[0] must be a claim, an operator",
    "text equals | claimRules[0] must have a value",
    "text exists abc | claimRules[0] must not have a value",
    "text at-least much | claimRules[0] must have a number",
    "text at-least NaN | claimRules[0] must have a number",
    "text matches ( | claimRules[0] must have a regular expression",
    "text in a,,b | claimRules[0] must not have an empty value",
    ".inner exists | claimRules[0] must name a claim",
    "map. exists | claimRules[0] must name a claim",
    "map..inner exists | claimRules[0] must name a claim",
    "extn. exists | claimRules[0] must name a claim",
    "email equals a@b.example | claimRules[0] must not rest on a claim that people can change",
    "upn matches .*@contoso.example | claimRules[0] must not rest on a claim that people can change"})
  void stopsTheDeployment(String rule, String sentence) {
    assertThatThrownBy(() -> TestGatekeeper.settings(TestGatekeeper.values().with(CLAIM_RULES, List.of(rule)))).hasMessageStartingWith(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scp contains Orders.Read", "scp at-least 1", "roles equals Orders.Clerk", "roles in a,b", "roles matches .*",
      "groups equals x", "groups at-least 1", "wids matches .*", "amr equals mfa", "exp matches .*", "iat contains 5", "exp contains 5",
      "tid contains a", "ver at-least 1", "acrs at-least 1", "aud at-least 1", "xms_act_fct contains 11", "acct contains 0",
      "_claim_names equals groups", "hasgroups contains true"})
  void stopsTheDeploymentWhereTheOperatorIsOfNoUseForTheClaim(String rule) {
    assertThatThrownBy(() -> TestGatekeeper.settings(TestGatekeeper.values().with(CLAIM_RULES, List.of(rule)))).hasMessageStartingWith("claimRules[0] must not ask ");
  }

  /** What the table of types says is what a token is held to. */
  @ParameterizedTest
  @EnumSource(ClaimType.class)
  void aClaimOfAnotherTypeRefusesTheToken(ClaimType type) {
    Object wrong = type == ClaimType.TEXT || type == ClaimType.TEXTS ? (Object) 5 : true;
    for (String claim : ClaimType.enforced(type)) {
      try (TestGatekeeper gate = new TestGatekeeper(settings -> settings)) {
        assertThat(gate.refusal(gate.mint.userToken().claim(claim, wrong).sign())).as(claim).isNotNull();
      }
    }
  }

  @Test
  void idsAreComparedInLowerCaseAsEntraWritesThem() {
    String group = "5CA1AB1E-7E57-4D1C-9A0B-00000000B0B0";
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(CLAIM_RULES, List.of("groups contains " + group)))) {
      assertThat(gate.refusal(gate.mint.userToken().groups(group.toLowerCase()).sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().groups(group).sign())).isEqualTo(Reason.CLAIM_RULE_BROKEN);
    }
    // Of other claims nobody knows.
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(CLAIM_RULES, List.of("level equals " + group)))) {
      assertThat(gate.refusal(gate.mint.userToken().claim("level", group).sign())).isNull();
    }
  }

  /** A pattern over which an engine that goes back and forth would brood for years. */
  @ParameterizedTest
  @ValueSource(ints = {30, 15_000})
  void noPatternHoldsAThread(int length) {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(CLAIM_RULES, List.of("text matches (a+)+b")))) {
      assertThat(gate.refusal(gate.mint.userToken().claim("text", "a".repeat(length)).sign())).isEqualTo(Reason.CLAIM_RULE_BROKEN);
    }
  }
}
