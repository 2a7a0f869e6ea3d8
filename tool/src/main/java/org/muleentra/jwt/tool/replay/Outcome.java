package org.muleentra.jwt.tool.replay;

import java.util.List;

/**
 * What becomes of a past request at another form's door; immutable.
 *
 * @param answer whether it passes there
 * @param reason the code of a rule that refuses it for certain, else {@code null}
 * @param doubts rules of which the record does not tell whether they hold, with what it lacks
 * @param perhaps the code of the rule that refuses the token as far as it is told, of an answer that is open; else {@code null}
 * @param before local roles then, as written
 * @param after local roles there, as far as they are certain
 * @param afterPerhaps local roles that may come to them
 */
record Outcome(Answer answer, String reason, List<String> doubts, String perhaps, List<String> before, List<String> after,
    List<String> afterPerhaps) {

  /** Whether a request passes. */
  enum Answer {
    PASSES,
    REFUSED,
    /** The record does not tell. */
    OPEN
  }

  static Outcome refused(String reason, List<String> before) {
    return new Outcome(Answer.REFUSED, reason, List.of(), null, before, List.of(), List.of());
  }

  static Outcome open(List<String> doubts, String perhaps, List<String> before) {
    return new Outcome(Answer.OPEN, null, doubts, perhaps, before, List.of(), List.of());
  }

  static Outcome passes(List<String> before, List<String> after, List<String> perhaps) {
    return new Outcome(Answer.PASSES, null, List.of(), null, before, after, perhaps);
  }
}
