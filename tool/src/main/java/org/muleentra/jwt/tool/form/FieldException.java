package org.muleentra.jwt.tool.form;

/** A value that a form or a file does not allow; names the field and the rule. */
public final class FieldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  /** Refuses {@code field} by {@code rule}. */
  public FieldException(String field, String rule) {
    super(field + ": " + rule);
    this.field = field;
    this.rule = rule;
  }

  /** The field, such as {@code roleMappings[0].value}; empty for the whole. */
  public String field() {
    return field;
  }

  /** The rule, in words that follow the field's name. */
  public String rule() {
    return rule;
  }

  /** Says the same of a field that this one's form is a part of. */
  public FieldException within(String parent) {
    if (field.isEmpty()) {
      return new FieldException(parent, rule);
    }
    return new FieldException(field.startsWith("[") ? parent + field : parent + "." + field, rule);
  }
}
