package org.muleentra.jwt.core.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.principal.Principal;
import org.muleentra.jwt.core.request.RequestOrigin;
import org.muleentra.jwt.core.token.VerifiedToken;
import org.muleentra.jwt.core.validation.ValidToken;

/**
 * One decision, as it is written down, counted and watched; immutable.
 *
 * <p>What a token says stands in it only where its signature is proven.
 */
public final class DecisionRecord {

  private final Circumstances circumstances;
  private final VerifiedToken token;
  private final CallerKind callerKind;
  private final List<String> roles;
  private final Refusal refusal;
  private final UUID refusalId;
  private final boolean reportOnly;

  private DecisionRecord(Circumstances circumstances, VerifiedToken token, CallerKind callerKind, List<String> roles, Refusal refusal,
      UUID refusalId, boolean reportOnly) {
    this.circumstances = circumstances;
    this.token = token;
    this.callerKind = callerKind;
    this.roles = roles;
    this.refusal = refusal;
    this.refusalId = refusalId;
    this.reportOnly = reportOnly;
  }

  /** A caller was let in. */
  public static DecisionRecord admitted(Circumstances circumstances, ValidToken token, Principal principal) {
    return new DecisionRecord(circumstances, token.proven(), token.callerKind(), principal.roles(), null, null, false);
  }

  /**
   * A caller was refused.
   *
   * @param token the token with its signature proven, or {@code null} where nothing is proven
   * @param refusalId what the caller was told to quote
   */
  public static DecisionRecord refused(Circumstances circumstances, VerifiedToken token, Refusal refusal, UUID refusalId) {
    return new DecisionRecord(circumstances, token, null, Collections.emptyList(), refusal, refusalId, false);
  }

  /** The same where nothing is refused: of a refusal, that it would have been one. */
  public DecisionRecord inReportOnlyMode() {
    return new DecisionRecord(circumstances, token, callerKind, roles, refusal, refusalId, true);
  }

  /** Whether the caller was good enough to be let in. */
  public boolean admitted() {
    return refusal == null;
  }

  /**
   * Whether it is nothing that anybody need look after: the caller was let in, or was gone before there was a decision.
   */
  public boolean isOrdinary() {
    return admitted() || isAbandoned();
  }

  private boolean isAbandoned() {
    return refusal != null && refusal.reason() == Reason.BODY_INCOMPLETE;
  }

  /** What came of it, in a word: {@code admitted}, {@code refused}, {@code would-refuse} or {@code abandoned}. */
  public String decision() {
    return admitted() ? "admitted" : isAbandoned() ? "abandoned" : reportOnly ? "would-refuse" : "refused";
  }

  /** Whether nothing is refused. */
  public boolean reportOnly() {
    return reportOnly;
  }

  /** When it was decided. */
  public Instant time() {
    return circumstances.time;
  }

  /** How long it took, in nanoseconds. */
  public long nanos() {
    return circumstances.nanos;
  }

  /** Where the request came from. */
  public RequestOrigin origin() {
    return circumstances.origin;
  }

  /** A hash of the settings by which it was decided. */
  public String policyHash() {
    return circumstances.policyHash;
  }

  /** The token, where its signature is proven, else {@code null}. */
  public VerifiedToken token() {
    return token;
  }

  /** Who stands behind the token, of an admission; else {@code null}. */
  public CallerKind callerKind() {
    return callerKind;
  }

  /** How the client authenticated at Entra: 0 public client, 1 secret, 2 certificate; {@code null} where nothing proven tells. */
  public String clientAuthentication() {
    return token == null ? null : token.claims().clientAuthentication();
  }

  /** The local roles, of an admission; else empty. */
  public List<String> roles() {
    return roles;
  }

  /** Why not, or {@code null} of an admission. */
  public Refusal refusal() {
    return refusal;
  }

  /** What a refused caller was told to quote, or {@code null} of an admission. */
  public UUID refusalId() {
    return refusalId;
  }

  @Override
  public String toString() {
    return RecordLine.of(this);
  }
}
