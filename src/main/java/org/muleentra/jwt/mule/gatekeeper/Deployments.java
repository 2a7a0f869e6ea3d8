package org.muleentra.jwt.mule.gatekeeper;

import org.mule.runtime.api.component.ConfigurationProperties;
import org.muleentra.jwt.core.GatekeeperSettings;
import org.muleentra.jwt.core.audit.Deployment;

/** What the runtime tells of where a configuration is deployed. */
public final class Deployments {

  /** A property that Mule sets for each application and policy. */
  private static final String APP_NAME = "app.name";

  private Deployments() {
  }

  /** @param name of the configuration, for an API that has no other */
  public static Deployment of(GatekeeperSettings settings, String name, ConfigurationProperties properties) {
    return new Deployment(settings.apiName() != null ? settings.apiName() : name,
        properties.resolveStringProperty(APP_NAME).orElse(null), PluginVersion.get());
  }
}
