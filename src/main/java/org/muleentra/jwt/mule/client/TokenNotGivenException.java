package org.muleentra.jwt.mule.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mule.runtime.api.exception.ErrorMessageAwareException;
import org.mule.runtime.api.message.Message;
import org.mule.runtime.api.metadata.MediaType;
import org.mule.runtime.extension.api.exception.ModuleException;
import org.muleentra.jwt.core.error.Answer;
import org.muleentra.jwt.core.identity.TokenException;
import org.muleentra.jwt.mule.error.EntraJwtError;

/**
 * That there is no token, as a flow sees it: a fixed sentence, which a listener without a handler sends to its caller. Its error
 * message is the answer that becomes a caller: the body as payload, {@code status} and {@code headers} as attributes. The
 * {@code detail} is an attribute too, for the flow's own log; no part of the answer holds it.
 */
public final class TokenNotGivenException extends ModuleException implements ErrorMessageAwareException {

  private static final long serialVersionUID = 1L;

  private static final String SENTENCE = "No access token could be acquired.";

  private final String detail;
  private final transient Answer answer;

  TokenNotGivenException(TokenException failure, Answer answer) {
    super(SENTENCE, EntraJwtError.of(failure.fault()));
    this.detail = failure.getMessage();
    this.answer = answer;
  }

  @Override
  public Message getErrorMessage() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("status", answer.status());
    attributes.put("headers", answer.headers());
    attributes.put("detail", detail);
    return Message.builder().value(answer.body()).mediaType(MediaType.parse(Answer.PROBLEM_JSON))
        .attributesValue(Collections.unmodifiableMap(attributes)).build();
  }
}
