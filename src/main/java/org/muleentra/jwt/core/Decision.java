package org.muleentra.jwt.core;

import org.muleentra.jwt.core.error.Answer;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.principal.Principal;

/** Whether a request may pass: with a principal, or with a refusal and its answer; immutable. */
public final class Decision {

  private final Principal principal;
  private final Refusal refusal;
  private final Answer answer;

  private Decision(Principal principal, Refusal refusal, Answer answer) {
    this.principal = principal;
    this.refusal = refusal;
    this.answer = answer;
  }

  static Decision admitted(Principal principal) {
    return new Decision(principal, null, null);
  }

  static Decision refused(Refusal refusal, Answer answer) {
    return new Decision(null, refusal, answer);
  }

  /** Whether the request may pass. */
  public boolean admitted() {
    return principal != null;
  }

  /** The caller, or {@code null} when refused. */
  public Principal principal() {
    return principal;
  }

  /** Why not, or {@code null} when admitted. */
  public Refusal refusal() {
    return refusal;
  }

  /** What to answer, or {@code null} when admitted. */
  public Answer answer() {
    return answer;
  }
}
