package org.muleentra.jwt.core.audit;

/** How a record is written. */
public enum AuditFormat {
  /** One JSON object a line, chained. */
  JSON("json"),
  /** One line of text with the most important fields. */
  LINE("line");

  private final String setting;

  AuditFormat(String setting) {
    this.setting = setting;
  }

  /** The word in the form. */
  public String setting() {
    return setting;
  }
}
