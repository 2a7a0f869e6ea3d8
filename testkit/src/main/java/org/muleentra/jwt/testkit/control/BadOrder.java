package org.muleentra.jwt.testkit.control;

/** What is wrong with an order: the field and its rule, never its value. */
final class BadOrder extends Exception {
  private static final long serialVersionUID = 1L;

  BadOrder(String sentence) {
    super(sentence, null, false, false);
  }
}
