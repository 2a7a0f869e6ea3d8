package org.muleentra.jwt.mule.client;

import static org.mule.runtime.api.i18n.I18nMessageFactory.createStaticMessage;

import java.util.function.Supplier;
import org.mule.runtime.api.artifact.Registry;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.mule.setting.FixedSettings;

/** What an operation asks a token for, proven when it is deployed. */
final class FixedScopes {

  private FixedScopes() {}

  static <T> T of(Registry registry, Initialisable operation, String name, Supplier<T> proof) throws InitialisationException {
    FixedSettings.require(registry, EntraJwtExtension.NAME, operation);
    try {
      return proof.get();
    } catch (InvalidSettingException e) {
      throw new InitialisationException(createStaticMessage("Operation " + name + ": " + e.getMessage()), e, operation);
    }
  }
}
