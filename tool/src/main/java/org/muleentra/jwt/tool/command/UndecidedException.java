package org.muleentra.jwt.tool.command;

/** Nothing can be decided, for a reason that is told in a sentence. */
final class UndecidedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UndecidedException(String sentence) {
    super(sentence);
  }
}
