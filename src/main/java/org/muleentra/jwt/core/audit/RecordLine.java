package org.muleentra.jwt.core.audit;

import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.token.Claims;

/**
 * A decision in one line of text, free of secrets and of people's names.
 *
 * <p>Ids stand in it under the names of Entra's sign-in log: {@code uti} is its Unique Token Identifier, {@code sid} its
 * Session ID.
 */
final class RecordLine {

  /** The longest id written, in characters; Entra's have at most 64. */
  private static final int MAXIMUM_ID_LENGTH = 128;

  private RecordLine() {
  }

  /** The line: {@code decision=… reason=… tid=… …}; in report-only mode {@code mode=report-only} stands before all. */
  static String of(DecisionRecord record) {
    StringBuilder line = new StringBuilder(200).append(record.reportOnly() ? "mode=report-only " : "")
        .append("decision=").append(record.decision());
    Refusal refusal = record.refusal();
    if (refusal != null) {
      line.append(" status=").append(refusal.status())
          .append(" reason=").append(refusal.reason())
          .append(" detail=\"").append(refusal.detail()).append('"')
          .append(" refusal=").append(record.refusalId());
    }
    if (record.token() != null) {
      Claims claims = record.token().claims();
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
