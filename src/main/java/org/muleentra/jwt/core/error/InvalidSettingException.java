package org.muleentra.jwt.core.error;

/** A setting that cannot be: names the field and the rule, so that it stops the deployment with one clear sentence. */
public final class InvalidSettingException extends IllegalArgumentException {

  private final String field;

  /**
   * @param field the setting's name as in the form
   * @param rule what it must be, as the rest of a sentence: "must be …"
   */
  public InvalidSettingException(String field, String rule) {
    super(field + " " + rule);
    this.field = field;
  }

  /** The setting's name as in the form. */
  public String field() {
    return field;
  }
}
