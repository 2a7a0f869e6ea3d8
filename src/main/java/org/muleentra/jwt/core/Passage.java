package org.muleentra.jwt.core;

import org.muleentra.jwt.core.request.RequestHead;
import org.muleentra.jwt.core.request.RequestOrigin;

/** One request on its way through the door: since when, from where, and what of it is still to be looked at. */
final class Passage {

  /** By the timetable's clock, in nanoseconds. */
  final long begun;
  final RequestOrigin origin;
  /** A second token that may stand in the body, or {@code null} where none can. */
  final SecondToken second;

  Passage(long begun, RequestOrigin origin, SecondToken second) {
    this.begun = begun;
    this.origin = origin;
    this.second = second;
  }

  static Passage of(InboundRequest request, RequestHead head, long begun) {
    return new Passage(begun, new RequestOrigin(request.method(), request.path(), request.remoteAddress(), request.correlationId(),
        head.traceparent(), head.userAgent()), head.mayHaveTokenInBody() ? new SecondToken(head, request.body()) : null);
  }
}
