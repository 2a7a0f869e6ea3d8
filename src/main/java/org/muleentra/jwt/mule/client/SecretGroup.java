package org.muleentra.jwt.mule.client;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.identity.CredentialValues.SECOND_SECRET;
import static org.muleentra.jwt.core.identity.CredentialValues.SECRET;

import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Password;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.identity.CredentialValues;
import org.muleentra.jwt.core.setting.SettingValues;

/** A secret that the application shares with Entra. */
public class SecretGroup {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 1)
  @DisplayName("Secret")
  @Summary("Value of the client secret, which Entra shows once, and not its ID.")
  @Example("the value shown once when the secret was made")
  private String secret;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 2)
  @DisplayName("Second secret")
  @Summary("Value of another client secret, which is used when Entra rejects the first, as during a rotation.")
  @Example("the value shown once when the second secret was made")
  private String secondSecret;

  /** What is given, told by the name of the element that has it; {@code null} where nothing is. */
  CredentialValues values(String element) {
    SettingValues values = SettingValues.NONE
        .with(SECRET, secret)
        .with(SECOND_SECRET, secondSecret);
    return values.isEmpty() ? null : new CredentialValues(CredentialValues.Kind.CLIENT_SECRET, element, values);
  }

  /** Keeps no secret: the credential has been made of it. */
  void forgetSecrets() {
    secret = null;
    secondSecret = null;
  }
}
