package org.muleentra.jwt.mule;

import static org.mule.runtime.api.meta.ExpressionSupport.REQUIRED;

import java.util.Map;
import javax.inject.Inject;
import org.mule.runtime.api.artifact.Registry;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.mule.runtime.api.metadata.TypedValue;
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
import org.mule.runtime.extension.api.runtime.parameter.CorrelationInfo;
import org.mule.runtime.extension.api.runtime.parameter.ParameterResolver;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.mule.runtime.extension.api.security.AuthenticationHandler;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.mule.gatekeeper.RunningGatekeeper;
import org.muleentra.jwt.mule.http.ForwardedRequests;
import org.muleentra.jwt.mule.http.HttpRequestView;
import org.muleentra.jwt.mule.http.Payload;
import org.muleentra.jwt.mule.output.AnyPayload;
import org.muleentra.jwt.mule.output.DecisionMap;
import org.muleentra.jwt.mule.output.DecisionType;
import org.muleentra.jwt.mule.output.RequestAttributesMetadata;
import org.muleentra.jwt.mule.setting.FixedSettings;

/** Decides for the policy, and passes on: a refusal is an ordinary outcome here, not an error that would fill the log. */
public class RequestOperations implements Initialisable {

  private final ForwardedRequests forwarded = new ForwardedRequests();

  @Inject
  private Registry registry;

  @Override
  public void initialise() throws InitialisationException {
    FixedSettings.require(registry, EntraJwtExtension.NAME, this);
  }

  /**
   * Decides on an HTTP request by its headers, query parameters and, of a form, its body. A refusal is returned, not
   * raised: look at {@code admitted} of the result. An admitted caller becomes the authentication of the rest of the
   * flow. Where a resource is configured, a request for its metadata (RFC 9728) is not admitted but answered with it.
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
      @Optional(defaultValue = "#[payload]") @Expression(REQUIRED) @Placement(order = 3)
      @DisplayName("Body")
      @Summary("The body of the request. The beginning of a form is searched for a second token; the flow still gets "
          + "all of it.")
      @Example("#[payload]") ParameterResolver<TypedValue<Object>> body,
      @Optional(defaultValue = "#[attributes.method]") @Expression(REQUIRED) @Placement(order = 4)
      @DisplayName("Method")
      @Summary("The method of the request. GET and HEAD get the API's metadata, where a resource is configured.")
      @Example("#[attributes.method]") String method,
      @Optional(defaultValue = "#[attributes.requestPath]") @Expression(REQUIRED) @Placement(order = 5)
      @DisplayName("Request path")
      @Summary("The path of the request without its query, by which a client asks for the API's metadata.")
      @Example("#[attributes.requestPath]") String requestPath,
      @Optional(defaultValue = "#[attributes.queryString]") @Expression(REQUIRED) @Placement(order = 6)
      @DisplayName("Query string")
      @Summary("The query of the request as it came, of which other servers may read more parameters than this one.")
      @Example("#[attributes.queryString]") String queryString,
      @Optional(defaultValue = "#[attributes.remoteAddress]") @Expression(REQUIRED) @Placement(order = 7)
      @DisplayName("Remote address")
      @Summary("The address of who sent the request, for the record of the decision where that is to hold it.")
      @Example("#[attributes.remoteAddress]") String remoteAddress,
      CorrelationInfo correlation,
      AuthenticationHandler authentication,
      CompletionCallback<Map<String, Object>, Void> callback) {
    RunningGatekeeper gatekeeper = config.gatekeeper();
    InboundRequest request = new HttpRequestView(headers, queryParams, queryString, () -> valueOf(body))
        .from(remoteAddress, method, requestPath, correlation);
    Completion.complete(gatekeeper.authorize(request),
        decision -> decision.shape() == Decision.Shape.ADMITTED
            ? admit(gatekeeper, decision, authentication) : DecisionMap.withoutCaller(decision),
        callback);
  }

  /**
   * Passes an admitted request on as the flow and the backend shall see it: headers about the caller are added, copies
   * that the client sent are taken away, and so is the token where that is configured. The body stays as it is.
   */
  @DisplayName("Forward request")
  @Summary("Rebuilds the attributes of an admitted request with headers for the backend")
  @OutputResolver(output = AnyPayload.class, attributes = RequestAttributesMetadata.class)
  public Result<Object, Object> forwardRequest(
      @Config EntraJwtConfiguration config,
      @Optional(defaultValue = "#[vars.decision]") @Expression(REQUIRED) @Placement(order = 1)
      @DisplayName("Decision")
      @Summary("What Authorize request returned for the request.")
      @Example("#[vars.decision]") Map<String, Object> decision,
      @Optional(defaultValue = "#[attributes]") @Expression(REQUIRED) @Placement(order = 2)
      @DisplayName("Request attributes")
      @Summary("The attributes that the HTTP listener gave to the request.")
      @Example("#[attributes]") Object requestAttributes,
      @Optional(defaultValue = "#[payload]") @Expression(REQUIRED) @Placement(order = 3)
      @DisplayName("Body")
      @Summary("The body of the request, which is passed on as it is.")
      @Example("#[payload]") TypedValue<Object> body) {
    Result.Builder<Object, Object> request = Result.<Object, Object>builder()
        .output(Payload.whole(body.getValue()))
        .mediaType(body.getDataType().getMediaType())
        .attributes(forwarded.attributes(requestAttributes, config.gatekeeper().backendHeaders(),
            DecisionMap.backendHeaders(decision)));
    body.getByteLength().ifPresent(length -> request.length(length));
    return request.build();
  }

  private static Object valueOf(ParameterResolver<TypedValue<Object>> parameter) {
    TypedValue<Object> value = parameter.resolve();
    return value == null ? null : value.getValue();
  }

  /** A caller who cannot be made known is not let in, and that too is a decision and no error. */
  private static Map<String, Object> admit(RunningGatekeeper gatekeeper, Decision decision, AuthenticationHandler authentication) {
    try {
      return DecisionMap.admitted(decision, gatekeeper.introduce(decision, authentication).getProperties());
    } catch (Exception unforeseen) {
      return DecisionMap.withoutCaller(gatekeeper.refuse(unforeseen));
    }
  }
}
