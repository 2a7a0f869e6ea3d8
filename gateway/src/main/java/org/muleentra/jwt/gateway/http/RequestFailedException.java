package org.muleentra.jwt.gateway.http;

import org.mule.extension.http.api.HttpResponseAttributes;
import org.mule.runtime.api.exception.ErrorMessageAwareException;
import org.mule.runtime.api.message.Message;
import org.mule.runtime.extension.api.exception.ModuleException;

/** That a request had no answer, or one that is an error; its message is then the answer. */
final class RequestFailedException extends ModuleException implements ErrorMessageAwareException {

  private static final long serialVersionUID = 1L;

  private final transient Message answer;

  RequestFailedException(RequestError error, Throwable cause) {
    super("HTTP request failed: " + cause.getMessage(), error, cause);
    answer = Message.of(null);
  }

  RequestFailedException(byte[] body, HttpResponseAttributes attributes) {
    super("HTTP request answered with status " + attributes.getStatusCode(), RequestError.of(attributes.getStatusCode()));
    answer = Message.builder().value(body).attributesValue(attributes).build();
  }

  @Override
  public Message getErrorMessage() {
    return answer;
  }
}
