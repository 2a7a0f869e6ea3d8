package org.muleentra.jwt.tool.replay;

import java.time.Instant;
import java.util.Set;
import org.muleentra.jwt.tool.log.LoggedRecord;

/**
 * A decision as its record tells it; immutable.
 *
 * @param at when it was recorded
 * @param begun when it began, which is earlier by what it waited for
 * @param kind what came of it
 * @param reason the code of a refusal, else {@code null}
 * @param policyHash which settings decided
 * @param told what is told of the token, or {@code null} where its signature was not proven
 */
record PastDecision(Instant at, Instant begun, Kind kind, String reason, String apiName, String policyHash, Told told) {

  /** What came of a request. */
  enum Kind {
    ADMITTED,
    /** It would have been refused, and passed, as the policy only reported. */
    WOULD_REFUSE,
    REFUSED,
    /** Its client was gone before there was a decision. */
    ABANDONED;

    /** Whether the request passed. */
    boolean passed() {
      return this == ADMITTED || this == WOULD_REFUSE;
    }
  }

  private static final long LONGEST_MICROS = 86_400_000_000L;
  private static final Set<String> DECISIONS = Set.of("admitted", "would-refuse", "refused", "abandoned");

  /**
   * Reads a record, which is no event and no checkpoint.
   *
   * @throws org.muleentra.jwt.tool.form.FieldException naming file, line, member and rule
   */
  static PastDecision of(LoggedRecord line) {
    Members members = new Members(line);
    Long schema = members.number("SchemaVersion");
    members.require(schema != null && schema == 1, "SchemaVersion", "must be 1");
    String decision = members.required("Decision");
    members.require(DECISIONS.contains(decision), "Decision", "must be admitted, refused, would-refuse or abandoned");
    Kind kind = Kind.valueOf(decision.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    members.required("DecidedAt");
    Instant at = members.time("DecidedAt");
    Long micros = members.number("DecisionMicros");
    members.require(micros == null || micros >= 0 && micros < LONGEST_MICROS, "DecisionMicros", "must be below a day");
    String reason = members.text("Reason");
    members.require(reason != null == (kind != Kind.ADMITTED), "Reason", "must be there for what was not admitted, and for nothing else");
    Told told = Told.of(line);
    if (kind == Kind.ADMITTED) {
      members.require(told != null, "TokenExpiresAt", "must be there for an admission");
      members.require(told.kind() != null, "CallerKind", "must be there for an admission");
    }
    return new PastDecision(at, at.minusNanos(1000 * (micros == null ? 0 : micros)), kind, reason, members.required("ApiName"),
        members.required("PolicyHash"), told);
  }
}
