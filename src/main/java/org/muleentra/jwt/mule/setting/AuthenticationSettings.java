package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;

import java.util.List;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.validation.ParametersBuilder;

/** How strongly users must have authenticated. */
public class AuthenticationSettings {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Required authentication context")
  @Summary("Conditional Access authentication context that a user must have satisfied, c1 to c99.")
  @Example("c1")
  private String requiredAuthenticationContext;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Required authentication methods")
  @Summary("Authentication methods (amr) of which a user must have used one.")
  @Example("mfa")
  private List<String> requiredAuthenticationMethods;

  @Parameter
  @Optional(defaultValue = "0")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Maximum authentication age")
  @Summary("Seconds ago that a user may have authenticated, 60 to 86400; 0 for any time.")
  @Example("900")
  private int maximumAuthenticationAge;

  /** States these settings. */
  public void applyTo(ParametersBuilder parameters) {
    parameters
        .requiredAuthenticationContext(requiredAuthenticationContext)
        .requiredAuthenticationMethods(requiredAuthenticationMethods)
        .maximumAuthenticationAge(maximumAuthenticationAge);
  }
}
