package org.muleentra.jwt.gateway.engine.expression;

import java.util.Optional;
import java.util.Set;

/** Says of an expression, before anything runs, whether the stand-in for DataWeave reads it as DataWeave would. */
public final class ExpressionCheck {

  /** What Mule 4 binds for every expression of a flow; MVEL would take any name for nothing. */
  private static final Set<String> VARIABLES = Set.of("payload", "attributes", "vars", "error", "authentication", "message",
      "correlationId", "itemSequenceInfo", "flow", "dataType");

  private ExpressionCheck() {}

  /**
   * Returns what is wrong with an expression, as the end of a sentence that begins with it; empty where nothing is.
   *
   * @param expression without the {@code #[} and {@code ]} around it
   */
  public static Optional<String> fault(String expression) {
    Script script = Script.of(expression);
    if (script.body().startsWith("%dw") || script.body().startsWith("output ")) {
      return Optional.of("has a head that the stand-in for DataWeave does not read; it knows `output application/json ---`, "
          + "with or without `%dw 2.0`, and no declarations");
    }
    if (script.body().isEmpty()) {
      return Optional.of("is empty");
    }
    try {
      return FormulaReader.roots(script.body()).stream().filter(root -> !VARIABLES.contains(root)).findFirst()
          .map(root -> "names `" + root + "`, which the stand-in for DataWeave does not know");
    } catch (UnreadableExpressionException e) {
      return Optional.of(e.getMessage());
    }
  }
}
