package org.muleentra.jwt.tool.door;

import java.util.List;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;

/**
 * What the door decides about one token.
 *
 * @param refusal why not, or {@code null} for an admission
 * @param kind the kind of caller of an admission, else {@code null}
 * @param roles the local roles of an admission
 */
public record Judgement(Refusal refusal, CallerKind kind, List<String> roles) {

  /** A refusal. */
  static Judgement refused(Refusal refusal) {
    return new Judgement(refusal, null, List.of());
  }

  /** Whether the token is let in. */
  public boolean admitted() {
    return refusal == null;
  }

  /** Whether nothing is decided of the token, as a server would have to be asked. */
  public boolean undecided() {
    return refusal != null && refusal.reason() == Reason.DIRECTORY_UNAVAILABLE;
  }
}
