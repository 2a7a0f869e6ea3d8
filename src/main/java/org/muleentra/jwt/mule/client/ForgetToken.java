package org.muleentra.jwt.mule.client;

import static org.mule.runtime.api.meta.ExpressionSupport.REQUIRED;

import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Config;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;

/** The operation for a token that an API did not take. */
public class ForgetToken {

  /**
   * Forgets a token, so that the next Acquire token asks Entra for another; for a 401 of the API. Returns whether it was forgotten:
   * one that took the place of a forgotten one is not, for 30 seconds, as an API that refuses each would have Entra asked in a loop.
   */
  @DisplayName("Forget token")
  @Summary("Forgets a token that an API refused, so that the next call requests another")
  public boolean forgetToken(
      @Config ClientConfiguration config,
      @Expression(REQUIRED) @Placement(order = 1)
      @DisplayName("Access token")
      @Summary("The token, as Acquire token returned it.")
      @Example("#[vars.token.accessToken]") String accessToken) {
    return accessToken != null && config.client().forget(accessToken);
  }
}
