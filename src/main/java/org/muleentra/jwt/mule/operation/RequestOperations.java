package org.muleentra.jwt.mule.operation;

import static org.mule.runtime.api.meta.ExpressionSupport.REQUIRED;

import java.util.Map;

import org.mule.runtime.api.metadata.MediaType;
import org.mule.runtime.api.util.MultiMap;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.metadata.OutputResolver;
import org.mule.runtime.extension.api.annotation.param.Config;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.runtime.operation.Result;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.mule.runtime.extension.api.security.AuthenticationHandler;
import org.muleentra.jwt.mule.config.EntraJwtConfiguration;
import org.muleentra.jwt.mule.config.Gate;
import org.muleentra.jwt.mule.http.HttpRequestView;
import org.muleentra.jwt.mule.http.ListenerResponses;
import org.muleentra.jwt.mule.output.DecisionMap;
import org.muleentra.jwt.mule.output.DecisionType;
import org.muleentra.jwt.mule.output.ResponseAttributesMetadata;

/** The operations of the policy: a refusal is an ordinary outcome here, not an error that would fill the log. */
public class RequestOperations {

  private static final String PROBLEM_JSON = "application/problem+json";

  private final ListenerResponses responses = new ListenerResponses();

  /**
   * Decides on an HTTP request by its headers and query parameters. A refusal is returned, not raised: look at
   * {@code admitted} of the result. An admitted caller becomes the authentication of the rest of the flow.
   */
  @DisplayName("Authorize request")
  @Summary("Decides whether an HTTP request may pass, and returns the decision")
  @OutputResolver(output = DecisionType.class)
  public void authorizeRequest(
      @Config EntraJwtConfiguration config,
      @Optional(defaultValue = "#[attributes.headers]") @Expression(REQUIRED) @Placement(order = 1)
      @DisplayName("Headers")
      @Summary("All headers of the request, so that two Authorization headers are seen as two.")
      @Example("#[attributes.headers]") MultiMap<String, String> headers,
      @Optional(defaultValue = "#[attributes.queryParams]") @Expression(REQUIRED) @Placement(order = 2)
      @DisplayName("Query parameters")
      @Summary("All query parameters of the request, where a second token must not be.")
      @Example("#[attributes.queryParams]") MultiMap<String, String> queryParams,
      AuthenticationHandler authentication,
      CompletionCallback<Map<String, Object>, Void> callback) {
    Gate gate = config.gate();
    Completion.complete(gate.decide(new HttpRequestView(headers, queryParams)),
        decision -> decision.admitted()
            ? DecisionMap.admitted(gate.introduce(decision, authentication).getProperties())
            : DecisionMap.refused(decision.refusal(), decision.answer()),
        callback);
  }

  /**
   * Makes the HTTP answer to a refused request: a payload and attributes that the HTTP listener sends from within a
   * policy.
   */
  @DisplayName("Refuse request")
  @Summary("Makes the HTTP answer to a refused request")
  @org.mule.runtime.extension.api.annotation.param.MediaType(value = PROBLEM_JSON, strict = false)
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
    return Result.<String, Object>builder()
        .output(DecisionMap.body(decision))
        .attributes(responses.attributes(requestAttributes, DecisionMap.status(decision),
            DecisionMap.headers(decision)))
        .mediaType(MediaType.parse(PROBLEM_JSON))
        .build();
  }
}
