package org.muleentra.jwt.core.audit;

import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.token.Claims;

/**
 * One decision in one line, free of secrets and of people's names; immutable.
 *
 * <p>Ids stand in it only where the signature proved them, under the names of Entra's sign-in log: {@code uti} is its
 * Unique Token Identifier, {@code sid} its Session ID.
 */
public final class AuditEvent {

  /** The longest id written, in characters; Entra's have at most 64. */
  private static final int MAXIMUM_ID_LENGTH = 128;

  private final Refusal refusal;
  private final Claims claims;
  private final boolean reportOnly;

  private AuditEvent(Refusal refusal, Claims claims, boolean reportOnly) {
    this.refusal = refusal;
    this.claims = claims;
    this.reportOnly = reportOnly;
  }

  /** A caller was let in. */
  public static AuditEvent admitted(Claims claims) {
    return new AuditEvent(null, claims, false);
  }

  /**
   * A caller was refused.
   *
   * @param claims proven claims, or {@code null} where nothing is proven
   */
  public static AuditEvent refused(Refusal refusal, Claims claims) {
    return new AuditEvent(refusal, claims, false);
  }

  /** The same event where nothing is refused: of a refusal, that it would have been one. */
  public AuditEvent inReportOnlyMode() {
    return new AuditEvent(refusal, claims, true);
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

  private String decision() {
    return admitted() ? "admitted" : isAbandoned() ? "abandoned" : reportOnly ? "would-refuse" : "refused";
  }

  /** The line: {@code decision=… reason=… tid=… …}; in report-only mode {@code mode=report-only} stands before all. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(160).append(reportOnly ? "mode=report-only " : "")
        .append("decision=").append(decision());
    if (refusal != null) {
      line.append(" status=").append(refusal.status())
          .append(" reason=").append(refusal.reason())
          .append(" detail=\"").append(refusal.detail()).append('"');
    }
    if (claims != null) {
      append(line, "tid", claims.tenantId());
      append(line, "oid", claims.objectId());
      append(line, "client", claims.clientId());
      append(line, "blueprint", claims.agentBlueprint());
      append(line, "uti", claims.tokenId());
      append(line, "sid", claims.sessionId());
    }
    return line.toString();
  }

  private static void append(StringBuilder line, String name, String value) {
    if (value == null) {
      return;
    }
    line.append(' ').append(name).append('=');
    int length = Math.min(value.length(), MAXIMUM_ID_LENGTH);
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      // Proven is not harmless: a line break in a claim must not become a second line of the log.
      line.append(c > 0x20 && c < 0x7F && c != '"' ? c : '?');
    }
  }
}
