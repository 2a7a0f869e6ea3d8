package org.muleentra.jwt.tool.explain;

import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.error.Refusal;

/**
 * What is known of a token and a form: never a principal, and no door opens for it. Immutable.
 *
 * @param verdict what comes of it
 * @param refusal why not, where it is refused or undecided; else {@code null}
 * @param steps every check, in order
 * @param claims what the token says, proven or not; {@code null} where it cannot be read
 * @param proven whether the signature was verified with a key that was given
 * @param roles the local roles of whoever nothing refuses; else empty
 */
public record Explanation(Verdict verdict, Refusal refusal, List<Step> steps, Map<String, Object> claims, boolean proven,
    List<String> roles) {

  /** What comes of a token. */
  public enum Verdict {
    ADMITTED,
    REFUSED,
    /** Nothing refuses it, and not everything could be looked at. */
    UNDECIDED
  }

  /** The name of the step that only the runtime can take. */
  public static final String DENY_LIST = "deny list";

  /** Whether there is a deny list, at which nobody looked. */
  public boolean leavesOutTheDenyList() {
    return steps.stream().anyMatch(step -> step.name().equals(DENY_LIST) && step.result() == Step.Result.NOT_LOOKED_AT);
  }

  /** The step that refuses it, or {@code null}. */
  public Step failed() {
    return steps.stream().filter(Step::failed).findFirst().orElse(null);
  }
}
