package org.muleentra.jwt.tool.replay;

import java.util.EnumSet;
import java.util.Set;
import org.muleentra.jwt.core.error.ErrorFamily;
import org.muleentra.jwt.core.error.Reason;

/** What the reason of a past refusal tells of another form. */
final class PastReason {

  /** Decided before any setting is looked at but the greatest size, by which another form refuses as well. */
  private static final Set<Reason> OF_ANY_FORM = EnumSet.of(Reason.NO_CREDENTIALS, Reason.SCHEME_NOT_BEARER, Reason.SEVERAL_CREDENTIALS,
      Reason.HEADER_NAME_MALFORMED, Reason.TOKEN_IN_TWO_PLACES, Reason.TOKEN_MALFORMED, Reason.TOKEN_ENCRYPTED, Reason.HEADER_MALFORMED,
      Reason.PAYLOAD_MALFORMED, Reason.ALGORITHM_NOT_ALLOWED, Reason.KID_MISSING, Reason.GRAPH_TOKEN, Reason.TOKEN_BOUND);

  /** Nothing about the token was decided. */
  private static final Set<ErrorFamily> OUTAGES = EnumSet.of(ErrorFamily.KEYS_UNAVAILABLE, ErrorFamily.OVERLOADED,
      ErrorFamily.REVOCATIONS_UNAVAILABLE, ErrorFamily.DIRECTORY_UNAVAILABLE, ErrorFamily.REQUEST_INCOMPLETE);

  /** Those that one step alone refuses by. */
  private static final Set<Reason> OF_ONE_STEP = EnumSet.of(Reason.AUDIENCE_MISMATCH, Reason.TOKEN_EXPIRED, Reason.TOKEN_TOO_OLD,
      Reason.NOT_AN_ACCESS_TOKEN, Reason.CALLER_KIND_NOT_ALLOWED, Reason.CLIENT_NOT_ALLOWED, Reason.CLIENT_WITHOUT_CERTIFICATE,
      Reason.SCOPE_MISSING, Reason.APP_ROLE_MISSING, Reason.NO_PERMISSION, Reason.AUTHENTICATION_CONTEXT_MISSING,
      Reason.AUTHENTICATION_METHOD_MISSING, Reason.AUTHENTICATION_TOO_OLD, Reason.GROUPS_OVERAGE, Reason.ROLE_MISSING);

  private PastReason() {
  }

  /** The reason of this code, or {@code null} where this version knows none. */
  private static Reason of(String code) {
    return EnumSet.allOf(Reason.class).stream().filter(reason -> reason.name().equals(code)).findFirst().orElse(null);
  }

  /** Whether every form refuses by it. */
  static boolean isOfAnyForm(String code) {
    Reason reason = of(code);
    return reason != null && OF_ANY_FORM.contains(reason);
  }

  /** Whether a form with the same rules refuses by it again: it is about the token, and not about an outage. */
  static boolean isOfTheRules(String code) {
    Reason reason = of(code);
    return reason != null && reason != Reason.UNFORESEEN && !OUTAGES.contains(reason.family());
  }

  /** Whether the step that refuses by it is known, and so those that the token passed before. */
  static boolean isOfOneStep(String code) {
    Reason reason = of(code);
    return reason != null && OF_ONE_STEP.contains(reason);
  }

  static boolean isOfSize(String code) {
    return Reason.TOKEN_TOO_LARGE.name().equals(code);
  }
}
