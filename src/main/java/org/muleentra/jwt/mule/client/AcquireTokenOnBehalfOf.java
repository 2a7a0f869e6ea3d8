package org.muleentra.jwt.mule.client;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.mule.runtime.api.meta.ExpressionSupport.REQUIRED;
import static org.muleentra.jwt.core.identity.TokenScopes.SCOPES;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.mule.runtime.api.artifact.Registry;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.error.Throws;
import org.mule.runtime.extension.api.annotation.metadata.OutputResolver;
import org.mule.runtime.extension.api.annotation.param.Config;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.mule.runtime.extension.api.security.AuthenticationHandler;
import org.muleentra.jwt.core.identity.TokenScopes;
import org.muleentra.jwt.core.setting.SettingValues;

/** The operation for a token on behalf of the caller; its scopes are fixed when the flow is deployed, as those of {@link AcquireToken}. */
public class AcquireTokenOnBehalfOf implements Initialisable {

  @Inject
  private Registry registry;

  @Parameter
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Scopes")
  @Summary("Permissions of one API that are requested on behalf of the caller.")
  @Example("api://billing/Invoices.Read")
  private List<String> scopes;

  private String proven;

  /** Stops the deployment where Entra would take no such scopes. */
  @Override
  public void initialise() throws InitialisationException {
    proven = FixedScopes.of(registry, this, "acquire-token-on-behalf-of",
        () -> TokenScopes.onBehalfOf(SettingValues.NONE.with(SCOPES, scopes)));
  }

  /**
   * Exchanges the caller's token for one of another API, on behalf of the same user. Raises {@code ENTRA-JWT:STEP_UP_REQUIRED}
   * with the challenge to hand on where the user must authenticate more strongly.
   */
  @DisplayName("Acquire token on behalf of")
  @Summary("Exchanges the caller's token for one of another API, on behalf of the same user")
  @OutputResolver(output = AccessTokenType.class)
  @Throws(AcquireErrors.class)
  public void acquireTokenOnBehalfOf(
      @Config ClientConfiguration config,
      @Optional @Expression(REQUIRED) @Placement(order = 2)
      @DisplayName("Assertion")
      @Summary("The user's token for this application; by default the one with which this flow's request was admitted.")
      @Example("#[attributes.headers.authorization]") String assertion,
      AuthenticationHandler authentication,
      CompletionCallback<Map<String, Object>, Void> callback) {
    TokenCompletion.complete(config.client().acquireOnBehalfOf(assertion != null ? assertion : admitted(authentication), proven),
        config, callback);
  }

  /** The policy and the application load the class of the authentication each for itself, so it is known by the JDK's type. */
  private static String admitted(AuthenticationHandler authentication) {
    Object credentials = authentication.getAuthentication().map(caller -> caller.getCredentials()).orElse(null);
    Object token = credentials instanceof Supplier ? ((Supplier<?>) credentials).get() : null;
    return token instanceof String ? (String) token : null;
  }
}
