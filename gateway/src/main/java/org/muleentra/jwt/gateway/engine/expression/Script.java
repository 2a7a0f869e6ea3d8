package org.muleentra.jwt.gateway.engine.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before an expression's dashes, and behind them.
 *
 * @param body the expression itself
 * @param json whether its value is written as JSON; the stand-in knows no other output
 */
record Script(String body, boolean json) {

  private static final Pattern HEADED = Pattern.compile("(?s)(?:%dw 2\\.0\\s+)?(output application/json\\s+)?---\\s*(.*)");

  /** Takes an expression apart; a head with anything else stays part of the body, which then cannot be read. */
  static Script of(String expression) {
    String text = expression.trim();
    Matcher headed = HEADED.matcher(text);
    return headed.matches() ? new Script(headed.group(2), headed.group(1) != null) : new Script(text, false);
  }
}
