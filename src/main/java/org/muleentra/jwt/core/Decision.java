package org.muleentra.jwt.core;

import java.util.Collections;
import java.util.Map;
import org.muleentra.jwt.core.error.Answer;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.principal.Principal;

/**
 * Whether a request may pass: with a principal, or with a refusal and its answer; immutable.
 *
 * <p>Of a policy, two more: in report-only mode a request may pass without a principal although it would be refused,
 * and a request for the API's metadata is answered without a refusal.
 */
public final class Decision {

  private final boolean admitted;
  private final Principal principal;
  private final Refusal refusal;
  private final Answer answer;
  private final boolean reportOnly;
  private final Map<String, String> backendHeaders;

  private Decision(boolean admitted, Principal principal, Refusal refusal, Answer answer, boolean reportOnly,
      Map<String, String> backendHeaders) {
    this.admitted = admitted;
    this.principal = principal;
    this.refusal = refusal;
    this.answer = answer;
    this.reportOnly = reportOnly;
    this.backendHeaders = backendHeaders;
  }

  static Decision admitted(Principal principal) {
    return new Decision(true, principal, null, null, false, Collections.emptyMap());
  }

  static Decision refused(Refusal refusal, Answer answer) {
    return new Decision(false, null, refusal, answer, false, Collections.emptyMap());
  }

  /** A refusal that is passed on all the same, without a principal: nobody was proven. */
  static Decision reported(Decision refused, Map<String, String> backendHeaders) {
    return new Decision(true, null, refused.refusal, refused.answer, true, backendHeaders);
  }

  static Decision answered(Answer answer) {
    return new Decision(false, null, null, answer, false, Collections.emptyMap());
  }

  Decision telling(Map<String, String> headers, boolean inReportOnlyMode) {
    return new Decision(admitted, principal, refusal, answer, inReportOnlyMode, headers);
  }

  /** Whether the request may pass. */
  public boolean admitted() {
    return admitted;
  }

  /** Whether the request passes only because report-only mode is on: {@link #refusal()} says why it would not. */
  public boolean wouldRefuse() {
    return admitted && refusal != null;
  }

  /** Whether it was made in report-only mode, in which nothing is refused. */
  public boolean reportOnly() {
    return reportOnly;
  }

  /** The caller, or {@code null} when refused, answered, or passed on in report-only mode. */
  public Principal principal() {
    return principal;
  }

  /** Why not, or {@code null} when nothing speaks against the request. */
  public Refusal refusal() {
    return refusal;
  }

  /** What to answer, or what would have been; {@code null} for a caller who is let in. */
  public Answer answer() {
    return answer;
  }

  /** What to tell the backend, by header; empty when the request may not pass. */
  public Map<String, String> backendHeaders() {
    return backendHeaders;
  }
}
