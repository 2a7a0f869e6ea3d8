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
import org.mule.runtime.api.metadata.DataType;
import org.mule.runtime.api.metadata.MediaType;
import org.mule.runtime.api.metadata.TypedValue;

class SharedLanguageTest {

  private static BindingContext context;

  @BeforeAll
  static void bind() {
    context = BindingContext.builder()
        .addBinding("vars", TypedValue.of(Map.of("decision", TypedValue.of(Map.of("admitted", true, "codes", List.of("a", "b"))))))
        .addBinding("authentication", TypedValue.of(null))
        .addBinding("payload", new TypedValue<>("{\"name\": \"Ada\", \"tags\": [\"x\"]}",
            DataType.builder().type(String.class).mediaType(MediaType.APPLICATION_JSON).build()))
        .build();
  }

  @ParameterizedTest
  @CsvSource({"vars.decision.admitted,true", "vars['decision']['admitted'],true", "vars.decision.codes[1],b",
      "vars.decision.admitted == false,false", "!vars.decision.admitted,false", "true,true", "1 + 1,2"})
  void evaluates(String expression, String value) {
    assertThat(evaluate(expression)).hasToString(value);
  }

  /** As DataWeave has it, where MVEL would raise an error or turn a value into another type. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "vars.nothing.more == null | true", "vars.nothing contains 'a' | false", "vars.decision.codes contains 'b' | true",
      "'1' == 1 | false", "1.0 == 1 | true", "vars.decision.admitted and !(1 > 2) | true", "1 == 2 or 2 == 2 | true",
      "'a' ++ 'b' ++ vars.decision.codes[0] | aba", "vars.nothing default 'none' | none", "if (1 < 2) 'yes' else 'no' | yes",
      "sizeOf(vars.decision.codes) | 2", "isEmpty(vars.nothing) | true", "upper('é') | É", "' a ' as String | ` a `",
      "'42' as Number + 1 | 43", "2 * 3 - 4 / 2 | 4", "-1 + 2 | 1", "(vars.nothing default 'x') == 'x' | true",
      "payload.name | Ada", "payload.tags[0] ++ '!' | x!", "['a', 'b'] ++ ['c'] | [a, b, c]", "vars.decision['codes'][1] | b",
      "%dw 2.0 --- upper('a') | A"})
  void evaluatesAsDataWeaveDoes(String expression, String value) {
    assertThat(evaluate(expression)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"if ('true') 1 else 2", "1 + '1'", "vars.nothing ++ 'a'", "'a' < 1", "7 contains 7", "sizeOf(1)", "'x' as Number",
      "'yes' as Boolean"})
  void refusesValuesOfAnotherType(String expression) {
    assertThatThrownBy(() -> evaluate(expression)).isInstanceOf(ExpressionExecutionException.class);
  }

  @Test
  void writesABodyOfJsonAsWhatItSays() {
    assertThat(evaluate("output application/json --- {'got': payload}")).isEqualTo("{\"got\":{\"name\":\"Ada\",\"tags\":[\"x\"]}}");
    assertThat(evaluate("%dw 2.0\noutput application/json\n---\npayload.tags")).isEqualTo("[\"x\"]");
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
