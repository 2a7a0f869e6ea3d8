package org.muleentra.jwt.mule.client;

import static org.mule.runtime.api.meta.ExpressionSupport.REQUIRED;

import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.error.Throws;
import org.mule.runtime.extension.api.annotation.param.Config;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.identity.TokenException;

/** The operation for a token that an API did not take. */
public class ForgetToken {

  /**
   * Forgets a token, so that the next Acquire token asks Entra for another; for a 401 of the API. Returns whether it was forgotten:
   * one that took the place of a forgotten one is not, for 30 seconds, as an API that refuses each would have Entra asked in a loop.
   * Raises {@code ENTRA-JWT:STEP_UP_REQUIRED} with the challenge to hand on where the API demands more of the user.
   */
  @DisplayName("Forget token")
  @Summary("Forgets a token that an API refused, so that the next call requests another")
  @Throws(ForgetErrors.class)
  public boolean forgetToken(
      @Config ClientConfiguration config,
      @Expression(REQUIRED) @Placement(order = 1)
      @DisplayName("Access token")
      @Summary("The token, as Acquire token returned it.")
      @Example("#[vars.token.accessToken]") String accessToken,
      @Optional @Expression(REQUIRED) @Placement(order = 2)
      @DisplayName("Challenge")
      @Summary("The WWW-Authenticate header of the API's answer; if it demands a stronger sign-in of the user, STEP_UP_REQUIRED is raised.")
      @Example("#[error.errorMessage.attributes.headers['www-authenticate']]") String challenge) {
    try {
      return accessToken != null && config.client().forget(accessToken, challenge);
    } catch (TokenException e) {
      throw new TokenNotGivenException(e, config.client().answer(e));
    }
  }
}
