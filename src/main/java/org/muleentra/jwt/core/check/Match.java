package org.muleentra.jwt.core.check;

/** How many of a list of required values must be there. */
public enum Match {
  ANY("any"),
  ALL("all");

  private final String setting;

  Match(String setting) {
    this.setting = setting;
  }

  /** The word in the form. */
  public String setting() {
    return setting;
  }
}
