package org.muleentra.jwt.mule.client;

import java.util.Optional;
import java.util.function.Supplier;
import org.mule.runtime.api.artifact.Registry;
import org.mule.runtime.extension.api.runtime.config.ConfigurationProvider;
import org.muleentra.jwt.core.identity.ClientSettings;
import org.muleentra.jwt.core.identity.OwnApi;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.mule.gatekeeper.GatekeeperProvider;

/** The configuration of the API that an application is itself, found by its name. */
final class NamedGatekeeper {

  private NamedGatekeeper() {}

  /**
   * The API as it is when asked: its configuration may start later, and start anew.
   *
   * @param name of the configuration, or {@code null}
   * @return {@code null} without a name
   * @throws InvalidSettingException where the application has no such configuration
   */
  static Supplier<OwnApi> find(Registry registry, String name) {
    if (name == null) {
      return null;
    }
    Optional<ConfigurationProvider> provider = registry.lookupByName(name).filter(ConfigurationProvider.class::isInstance)
        .map(ConfigurationProvider.class::cast);
    // None of its settings is an expression, so that no event is needed to get it.
    Object configuration = provider.filter(found -> !found.isDynamic()).map(found -> found.get(null).getValue()).orElse(null);
    InvalidSettingException.require(ClientSettings.GATEKEEPER.name(), configuration instanceof GatekeeperProvider,
        "must be the name of an entra-jwt:config of this application");
    return () -> ((GatekeeperProvider) configuration).gatekeeper().ownApi();
  }
}
