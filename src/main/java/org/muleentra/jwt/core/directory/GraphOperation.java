package org.muleentra.jwt.core.directory;

/** What Microsoft Graph is asked for. */
enum GraphOperation {
  /** Which of the mapped groups a caller is in. */
  GROUPS("groups"),
  /** Whether a caller's account is enabled. */
  ACCOUNT("account");

  private final String label;

  GraphOperation(String label) {
    this.label = label;
  }

  /** Its name in metrics. */
  String label() {
    return label;
  }
}
