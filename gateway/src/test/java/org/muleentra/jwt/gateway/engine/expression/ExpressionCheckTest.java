package org.muleentra.jwt.gateway.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionCheckTest {

  @ParameterizedTest
  @ValueSource(strings = {"payload", "vars.caller.roles contains 'order-approver'", "{'Content-Type': 'application/json'}",
      "error.errorMessage.attributes.headers['www-authenticate']", "authentication == null", "200",
      "%dw 2.0\noutput application/json\n---\n{a: [1, {b: 'c'}]}", "attributes.headers.'x-token'", "payload[vars.name]"})
  void hasNothingAgainstWhatTheStandInReads(String expression) {
    assertThat(ExpressionCheck.fault(expression)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "payload map $.id | has `map` where the stand-in",
      "payload.items filter ($.a > 1) | has `filter`",
      "payload.*id | has `.*`",
      "now() | has `now(…)`",
      "p('a.b') | has `p(…)`",
      "payload.toString() | calls `toString(…)`",
      "vars.a && vars.b | has `&&`",
      "vars.list == empty | has `empty`",
      "vars.a ++ 'x' == 'yx' | has `++` beside `==`, where the stand-in for DataWeave wants parentheses",
      "vars.a == vars.b default 'x' | has `default` beside another operator",
      "'a' ++ vars.b default 'c' | has `default` beside another operator",
      "'Hello $(vars.name)' | puts a value into a text by $",
      "(x) -> x | has `->`",
      "vars.a as Date | has `as Date`",
      "unknown.name | names `unknown`, which",
      "output application/xml --- payload | has a head that the stand-in",
      "%dw 2.0 var x = 1 --- x | has a head that the stand-in",
      "'unclosed | has `'`",
      "{a: 1 | ends where , is missing",
      "{a | ends where : is missing",
      "{ | ends where } is missing",
      "vars.a == | ends too early",
      "'\\q' | has `\\q`",
      "vars.a) | has `)`"})
  void namesWhatItCannotRead(String expression, String fault) {
    assertThat(ExpressionCheck.fault(expression)).hasValueSatisfying(said -> assertThat(said).startsWith(fault));
  }

  @Test
  void wantsSomething() {
    assertThat(ExpressionCheck.fault(" ")).hasValue("is empty");
  }
}
