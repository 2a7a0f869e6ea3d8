package org.muleentra.jwt.gateway.load.chaos.caller;

import java.util.Set;

/** Says what is wrong with an answer; stateless. */
public final class Judge {

  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 503);
  private static final Set<Integer> ANSWERS = Set.of(200, 503);
  /** 404 once the API is gone; 500, or nothing, where the engine took the flow away before its answer. */
  private static final Set<Integer> FAREWELLS = Set.of(0, 200, 404, 500, 503);
  private static final int LONGEST_PAUSE_SECONDS = 300;

  private Judge() {}

  /**
   * What is wrong, or {@code null}.
   *
   * @param healed whether nothing goes wrong any more, so that a good token must pass
   */
  public static String wrong(Ask ask, Answer answer, boolean healed) {
    int status = answer.status();
    if (ask.due() == Ask.Due.FAREWELL) {
      return FAREWELLS.contains(status) ? null : "a good token is refused";
    }
    if (status == 0) {
      return "no answer";
    }
    if (answer.late()) {
      return "an answer that came too late";
    }
    switch (ask.due()) {
      case ADMISSION:
        if (status == 503 && !healed) {
          return pause(ask, answer);
        }
        return status == 200 ? null : status == 503 ? "a good token is not let in after the healing" : "a good token is refused";
      case REFUSAL:
        return status == 200 ? "a bad token is let in" : REFUSALS.contains(status) ? null : "no refusal";
      default:
        return ANSWERS.contains(status) ? null : "a good token is refused";
    }
  }

  /** The flows behind the desk answer by themselves and name no time. */
  private static String pause(Ask ask, Answer answer) {
    return ask.path().startsWith("/desk") || answer.retryAfter() >= 1 && answer.retryAfter() <= LONGEST_PAUSE_SECONDS ? null
        : "503 with Retry-After " + answer.retryAfter();
  }
}
