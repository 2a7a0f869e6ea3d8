package org.muleentra.jwt.mule.client;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.identity.TokenScopes.API;
import static org.muleentra.jwt.core.identity.TokenScopes.SCOPE;

import java.util.Map;
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
import org.muleentra.jwt.core.identity.TokenRequest;
import org.muleentra.jwt.core.identity.TokenScopes;
import org.muleentra.jwt.core.setting.SettingValues;

/**
 * The operation for a token of our own.
 *
 * <p>What it asks for are fields, as the runtime fills these when the flow is deployed: so it is proven before the first message
 * comes, and a message cannot choose whose API it gets a token for.
 */
public class AcquireToken implements Initialisable {

  @Inject
  private Registry registry;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("API")
  @Summary("App ID URI or client ID of the API that the token is for, with every permission that the application was granted there.")
  @Example("api://billing")
  private String api;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Scope")
  @Summary("The same as a scope that ends in /.default, in place of the API.")
  @Example("https://graph.microsoft.com/.default")
  private String scope;

  private TokenRequest request;

  /** Stops the deployment where Entra would take no such scope. */
  @Override
  public void initialise() throws InitialisationException {
    request = FixedScopes.of(registry, this, "acquire-token",
        () -> TokenScopes.ofClient(SettingValues.NONE.with(API, api).with(SCOPE, scope)));
  }

  /**
   * Returns an access token of the application's own (client credentials), from memory where it is there. Raises an error of the
   * namespace {@code ENTRA-JWT} where Entra gives none.
   */
  @DisplayName("Acquire token")
  @Summary("Returns an access token by which this application calls an API on its own behalf")
  @OutputResolver(output = AccessTokenType.class)
  @Throws(AcquireErrors.class)
  public void acquireToken(@Config ClientConfiguration config, CompletionCallback<Map<String, Object>, Void> callback) {
    TokenCompletion.complete(config.client().acquire(request), config, callback);
  }
}
