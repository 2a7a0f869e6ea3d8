package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.check.AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE;
import static org.muleentra.jwt.core.check.AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT;
import static org.muleentra.jwt.core.check.AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS;

import java.util.List;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.setting.SettingValues;

/** How strongly users must have authenticated. */
public class AuthenticationSettings {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Required authentication context")
  @Summary("Conditional Access authentication context that a user must have satisfied, c1 to c99.")
  @Example("c1")
  @Help(value = "Conditional Access authentication context that the user must have satisfied (the acrs claim), c1 to "
      + "c99. A client that understands claims challenges (xms_cc cp1) is told how to step up, any other is refused "
      + "with 403. Services calling as themselves cannot step up and are refused.",
      empty = "none")
  private String requiredAuthenticationContext;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Required authentication methods")
  @Summary("Authentication methods (amr) of which a user must have used one.")
  @Example("mfa")
  @Help(value = "Methods by which the user must have authenticated (the amr claim); one of them suffices. Microsoft "
      + "documents amr for version 1.0 tokens only: with version 2.0 require an authentication context instead. A "
      + "token without amr is refused.",
      empty = "any method")
  private List<String> requiredAuthenticationMethods;

  @Parameter
  @Optional(defaultValue = "0")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Maximum authentication age in seconds")
  @Summary("Seconds ago that a user may have authenticated, 60 to 86400; 0 for any time.")
  @Example("900")
  @Help(value = "How long ago the user may have authenticated (the auth_time claim), 60 to 86400 seconds. Tokens carry "
      + "auth_time only if the API's registration asks for it; without it the call is refused.",
      empty = "0: any time")
  private int maximumAuthenticationAge;

  /** Gives these settings. */
  public SettingValues in(SettingValues values) {
    return values
        .with(REQUIRED_AUTHENTICATION_CONTEXT, requiredAuthenticationContext)
        .with(REQUIRED_AUTHENTICATION_METHODS, requiredAuthenticationMethods)
        .with(MAXIMUM_AUTHENTICATION_AGE, maximumAuthenticationAge);
  }
}
