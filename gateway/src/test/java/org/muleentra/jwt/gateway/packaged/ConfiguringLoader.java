package org.muleentra.jwt.gateway.packaged;

import java.util.List;
import org.mule.runtime.deployment.model.api.plugin.ArtifactPlugin;

/**
 * The rule by which runtimes from Mule 4.3 on make configurations, which this engine has not: with the class loader of the configuration's
 * own plugin (MULE-17696). Mule 4.1.1 looks for the class of an element within a configuration, such as {@code client-certificate}, where the
 * application would, and finds none that a plugin does not export. Read in MuleSoft's public sources.
 */
final class ConfiguringLoader extends ClassLoader {

  private final List<ArtifactPlugin> plugins;

  ConfiguringLoader(ClassLoader application, List<ArtifactPlugin> plugins) {
    super(application);
    this.plugins = plugins;
  }

  /** Asked for what the application does not see. */
  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    for (ArtifactPlugin plugin : plugins) {
      try {
        return plugin.getArtifactClassLoader().getClassLoader().loadClass(name);
      } catch (ClassNotFoundException elsewhere) {
        // The next one may have it.
      }
    }
    throw new ClassNotFoundException(name);
  }
}
