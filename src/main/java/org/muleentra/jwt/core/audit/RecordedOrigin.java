package org.muleentra.jwt.core.audit;

import org.muleentra.jwt.core.request.RequestOrigin;

/** Writes where a request came from: all of it the client's word, so cut to a length, and left out where it is not what it should be. */
final class RecordedOrigin {

  private static final int LONGEST_METHOD = 32;
  private static final int LONGEST_ID = 128;
  private static final int LONGEST_TEXT = 1024;
  /** {@code 00-}, 32 digits, {@code -}, 16 digits, {@code -}, 2 digits (W3C Trace Context §3.2.2). */
  private static final int TRACEPARENT = 55;
  private static final int TRACE_ID_BEGIN = 3;
  private static final int TRACE_ID_END = 35;

  private final boolean address;
  private final boolean userAgent;
  private final boolean path;

  RecordedOrigin(AuditSettings settings) {
    address = settings.address;
    userAgent = settings.userAgent;
    path = settings.path;
  }

  void write(RequestOrigin origin, JsonLine record) {
    record.text("RequestMethod", origin.method(), LONGEST_METHOD);
    if (path) {
      record.text("RequestPath", withoutQuery(origin.path()), LONGEST_TEXT);
    }
    if (address) {
      record.text("IPAddress", ipAddress(origin.remoteAddress()), LONGEST_ID);
    }
    if (userAgent) {
      record.text("UserAgent", origin.userAgent(), LONGEST_TEXT);
    }
    record.text("MuleCorrelationId", origin.correlationId(), LONGEST_ID);
    record.text("TraceId", traceId(origin.traceparent()), LONGEST_ID);
  }

  /** A listener hands over a path; should one hand over more, a token may stand in it. */
  private static String withoutQuery(String path) {
    int end = path == null ? -1 : path.indexOf('?');
    return end < 0 ? path : path.substring(0, end);
  }

  /** Mule's listener writes {@code /203.0.113.7:50412} or {@code host/[2001:db8::1]:50412}, older ones IPv6 without brackets. */
  private static String ipAddress(String remote) {
    if (remote == null) {
      return null;
    }
    String address = remote.substring(remote.lastIndexOf('/') + 1);
    int bracket = address.indexOf(']');
    if (address.startsWith("[") && bracket > 0) {
      return address.substring(1, bracket);
    }
    int port = address.lastIndexOf(':');
    return port > 0 ? address.substring(0, port) : address;
  }

  /** The trace's id, or {@code null} of what is no traceparent of version 00 or later. */
  static String traceId(String traceparent) {
    if (traceparent == null || traceparent.length() < TRACEPARENT || traceparent.startsWith("ff")
        || traceparent.length() > TRACEPARENT && (traceparent.startsWith("00") || traceparent.charAt(TRACEPARENT) != '-')) {
      return null;
    }
    boolean noTrace = true;
    boolean noParent = true;
    for (int i = 0; i < TRACEPARENT; i++) {
      char c = traceparent.charAt(i);
      boolean dash = i == 2 || i == TRACE_ID_END || i == TRACEPARENT - 3;
      if (dash != (c == '-') || !dash && (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return null;
      }
      noTrace &= i < TRACE_ID_BEGIN || i >= TRACE_ID_END || c == '0';
      noParent &= i <= TRACE_ID_END || i >= TRACEPARENT - 3 || c == '0';
    }
    return noTrace || noParent ? null : traceparent.substring(TRACE_ID_BEGIN, TRACE_ID_END);
  }
}
