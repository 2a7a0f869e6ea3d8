package org.muleentra.jwt.core.revocation;

/** A revocation that cannot be: one sentence that names the field and the rule, and not the value. */
public final class InvalidRevocationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * @param field the parameter's name
   * @param rule what it must be, as the rest of a sentence: "must be …"
   */
  InvalidRevocationException(String field, String rule) {
    super(field + " " + rule);
  }
}
