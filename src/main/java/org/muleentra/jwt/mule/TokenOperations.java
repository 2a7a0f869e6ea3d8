package org.muleentra.jwt.mule;

import static org.mule.runtime.api.i18n.I18nMessageFactory.createStaticMessage;
import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.mule.runtime.api.meta.ExpressionSupport.REQUIRED;
import static org.mule.runtime.api.meta.ExpressionSupport.SUPPORTED;
import static org.mule.runtime.extension.api.annotation.param.display.Placement.ADVANCED_TAB;
import static org.muleentra.jwt.core.check.PermissionCheck.APP_ROLE_MATCH;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.check.PermissionCheck.SCOPE_MATCH;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES_OF_APPS;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MATCH;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.mule.runtime.api.artifact.Registry;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.mule.runtime.api.metadata.TypedValue;
import org.mule.runtime.api.util.MultiMap;
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
import org.mule.runtime.extension.api.runtime.parameter.CorrelationInfo;
import org.mule.runtime.extension.api.runtime.parameter.ParameterResolver;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.mule.runtime.extension.api.security.AuthenticationHandler;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.mule.error.RefusedTokenException;
import org.muleentra.jwt.mule.error.TokenErrors;
import org.muleentra.jwt.mule.gatekeeper.RunningGatekeeper;
import org.muleentra.jwt.mule.http.HttpRequestView;
import org.muleentra.jwt.mule.output.PrincipalType;
import org.muleentra.jwt.mule.setting.FixedSettings;
import org.muleentra.jwt.mule.setting.Matches;

/**
 * The operation for flows: a token that may not pass is a typed error.
 *
 * <p>The permissions are fields, as the runtime fills these when the flow is deployed, and an instance serves one
 * operation of one flow: so they are proven before the first caller comes. As parameters of the method they would be known
 * with each call alone.
 *
 * <p>They stand in {@code PermissionSettings} again, since an annotation states one default and one text for all who use the
 * field: a match that is not given is {@code any} there, and here as configured, which only no default can say. A group of
 * parameters in common would take the defaults of one side to the other, and show in the model as a group of its own.
 */
public class TokenOperations implements Initialisable {

  private static final String AUTHORIZATION = "#[attributes.headers['authorization']]";

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

  private SettingValues permissions;

  /** Stops the deployment where nobody could have the permissions that the operation asks for. */
  @Override
  public void initialise() throws InitialisationException {
    FixedSettings.require(registry, EntraJwtExtension.NAME, this);
    permissions = SettingValues.NONE
        .with(REQUIRED_SCOPES, requiredScopes)
        .with(SCOPE_MATCH, scopeMatch)
        .with(REQUIRED_APP_ROLES, requiredAppRoles)
        .with(APP_ROLE_MATCH, appRoleMatch)
        .with(REQUIRED_ROLES, requiredRoles)
        .with(REQUIRED_ROLES_OF_APPS, requiredRolesOfApps)
        .with(ROLE_MATCH, roleMatch);
    if (!permissions.isEmpty()) {
      requireSense();
    }
  }

  /** Beside its own configuration; where it does not know yet which that is, beside one of them. */
  private void requireSense() throws InitialisationException {
    Set<String> own = ValidateTokenElements.configurationsOf(registry, permissions);
    boolean granted = false;
    String why = null;
    for (ConfigurationProvider provider : registry.lookupAllByType(ConfigurationProvider.class)) {
      Object configuration = EntraJwtExtension.NAME.equals(provider.getExtensionModel().getName()) ? provider.get(null).getValue() : null;
      if (configuration instanceof EntraJwtConfiguration && (own.isEmpty() || own.contains(provider.getName()))) {
        try {
          ((EntraJwtConfiguration) configuration).prove(permissions);
          granted = true;
        } catch (InvalidSettingException e) {
          why = "Operation validate-token with configuration '" + provider.getName() + "' of " + EntraJwtExtension.NAME + ": "
              + e.getMessage();
        }
      }
    }
    if (why != null && !(own.isEmpty() && granted)) {
      throw new InitialisationException(createStaticMessage(why), this);
    }
  }

