package org.muleentra.jwt.mule.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.mule.runtime.api.exception.ErrorMessageAwareException;
import org.mule.runtime.api.message.Message;
import org.mule.runtime.api.metadata.MediaType;
import org.mule.runtime.extension.api.exception.ModuleException;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.error.Answer;
import org.muleentra.jwt.core.error.Reason;

/**
 * A refusal as a flow sees it: the family's fixed sentence, which a listener without a handler sends to the caller. Its
 * error message is the answer that the policy would give: the body as payload, {@code status} and {@code headers} as
 * attributes, so that a flow can send it on. The {@code reason} is an attribute too, for the flow's own log, and the
 * {@code refusalId}, which the answer tells the caller to quote; no part of the answer holds the reason.
 */
public final class RefusedTokenException extends ModuleException implements ErrorMessageAwareException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final UUID refusalId;
  private final transient Answer answer;

  RefusedTokenException(Reason reason, UUID refusalId, Answer answer) {
    super(reason.family().detail(), EntraJwtError.of(reason.family()));
    this.reason = reason;
    this.refusalId = refusalId;
    this.answer = answer;
  }

  /** Of a decision that refuses. */
  public static RefusedTokenException of(Decision refused) {
    return new RefusedTokenException(refused.refusal().reason(), refused.refusalId(), refused.answer());
  }

  @Override
  public Message getErrorMessage() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("status", answer.status());
    attributes.put("headers", answer.headers());
    attributes.put("reason", reason.name());
    attributes.put("refusalId", refusalId.toString());
    return Message.builder().value(answer.body()).mediaType(MediaType.parse(Answer.PROBLEM_JSON))
        .attributesValue(Collections.unmodifiableMap(attributes)).build();
  }
}
