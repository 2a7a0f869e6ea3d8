package org.muleentra.jwt.gateway.engine.expression;

import java.util.function.Function;

/** An expression that was read. Immutable and thread-safe. */
@FunctionalInterface
interface Formula {

  /**
   * Gives its value, which may be a typed value, and null.
   *
   * @param variables gives the variables of a message by their names, as typed values, or null
   */
  Object value(Function<String, Object> variables);
}
