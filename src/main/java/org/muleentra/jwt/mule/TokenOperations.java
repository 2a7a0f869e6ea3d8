package org.muleentra.jwt.mule;

import static org.mule.runtime.api.meta.ExpressionSupport.SUPPORTED;

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
import org.mule.runtime.extension.api.annotation.param.ParameterGroup;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.mule.runtime.extension.api.security.AuthenticationHandler;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.mule.error.RefusedTokenException;
import org.muleentra.jwt.mule.error.TokenErrors;
import org.muleentra.jwt.mule.gate.Gate;
import org.muleentra.jwt.mule.output.PrincipalType;
import org.muleentra.jwt.mule.setting.PermissionOverride;
import org.muleentra.jwt.mule.setting.FixedSettings;

/** The operation for flows: a token that may not pass is a typed error. */
public class TokenOperations implements Initialisable {

  @Inject
  private Registry registry;

  @Override
  public void initialise() throws InitialisationException {
    FixedSettings.require(registry, EntraJwtExtension.NAME, this);
  }

  /**
   * Validates an access token and returns the caller, who becomes the authentication of the rest of the flow. Raises
   * an error of the namespace {@code ENTRA-JWT} for a token that may not pass.
   */
  @DisplayName("Validate token")
  @Summary("Validates an access token and returns the caller, or raises a typed error")
  @OutputResolver(output = PrincipalType.class)
  @Throws(TokenErrors.class)
  public void validateToken(
      @Config EntraJwtConfiguration config,
      @Optional(defaultValue = "#[attributes.headers['authorization']]") @Expression(SUPPORTED) @Placement(order = 1)
      @DisplayName("Token")
      @Summary("The value of the Authorization header, or the compact token alone.")
      @Example("#[attributes.headers['authorization']]") String token,
      @ParameterGroup(name = "Permissions") PermissionOverride permissions,
      AuthenticationHandler authentication,
      CompletionCallback<Map<String, Object>, Void> callback) {
    Gate gate = config.gate();
    Completion.complete(gate.decide(InboundRequest.ofCredentials(token), permissions),
        decision -> {
          if (!decision.admitted()) {
            throw new RefusedTokenException(decision.refusal().reason(), decision.answer());
          }
          return gate.introduce(decision, authentication).getProperties();
        },
        callback);
  }
}
