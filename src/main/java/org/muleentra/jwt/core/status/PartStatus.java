package org.muleentra.jwt.core.status;

import java.time.Instant;

/** How one part fares, since when, and a sentence about it; immutable, and free of secrets and of anything out of a token. */
public final class PartStatus {

  private final String part;
  private final State state;
  private final Instant since;
  private final String detail;

  /**
   * As it is now.
   *
   * @param part its name, such as {@code keys}
   * @param since when this state began; {@code null} where that is not known, as where nothing has been asked of the part yet
   * @param detail one sentence for an operator
   */
  public PartStatus(String part, State state, Instant since, String detail) {
    this.part = part;
    this.state = state;
    this.since = since;
    this.detail = detail;
  }

  /** The part's name. */
  public String part() {
    return part;
  }

  /** How it fares. */
  public State state() {
    return state;
  }

  /** When this state began, or {@code null} where that is not known. */
  public Instant since() {
    return since;
  }

  /** One sentence for an operator, never {@code null}. */
  public String detail() {
    return detail;
  }
}
