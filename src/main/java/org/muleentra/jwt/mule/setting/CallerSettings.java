package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;

import java.util.List;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.setting.SettingValues;

/** Which kinds of caller, and which clients, may call. */
public class CallerSettings {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Caller kinds")
  @Summary("Kinds of caller allowed: user, app, agent, agentUser, agentForUser. user and app by default.")
  @Example("app")
  @Help(value = "Kinds of caller that may use the API. user: a person signed in to a client. app: a service with its own "
      + "identity. agent, agentUser and agentForUser: an AI agent as itself, with its own user account, or on "
      + "behalf of a person. For B2C leave it empty, as its tokens do not tell user from app.",
      empty = "user and app", everyday = 5)
  private List<String> callerKinds;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Allowed client IDs")
  @Summary("Client IDs (GUIDs) of the applications that may call. Any by default.")
  @Example("0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10")
  @Help(value = "Application (client) IDs of the clients that may call, as the azp or appid claim carries them.",
      empty = "any client that holds a valid token for this API", everyday = 6)
  private List<String> allowedClientIds;

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Certificate clients only")
  @Summary("Only clients that authenticated with a certificate, and not with a secret, may call.")
  @Example("true")
  @Help(value = "Accepts only clients that authenticated to Entra with a certificate (azpacr or appidacr 2), and not "
      + "those with a secret or without a credential.",
      empty = "false: any client")
  private boolean certificateClientsOnly;

  /** Gives these settings. */
  public SettingValues in(SettingValues values) {
    return values
        .with(CALLER_KINDS, callerKinds)
        .with(ALLOWED_CLIENT_IDS, allowedClientIds)
        .with(CERTIFICATE_CLIENTS_ONLY, certificateClientsOnly);
  }
}
