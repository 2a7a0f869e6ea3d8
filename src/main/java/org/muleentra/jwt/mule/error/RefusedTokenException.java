package org.muleentra.jwt.mule.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mule.runtime.api.exception.ErrorMessageAwareException;
import org.mule.runtime.api.message.Message;
import org.mule.runtime.api.metadata.MediaType;
import org.mule.runtime.extension.api.exception.ModuleException;
import org.muleentra.jwt.core.error.Answer;
import org.muleentra.jwt.core.error.Reason;

/**
 * A refusal as a flow sees it: the family's fixed sentence, which a listener without a handler sends to the caller. Its
 * error message is the answer that the policy would give: the body as payload, {@code status} and {@code headers} as
 * attributes, so that a flow can send it on. The {@code reason} is an attribute too, for the flow's own log; no part of
 * the answer holds it.
 */
public final class RefusedTokenException extends ModuleException implements ErrorMessageAwareException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Answer answer;

  public RefusedTokenException(Reason reason, Answer answer) {
    super(reason.family().detail(), EntraJwtError.of(reason.family()));
    this.reason = reason;
    this.answer = answer;
  }

  @Override
  public Message getErrorMessage() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("status", answer.status());
    attributes.put("headers", answer.headers());
    attributes.put("reason", reason.name());
    return Message.builder().value(answer.body()).mediaType(MediaType.parse(Answer.PROBLEM_JSON))
        .attributesValue(Collections.unmodifiableMap(attributes)).build();
  }
}
