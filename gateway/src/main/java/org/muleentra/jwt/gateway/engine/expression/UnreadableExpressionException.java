package org.muleentra.jwt.gateway.engine.expression;

/** An expression that the stand-in for DataWeave cannot read; the message completes a sentence that begins with the expression. */
public final class UnreadableExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableExpressionException(String reason) {
    super(reason);
  }
}
