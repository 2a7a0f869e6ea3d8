package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.i18n.I18nMessageFactory.createStaticMessage;

import org.mule.runtime.api.artifact.Registry;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.mule.runtime.extension.api.runtime.config.ConfigurationProvider;

/**
 * Holds settings to what was deployed.
 *
 * <p>Mule evaluates an expression in a list's item although the list supports none, and then makes a configuration anew
 * for each request: what a caller sends would decide whom to trust.
 */
public final class FixedSettings {

  private FixedSettings() {}

  /** Stops the deployment when a configuration of this extension holds an expression. */
  public static void require(Registry registry, String extension, Initialisable component) throws InitialisationException {
    for (ConfigurationProvider provider : registry.lookupAllByType(ConfigurationProvider.class)) {
      if (provider.isDynamic() && extension.equals(provider.getExtensionModel().getName())) {
        throw new InitialisationException(createStaticMessage("Configuration '" + provider.getName() + "' of " + extension
            + ": a setting must not be an expression, as settings are fixed when they are deployed"), component);
      }
    }
  }
}
