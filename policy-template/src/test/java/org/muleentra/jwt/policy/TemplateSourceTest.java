package org.muleentra.jwt.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the template may and may not say. */
class TemplateSourceTest {

  /** Selectors by name, which DataWeave and MVEL read alike. No operator, no function, no header with a dash. */
  private static final Pattern SHARED =
      Pattern.compile("#\\[(?:attributes|vars|payload|authentication)(?:\\.[A-Za-z][A-Za-z0-9]*|\\['[^'\\]]+'])*]");

  private static final String SOURCE = Rendered.template();
  private static final String WITHOUT_COMMENTS = SOURCE.replaceAll("(?s)\\{\\{!--.*?--}}", "");

  @Test
  void everyExpressionIsReadAlikeByDataWeaveAndMvel() {
    assertThat(foreignExpressions(SOURCE)).isEmpty();
    assertThat(new LinkedHashSet<>(all(SHARED, SOURCE))).containsExactly("#[attributes.headers]", "#[attributes.queryParams]",
        "#[payload]", "#[attributes.method]", "#[attributes.requestPath]", "#[attributes.remoteAddress]",
        "#[vars.decision.admitted]", "#[vars.decision]", "#[attributes]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#[not vars.decision.admitted]", "#[vars.a default 'x']", "#[vars.a == true]", "#[payload as String]",
      "#[attributes.headers.'x-y']", "#[%dw 2.0]", "#[output application/json --- payload]", "#[p('key')]", "#[vars.a.b()]",
      "#[vars.{{realm}}]", "#[1 + 1]", "#[]", "#["})
  void anExpressionOfAnotherFormIsFound(String expression) {
    assertThat(foreignExpressions("<a b=\"" + expression + "\"/>")).isNotEmpty();
  }

  private static List<String> foreignExpressions(String source) {
    return all(Pattern.compile("#\\[[^\"\n]*"), source).stream()
        .filter(expression -> !SHARED.matcher(expression).matches()).toList();
  }

  @Test
  void aPropertyOfTheRuntimeIsNotAskedFor() {
    assertThat(SOURCE).doesNotContain("${");
  }

  @Test
  void everyFieldOfTheFormIsUsedAndNoOther() {
    Set<String> named = new TreeSet<>();
    for (String tag : tags()) {
      Stream.of(tag.replaceFirst("^[#/]?(if|each)\\b", "").replaceFirst("\\w+=\\w+", "").strip())
          .filter(name -> !name.isEmpty() && !name.equals("this") && !name.startsWith("this.") && !name.equals("else"))
          .forEach(named::add);
    }
    Set<String> known = PolicyForm.split().fields().stream().map(PolicyForm.Field::name)
        .collect(Collectors.toCollection(TreeSet::new));
    known.add("policyId");
    assertThat(named).isEqualTo(known);
  }

  @Test
  void onlyTheBuiltInHelpersThatApiManagerHasAreUsed() {
    assertThat(tags()).isNotEmpty().allMatch(tag -> tag.matches("(#(if|each) )?[\\w.]+( includeZero=true)?|/(if|each)"));
  }

  @Test
  void everyValueIsEscapedAndStandsInQuotes() {
    assertThat(SOURCE).doesNotContain("{{{").doesNotContain("{{&");
    String values = WITHOUT_COMMENTS.replaceAll("\\{\\{~?(?:[#/][^}]*|else)}}", "");
    List<String> bare = all(Pattern.compile("\\{\\{[^}]*}}"), values);
    List<String> quoted = all(Pattern.compile("=\"\\{\\{[\\w.]+}}[\\w-]*\""), values);
    assertThat(bare).isNotEmpty().hasSameSizeAs(quoted);
  }

  @Test
  void noOtherPluginIsNeeded() {
    assertThat(all(Pattern.compile("(?<=<)[\\w-]+(?=:)"), WITHOUT_COMMENTS)).isNotEmpty()
        .allMatch(Set.of("entra-jwt", "http-policy")::contains);
    assertThat(all(Pattern.compile("(?<=<)[a-z][\\w-]*(?=[ >])"), WITHOUT_COMMENTS)).isNotEmpty()
        .allMatch(Set.of("mule", "choice", "when", "otherwise")::contains);
  }

  @Test
  void theNamespacesAreThoseOfTheRuntime() {
    assertThat(SOURCE)
        .contains("xmlns=\"http://www.mulesoft.org/schema/mule/core\"")
        .contains("xmlns:entra-jwt=\"http://www.mulesoft.org/schema/mule/entra-jwt\"")
        .contains("xmlns:http-policy=\"http://www.mulesoft.org/schema/mule/http-policy\"")
        .contains("http://www.mulesoft.org/schema/mule/core/current/mule.xsd")
        .contains("http://www.mulesoft.org/schema/mule/entra-jwt/current/mule-entra-jwt.xsd")
        .contains("http://www.mulesoft.org/schema/mule/http-policy/current/mule-http-policy.xsd");
  }

  private static List<String> tags() {
    return all(Pattern.compile("(?<=\\{\\{)~?[^}]+(?=}})"), WITHOUT_COMMENTS).stream()
        .map(tag -> tag.replaceFirst("^~", "")).toList();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }
}
