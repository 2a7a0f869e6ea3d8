package org.muleentra.jwt.tool.explain;

import java.util.List;
import org.muleentra.jwt.core.error.Refusal;

/**
 * One check on the way of a token; immutable.
 *
 * @param name what it is called
 * @param result how it ended
 * @param expected what must hold
 * @param claims the claims that it reads, to be shown beside what is expected
 * @param found what was found that stands in no claim; {@code null} for nothing
 * @param settings the settings that it rests on
 * @param refusal of one that failed, else {@code null}
 */
public record Step(String name, Result result, String expected, List<String> claims, String found, List<String> settings, Refusal refusal) {

  /** How a check ended. */
  public enum Result {
    PASSED("passed"),
    FAILED("FAILED"),
    /** An earlier one left nothing to look at. */
    NOT_REACHED("not reached"),
    /** What it needs is not here. */
    NOT_LOOKED_AT("not looked at");

    private final String words;

    Result(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  /** Whether it keeps the token out. */
  public boolean failed() {
    return result == Result.FAILED;
  }
}
