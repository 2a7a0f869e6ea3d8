package org.muleentra.jwt.core.error;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** The answer to every refusal, made once from the configuration; immutable. */
public final class Answers {

  private static final long DEFAULT_RETRY_SECONDS = 30;

  private final Map<ErrorFamily, Answer> answers = new EnumMap<>(ErrorFamily.class);
  private final Answer scopeMissing;
  private final Challenge challenge;

  /** Answers with this challenge. */
  public Answers(Challenge challenge) {
    this.challenge = challenge;
    for (ErrorFamily family : ErrorFamily.values()) {
      answers.put(family, Answer.of(family, challenge.of(family)));
    }
    scopeMissing = Answer.of(ErrorFamily.FORBIDDEN, challenge.ofMissingScope());
  }

  /**
   * The answer to {@code refusal}; an outage always says when to come back.
   *
   * @param id by which the caller can refer to this refusal, and which tells nothing else
   */
  public Answer to(Refusal refusal, UUID id) {
    return to(refusal).occurrence(id);
  }

  /** The same without a reference: equal for all callers. */
  Answer to(Refusal refusal) {
    if (refusal.reason() == Reason.SCOPE_MISSING) {
      return scopeMissing;
    }
    ErrorFamily family = refusal.reason().family();
    if (refusal.stepUp() != null) {
      return Answer.stepUp(family, challenge.of(refusal.stepUp()));
    }
    Answer answer = answers.get(family);
    if (!family.isOutage()) {
      return answer;
    }
    long seconds = refusal.retryAfterSeconds();
    return answer.retryAfter(seconds > 0 ? seconds : DEFAULT_RETRY_SECONDS);
  }
}
