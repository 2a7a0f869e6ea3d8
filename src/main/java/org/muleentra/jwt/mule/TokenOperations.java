package org.muleentra.jwt.mule;

import static org.mule.runtime.api.i18n.I18nMessageFactory.createStaticMessage;
import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.mule.runtime.api.meta.ExpressionSupport.SUPPORTED;

import java.util.List;
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
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.mule.runtime.extension.api.runtime.config.ConfigurationProvider;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.mule.runtime.extension.api.security.AuthenticationHandler;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.error.InvalidSettingException;
import org.muleentra.jwt.mule.error.RefusedTokenException;
import org.muleentra.jwt.mule.error.TokenErrors;
import org.muleentra.jwt.mule.gate.Gate;
import org.muleentra.jwt.mule.output.PrincipalType;
import org.muleentra.jwt.mule.setting.FixedSettings;
import org.muleentra.jwt.mule.setting.Matches;
import org.muleentra.jwt.mule.setting.PermissionOverride;

/**
 * The operation for flows: a token that may not pass is a typed error.
 *
 * <p>The permissions are fields, as the runtime fills these when the flow is deployed, and an instance serves one
 * operation of one flow: so they are proven before the first caller comes. As parameters of the method they would be known
 * with each call alone.
 */
public class TokenOperations implements Initialisable {

  @Inject
  private Registry registry;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(tab = "Permissions", order = 1)
  @DisplayName("Required scopes")
  @Summary("Scopes of which a delegated caller (user) must hold one, or all, in place of those of the configuration.")
  @Example("Orders.Read")
  private List<String> requiredScopes;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @OfValues(Matches.class)
  @Placement(tab = "Permissions", order = 2)
  @DisplayName("Scope match")
  @Summary("Whether any or all of the required scopes are needed, in place of what the configuration says.")
  @Example("all")
  private String scopeMatch;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(tab = "Permissions", order = 3)
  @DisplayName("Required app roles")
  @Summary("App roles of which an application must hold one, or all, in place of those of the configuration.")
  @Example("Orders.Process")
  private List<String> requiredAppRoles;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @OfValues(Matches.class)
  @Placement(tab = "Permissions", order = 4)
  @DisplayName("App role match")
  @Summary("Whether any or all of the required app roles are needed, in place of what the configuration says.")
  @Example("all")
  private String appRoleMatch;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(tab = "Permissions", order = 5)
  @DisplayName("Required roles")
  @Summary("Local roles of which the caller must hold one, or all, in place of those of the configuration.")
  @Example("processor")
  private List<String> requiredRoles;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(tab = "Permissions", order = 6)
  @DisplayName("Required roles of apps")
  @Summary("Local roles of which an application on its own must hold one, or all, in place of those of the configuration.")
  @Example("batch")
  private List<String> requiredRolesOfApps;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @OfValues(Matches.class)
  @Placement(tab = "Permissions", order = 7)
  @DisplayName("Role match")
  @Summary("Whether any or all of the required roles are needed, in place of what the configuration says.")
  @Example("all")
  private String roleMatch;

  private PermissionOverride permissions;

  /** Stops the deployment where nobody could have the permissions that the operation asks for. */
  @Override
  public void initialise() throws InitialisationException {
    FixedSettings.require(registry, EntraJwtExtension.NAME, this);
    permissions = new PermissionOverride(requiredScopes, scopeMatch, requiredAppRoles, appRoleMatch, requiredRoles,
        requiredRolesOfApps, roleMatch);
    if (!permissions.isEmpty()) {
      requireSense();
    }
  }

  /** The operation does not know yet which configuration is its own; each operation must make sense beside one of them. */
  private void requireSense() throws InitialisationException {
    String why = null;
    for (ConfigurationProvider provider : registry.lookupAllByType(ConfigurationProvider.class)) {
      if (EntraJwtExtension.NAME.equals(provider.getExtensionModel().getName())) {
        try {
          ((EntraJwtConfiguration) provider.get(null).getValue()).prove(permissions);
          return;
        } catch (InvalidSettingException e) {
          why = "Operation validate-token with configuration '" + provider.getName() + "' of " + EntraJwtExtension.NAME + ": "
              + e.getMessage();
        }
      }
    }
    if (why != null) {
      throw new InitialisationException(createStaticMessage(why), this);
    }
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
