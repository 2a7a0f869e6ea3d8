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

/** Which callers may knock. */
public class CallerSettings {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Caller kinds")
  @Summary("Kinds of caller allowed: user, app, agent, agentUser, agentForUser. user and app unless stated.")
  @Example("app")
  private List<String> callerKinds;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Allowed client ids")
  @Summary("Client ids (GUIDs) of the applications that may call. Any unless stated.")
  @Example("11111111-2222-3333-4444-555555555555")
  private List<String> allowedClientIds;

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Certificate clients only")
  @Summary("Only clients that authenticated with a certificate, and not with a secret, may call.")
  @Example("true")
  private boolean certificateClientsOnly;

  /** States these settings. */
  public void applyTo(ParametersBuilder parameters) {
    parameters
        .callerKinds(callerKinds)
        .allowedClientIds(allowedClientIds)
        .certificateClientsOnly(certificateClientsOnly);
  }
}
