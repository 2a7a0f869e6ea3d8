package org.muleentra.jwt.gateway.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mule.runtime.api.el.BindingContext;
import org.mule.runtime.api.el.ExpressionExecutionException;
import org.mule.runtime.api.metadata.TypedValue;

class SharedLanguageTest {

  private static BindingContext context;

  @BeforeAll
  static void bind() {
    context = BindingContext.builder()
        .addBinding("vars", TypedValue.of(Map.of("decision", TypedValue.of(Map.of("admitted", true, "codes", List.of("a", "b"))))))
        .addBinding("authentication", TypedValue.of(null))
        .build();
  }

  @ParameterizedTest
  @CsvSource({"vars.decision.admitted,true", "vars['decision']['admitted'],true", "vars.decision.codes[1],b",
      "vars.decision.admitted == false,false", "!vars.decision.admitted,false", "true,true", "1 + 1,2"})
  void evaluates(String expression, String value) {
    assertThat(evaluate(expression)).hasToString(value);
  }

  @Test
  void takesQuotedTextLiterally() {
    assertThat(evaluate("'some text'")).isEqualTo("some text");
  }

  @Test
  void makesObjectsAsDataWeaveDoes() {
    assertThat(evaluate("{'Retry-After': 30, \"text\": 'a, \"b\": c', code: vars.decision.codes[0], none: vars.nothing}"))
        .asInstanceOf(InstanceOfAssertFactories.MAP).hasSize(4).containsEntry("Retry-After", 30)
        .containsEntry("text", "a, \"b\": c").containsEntry("code", "a").containsEntry("none", null);
    assertThat(evaluate("{}")).isEqualTo(Map.of());
    assertThat(evaluate("{outer: {inner: true}}")).isEqualTo(Map.of("outer", Map.of("inner", true)));
  }

  @Test
  void writesJsonWhereAFlowSaysSo() {
    assertThat(evaluate("output application/json --- vars.decision.codes")).isEqualTo("[\"a\",\"b\"]");
    assertThat(new SharedLanguage().evaluate("output application/json --- {'a': vars.decision.admitted}", context).getDataType().getMediaType())
        .hasToString("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"authentication.principal", "vars.nothing", "vars.nothing.more", "vars.decision.codes[7]", "unknown.name"})
  void selectsNothingFromNothing(String expression) {
    assertThat(evaluate(expression)).isNull();
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatThrownBy(() -> evaluate("'unclosed")).isInstanceOf(ExpressionExecutionException.class);
    assertThat(new SharedLanguage().validate("'unclosed").isSuccess()).isFalse();
  }

  private static Object evaluate(String expression) {
    return new SharedLanguage().evaluate(expression, context).getValue();
  }
}
