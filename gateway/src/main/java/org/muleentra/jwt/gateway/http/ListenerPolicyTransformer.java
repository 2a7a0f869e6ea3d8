package org.muleentra.jwt.gateway.http;

import java.util.Map;
import org.mule.extension.http.api.policy.HttpPolicyResponseAttributes;
import org.mule.runtime.api.component.ComponentIdentifier;
import org.mule.runtime.api.message.Message;
import org.mule.runtime.core.api.policy.SourcePolicyParametersTransformer;

/** Shows a policy the listener's answer as a message, and takes the message that the policy leaves for the answer. */
public final class ListenerPolicyTransformer implements SourcePolicyParametersTransformer {

  @Override
  public boolean supports(ComponentIdentifier component) {
    return component.getNamespace().equals("http") && component.getName().equals("listener");
  }

  @Override
  public Message fromSuccessResponseParametersToMessage(Map<String, Object> parameters) {
    return message((ListenerResponse) parameters.get(HttpListener.RESPONSE), 200);
  }

  @Override
  public Message fromFailureResponseParametersToMessage(Map<String, Object> parameters) {
    return message((ListenerResponse) parameters.get(HttpListener.ERROR_RESPONSE), 500);
  }

  @Override
  public Map<String, Object> fromMessageToSuccessResponseParameters(Message message) {
    return Map.of(HttpListener.RESPONSE, response(message, new SuccessResponse(), 200));
  }

  @Override
  public Map<String, Object> fromMessageToErrorResponseParameters(Message message) {
    return Map.of(HttpListener.ERROR_RESPONSE, response(message, new ErrorResponse(), 500));
  }

  private static Message message(ListenerResponse response, int defaultStatus) {
    HttpPolicyResponseAttributes attributes = new HttpPolicyResponseAttributes();
    attributes.setStatusCode(response.statusCode == null ? Integer.valueOf(defaultStatus) : response.statusCode);
    attributes.setReasonPhrase(response.reasonPhrase);
    attributes.setHeaders(response.headers());
    return Message.builder().payload(response.body()).attributesValue(attributes).build();
  }

  private static ListenerResponse response(Message message, ListenerResponse response, int defaultStatus) {
    response.setBody(message.getPayload());
    response.statusCode = defaultStatus;
    if (message.getAttributes().getValue() instanceof HttpPolicyResponseAttributes attributes) {
      response.statusCode = attributes.getStatusCode() == null ? Integer.valueOf(defaultStatus) : attributes.getStatusCode();
      response.reasonPhrase = attributes.getReasonPhrase();
      response.setHeaders(attributes.getHeaders());
    }
    return response;
  }
}
