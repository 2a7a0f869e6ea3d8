package org.muleentra.jwt.core.setting;

/** A setting that cannot be: names the field and the rule, so that it stops the deployment with one clear sentence. */
public final class InvalidSettingException extends IllegalArgumentException {

  private final String field;
  private final String rule;

  /**
   * @param field the setting's name as in the form
   * @param rule what it must be, as the rest of a sentence: "must be …"
   */
  public InvalidSettingException(String field, String rule) {
    super(field + " " + rule);
    this.field = field;
    this.rule = rule;
  }

  /** The same of a part: its field stands after the whole, with a dot between. */
  public InvalidSettingException within(String whole) {
    return new InvalidSettingException(whole + "." + field, rule);
  }

  /** Throws one unless the rule holds. */
  public static void require(String field, boolean holds, String rule) {
    if (!holds) {
      throw new InvalidSettingException(field, rule);
    }
  }

  /** The setting's name as in the form. */
  public String field() {
    return field;
  }
}
