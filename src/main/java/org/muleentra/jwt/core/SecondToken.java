package org.muleentra.jwt.core;

import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.request.BodyReader;
import org.muleentra.jwt.core.request.RequestBody;
import org.muleentra.jwt.core.request.RequestHead;

/** A second token that may stand in a form (RFC 6750 §2.2); immutable once the head is read. */
final class SecondToken {

  private final RequestHead head;
  private final RequestBody body;

  SecondToken(RequestHead head, RequestBody body) {
    this.head = head;
    this.body = body;
  }

  /**
   * Looks for it.
   *
   * @param mayBreak whether nobody reads the body of a request that is refused
   * @return why the request must not pass, or {@code null} for none; a body that could not be looked at is none such
   */
  CompletionStage<Refusal> in(BodyReader bodies, boolean mayBreak) {
    return bodies.beginning(body, mayBreak).thenApply(this::judge);
  }

  private Refusal judge(Outcome<byte[]> beginning) {
    return beginning.isRefused() ? beginning.refusal()
        : head.hasTokenIn(beginning.value()) ? Reason.TOKEN_IN_TWO_PLACES.refusal() : null;
  }
}
