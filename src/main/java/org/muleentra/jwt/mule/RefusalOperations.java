package org.muleentra.jwt.mule;

import static org.mule.runtime.api.meta.ExpressionSupport.REQUIRED;

import java.util.Map;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.metadata.OutputResolver;
import org.mule.runtime.extension.api.annotation.param.MediaType;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.runtime.operation.Result;
import org.muleentra.jwt.core.error.Answer;
import org.muleentra.jwt.mule.http.ListenerResponses;
import org.muleentra.jwt.mule.output.DecisionMap;
import org.muleentra.jwt.mule.output.ResponseAttributesMetadata;

/** Answers for the policy; needs no configuration, as the decision holds all that is to be said. */
public class RefusalOperations {

  private static final String CONTENT_TYPE = "Content-Type";

  private final ListenerResponses responses = new ListenerResponses();

  /**
   * Makes the HTTP answer to a request that the flow shall not get: a payload and attributes that the HTTP listener
   * sends from within a policy. The answer is that of a refusal, or the API's metadata where a client asked for it.
   */
  @DisplayName("Refuse request")
  @Summary("Makes the HTTP answer to a refused request")
  @MediaType(value = Answer.PROBLEM_JSON, strict = false)
  @OutputResolver(attributes = ResponseAttributesMetadata.class)
  public Result<String, Object> refuseRequest(
      @Optional(defaultValue = "#[vars.decision]") @Expression(REQUIRED) @Placement(order = 1)
      @DisplayName("Decision")
      @Summary("What Authorize request returned for the request.")
      @Example("#[vars.decision]") Map<String, Object> decision,
      @Optional(defaultValue = "#[attributes]") @Expression(REQUIRED) @Placement(order = 2)
      @DisplayName("Request attributes")
      @Summary("The attributes that the HTTP listener gave to the request.")
      @Example("#[attributes]") Object requestAttributes) {
    Map<String, String> headers = DecisionMap.headers(decision);
    return Result.<String, Object>builder()
        .output(DecisionMap.body(decision))
        .attributes(responses.attributes(requestAttributes, DecisionMap.status(decision), headers))
        .mediaType(org.mule.runtime.api.metadata.MediaType.parse(headers.getOrDefault(CONTENT_TYPE, Answer.PROBLEM_JSON)))
        .build();
  }
}
