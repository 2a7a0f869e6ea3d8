package org.muleentra.jwt.core.status;

/** How a part fares, the best first. */
public enum State {
  /** It is not configured, and nobody misses it. */
  OFF("off"),
  /** All is well. */
  OK("ok"),
  /** Its first answer has not come; who needs it waits for that. */
  STARTING("starting"),
  /** Good callers pass, all or most of them, and somebody should look after it. */
  DEGRADED("degraded"),
  /** Good callers are refused now. */
  DOWN("down");

  private final String text;

  State(String text) {
    this.text = text;
  }

  /** The state's name for flows. */
  public String text() {
    return text;
  }

  /** Whether somebody should look after it. */
  public boolean needsLook() {
    return this == DEGRADED || this == DOWN;
  }

  /** Whether good callers pass. */
  public boolean isReady() {
    return this != DOWN;
  }
}