  /**
   * Validates an access token and returns the caller, who becomes the authentication of the rest of the flow. Raises
   * an error of the namespace {@code ENTRA-JWT} for a token that may not pass.
   *
   * <p>Unless a token is stated, the request is read as the policy reads it: two Authorization headers, or a second token
   * in its query or form, are {@code BAD_REQUEST}. A token that was taken from elsewhere stands for itself.
   */
  @DisplayName("Validate token")
  @Summary("Validates an access token and returns the caller, or raises a typed error")
  @OutputResolver(output = PrincipalType.class)
  @Throws(TokenErrors.class)
  public void validateToken(
      @Config EntraJwtConfiguration config,
      @Optional(defaultValue = AUTHORIZATION) @Expression(SUPPORTED) @Placement(order = 1)
      @DisplayName("Token")
      @Summary("The value of the Authorization header, or the compact token alone.")
      @Example("#[vars.token]") ParameterResolver<String> token,
      @Optional(defaultValue = "#[attributes.headers]") @Expression(REQUIRED) @Placement(tab = ADVANCED_TAB, order = 1)
      @DisplayName("Headers")
      @Summary("All headers of the request, so that two Authorization headers are seen as two.")
      @Example("#[attributes.headers]") ParameterResolver<MultiMap<String, String>> headers,
      @Optional(defaultValue = "#[attributes.queryString]") @Expression(REQUIRED) @Placement(tab = ADVANCED_TAB, order = 2)
      @DisplayName("Query string")
      @Summary("The query of the request as it came, where a second token must not be.")
      @Example("#[attributes.queryString]") ParameterResolver<String> queryString,
      @Optional(defaultValue = "#[payload]") @Expression(REQUIRED) @Placement(tab = ADVANCED_TAB, order = 3)
      @DisplayName("Body")
      @Summary("The body of the request. The beginning of a form is searched for a second token; the flow still gets "
          + "all of it.")
      @Example("#[payload]") ParameterResolver<TypedValue<Object>> body,
      @Optional(defaultValue = "#[attributes.method]") @Expression(REQUIRED) @Placement(tab = ADVANCED_TAB, order = 4)
      @DisplayName("Method")
      @Summary("The method of the request, for the record of the decision.")
      @Example("#[attributes.method]") ParameterResolver<String> method,
      @Optional(defaultValue = "#[attributes.requestPath]") @Expression(REQUIRED) @Placement(tab = ADVANCED_TAB, order = 5)
      @DisplayName("Request path")
      @Summary("The path of the request without its query, for the record of the decision where that is to hold it.")
      @Example("#[attributes.requestPath]") ParameterResolver<String> requestPath,
      @Optional(defaultValue = "#[attributes.remoteAddress]") @Expression(REQUIRED) @Placement(tab = ADVANCED_TAB, order = 6)
      @DisplayName("Remote address")
      @Summary("The address of who sent the request, for the record of the decision where that is to hold it.")
      @Example("#[attributes.remoteAddress]") ParameterResolver<String> remoteAddress,
      CorrelationInfo correlation,
      AuthenticationHandler authentication,
      CompletionCallback<Map<String, Object>, Void> callback) {
    RunningGatekeeper gatekeeper = config.gatekeeper();
    InboundRequest request = new HttpRequestView(ofHttp(headers), null, ofHttp(queryString), () -> valueOf(body))
        .from(ofHttp(remoteAddress), ofHttp(method), ofHttp(requestPath), correlation);
    Completion.complete(
        gatekeeper.decide(isDefault(token) ? request : InboundRequest.ofCredentials(token.resolve(), request), permissions),
        decision -> introduce(gatekeeper, decision, authentication), callback);
  }

  private static Map<String, Object> introduce(RunningGatekeeper gatekeeper, Decision decision, AuthenticationHandler authentication) {
    if (!decision.admitted()) {
      throw RefusedTokenException.of(decision);
    }
    try {
      return gatekeeper.introduce(decision, authentication).getProperties();
    } catch (Exception unforeseen) {
      throw RefusedTokenException.of(gatekeeper.refuseToken(unforeseen));
    }
  }

  private static boolean isDefault(ParameterResolver<String> token) {
    return token.getExpression().filter(AUTHORIZATION::equals).isPresent();
  }

  /** What the message's attributes tell, if they are those of an HTTP request: of a queue's they may be of any type. */
  private static <T> T ofHttp(ParameterResolver<T> attribute) {
    try {
      return attribute.resolve();
    } catch (RuntimeException other) {
      return null;
    }
  }

  private static Object valueOf(ParameterResolver<TypedValue<Object>> parameter) {
    TypedValue<Object> value = parameter.resolve();
    return value == null ? null : value.getValue();
  }
}
