package org.muleentra.jwt.core.check;

import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.error.StepUp;
import org.muleentra.jwt.core.token.Claims;

/** Who can be asked to step up: a user, and for a claims challenge only through a client that understands one. */
public final class StepUps {

  /** The client capability that says "I understand claims challenges". */
  private static final String CLAIMS_CHALLENGE = "cp1";

  private StepUps() {}

  /** A refusal that challenges any user. */
  static Refusal ofUser(Reason reason, StepUp stepUp, Claims claims) {
    return claims.scopes().isEmpty() ? Reason.APPLICATION_CANNOT_STEP_UP.refusal() : reason.refusal().stepUp(stepUp);
  }

  /** A refusal that challenges a user whose client declares {@code cp1} in {@code xms_cc}, and no other. */
  static Refusal ofCapableClient(Reason reason, StepUp stepUp, Claims claims) {
    if (understandsClaimsChallenge(claims)) {
      return ofUser(reason, stepUp, claims);
    }
    return claims.scopes().isEmpty() ? Reason.APPLICATION_CANNOT_STEP_UP.refusal() : reason.refusal();
  }

  /** Whether the client declares {@code cp1} in {@code xms_cc}, in any case. */
  public static boolean understandsClaimsChallenge(Claims claims) {
    for (String capability : claims.clientCapabilities()) {
      if (CLAIMS_CHALLENGE.equalsIgnoreCase(capability)) {
        return true;
      }
    }
    return false;
  }
}
