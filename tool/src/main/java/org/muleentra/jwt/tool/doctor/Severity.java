package org.muleentra.jwt.tool.doctor;

/** How bad a finding is. */
public enum Severity {
  /** Somebody whom the form means to let in never will be. */
  WRONG("wrong"),
  /** It may be meant, or will go wrong later. */
  DOUBTFUL("doubtful"),
  /** Nothing is known of it, for want of a file or a permission. */
  NOT_LOOKED_AT("not looked at"),
  /** It was looked at and is as the form needs it. */
  FINE("fine");

  private final String words;

  Severity(String words) {
    this.words = words;
  }

  /** As it is printed. */
  public String words() {
    return words;
  }
}
