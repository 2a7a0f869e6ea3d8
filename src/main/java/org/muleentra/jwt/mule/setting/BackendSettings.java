package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;

import java.util.Map;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.validation.ParametersBuilder;

/** What is passed on to the flow and to the backend behind it. */
public class BackendSettings {

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Report only")
  @Summary("Decisions of the policy are made and logged, and every call is passed on all the same. For trials.")
  @Example("true")
  private boolean reportOnly;

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Expose headers")
  @Summary("Adds headers about the caller (X-Entra-…) for the backend; copies that a client sends are taken away.")
  @Example("true")
  private boolean exposeHeaders;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Header names")
  @Summary("Names of the headers for the backend (value) by objectId, clientId, tenantId, roles, scopes, "
      + "callerKind, tokenId (key).")
  @Example("roles = X-Roles")
  private Map<String, String> headerNames;

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 4)
  @DisplayName("Remove authorization")
  @Summary("Takes the Authorization header away before the flow, so that the token goes no further.")
  @Example("true")
  private boolean removeAuthorization;

  /** States these settings. */
  public void applyTo(ParametersBuilder parameters) {
    parameters
        .reportOnly(reportOnly)
        .exposeHeaders(exposeHeaders)
        .headerNames(headerNames)
        .removeAuthorization(removeAuthorization);
  }
}
