package org.muleentra.jwt.core;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.muleentra.jwt.core.error.Answer;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.principal.Principal;
import org.muleentra.jwt.core.token.BearerToken;

/** How a request fares, in one of four shapes; what another shape has, this one refuses to tell. Immutable. */
public final class Decision {

  /** What a decision may come to. */
  public enum Shape {
    /** The request passes, with a principal. */
    ADMITTED,
    /** The request does not pass: there is a refusal, and its answer. */
    REFUSED,
    /** Of a policy in report-only mode: as refused, and passed on all the same, without a principal, since nobody was proven. */
    REPORTED,
    /** Of a policy: asked for the API's metadata, which is in the answer; nothing is passed on, and nothing refused. */
    ANSWERED
  }

  private final Shape shape;
  private final Principal principal;
  private final BearerToken token;
  private final Refusal refusal;
  private final UUID refusalId;
  private final Answer answer;
  private final boolean reportOnly;
  private final Map<String, String> backendHeaders;

  private Decision(Shape shape, Principal principal, BearerToken token, Refusal refusal, UUID refusalId, Answer answer, boolean reportOnly,
      Map<String, String> backendHeaders) {
    this.shape = shape;
    this.principal = principal;
    this.token = token;
    this.refusal = refusal;
    this.refusalId = refusalId;
    this.answer = answer;
    this.reportOnly = reportOnly;
    this.backendHeaders = backendHeaders;
  }

  static Decision admitted(Principal principal, BearerToken token) {
    return new Decision(Shape.ADMITTED, principal, token, null, null, null, false, Collections.emptyMap());
  }

  static Decision refused(Refusal refusal, UUID refusalId, Answer answer) {
    return new Decision(Shape.REFUSED, null, null, refusal, refusalId, answer, false, Collections.emptyMap());
  }

  static Decision reported(Decision refused, Map<String, String> backendHeaders) {
    return new Decision(Shape.REPORTED, null, null, refused.refusal, refused.refusalId, refused.answer, true, backendHeaders);
  }

  static Decision answered(Answer answer) {
    return new Decision(Shape.ANSWERED, null, null, null, null, answer, false, Collections.emptyMap());
  }

  Decision telling(Map<String, String> headers, boolean inReportOnlyMode) {
    return new Decision(shape, principal, token, refusal, refusalId, answer, inReportOnlyMode, headers);
  }

  /** What it came to. */
  public Shape shape() {
    return shape;
  }

  /** Whether the request may pass. */
  public boolean admitted() {
    return shape == Shape.ADMITTED || shape == Shape.REPORTED;
  }

  /** Whether it was made in report-only mode, in which nothing is refused. */
  public boolean reportOnly() {
    return reportOnly;
  }

  /**
   * The caller, of an admission.
   *
   * @throws IllegalStateException of any other shape
   */
  public Principal principal() {
    return existing(principal, "principal");
  }

  /**
   * The caller's token as it was presented, of an admission; to be exchanged on behalf of its user and for nothing else.
   *
   * @throws IllegalStateException of any other shape
   */
  public String token() {
    return existing(token, "token").compact();
  }

  /**
   * Why not, or in report-only mode why it would not.
   *
   * @throws IllegalStateException of an admission, and of an answer
   */
  public Refusal refusal() {
    return existing(refusal, "refusal");
  }

  /**
   * What its caller may quote to have it found in the record; tells nothing else.
   *
   * @throws IllegalStateException of an admission, and of an answer
   */
  public UUID refusalId() {
    return existing(refusalId, "refusal id");
  }

  /**
   * What to answer, or what would have been.
   *
   * @throws IllegalStateException of an admission
   */
  public Answer answer() {
    return existing(answer, "answer");
  }

  /** What to tell the backend, by header; empty when the request may not pass. */
  public Map<String, String> backendHeaders() {
    return backendHeaders;
  }

  private <T> T existing(T part, String name) {
    if (part == null) {
      throw new IllegalStateException("a decision of the shape " + shape + " has no " + name);
    }
    return part;
  }
}
