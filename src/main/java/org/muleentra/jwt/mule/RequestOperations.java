package org.muleentra.jwt.mule;

import static org.mule.runtime.api.meta.ExpressionSupport.REQUIRED;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
import org.mule.runtime.extension.api.runtime.parameter.ParameterResolver;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.mule.runtime.extension.api.security.AuthenticationHandler;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.mule.gate.Gate;
import org.muleentra.jwt.mule.http.HttpRequestView;
import org.muleentra.jwt.mule.output.DecisionMap;
import org.muleentra.jwt.mule.output.DecisionType;
import org.muleentra.jwt.mule.setting.FixedSettings;

/** Decides for the policy: a refusal is an ordinary outcome here, not an error that would fill the log. */
public class RequestOperations implements Initialisable {

  @Inject
  private Registry registry;

  @Override
  public void initialise() throws InitialisationException {
    FixedSettings.require(registry, EntraJwtExtension.NAME, this);
  }

  /**
   * Decides on an HTTP request by its headers, query parameters and, of a form, its body. A refusal is returned, not raised: look at
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
      @Optional(defaultValue = "#[payload]") @Expression(REQUIRED) @Placement(order = 3)
      @DisplayName("Body")
      @Summary("The body of the request. Of a form, the beginning is looked at for a second token, and the flow still gets all of it.")
      @Example("#[payload]") ParameterResolver<TypedValue<Object>> body,
      AuthenticationHandler authentication,
      CompletionCallback<Map<String, Object>, Void> callback) {
    Gate gate = config.gate();
    Completion.complete(decide(gate, headers, queryParams, body),
        decision -> decision.admitted()
            ? admit(gate, decision, authentication) : DecisionMap.refused(decision.refusal(), decision.answer()),
        callback);
  }

  private static CompletionStage<Decision> decide(Gate gate, MultiMap<String, String> headers,
      MultiMap<String, String> queryParams, ParameterResolver<TypedValue<Object>> body) {
    try {
      return gate.decide(new HttpRequestView(headers, queryParams, () -> valueOf(body)));
    } catch (RuntimeException unforeseen) {
      // Of the body's expression, for one.
      return CompletableFuture.completedFuture(gate.refuse(unforeseen));
    }
  }

  private static Object valueOf(ParameterResolver<TypedValue<Object>> parameter) {
    TypedValue<Object> value = parameter.resolve();
    return value == null ? null : value.getValue();
  }

  /** A caller who cannot be made known is not let in, and that too is a decision and no error. */
  private static Map<String, Object> admit(Gate gate, Decision decision, AuthenticationHandler authentication) {
    try {
      return DecisionMap.admitted(gate.introduce(decision, authentication).getProperties());
    } catch (Exception unforeseen) {
      Decision refused = gate.refuse(unforeseen);
      return DecisionMap.refused(refused.refusal(), refused.answer());
    }
  }
}
