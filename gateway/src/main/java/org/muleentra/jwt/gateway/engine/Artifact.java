package org.muleentra.jwt.gateway.engine;

import static org.mule.runtime.api.store.ObjectStoreManager.BASE_PERSISTENT_OBJECT_STORE_KEY;
import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_POLICY_MANAGER_STATE_HANDLER;
import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_STORE_MANAGER;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mule.runtime.api.exception.MuleException;
import org.mule.runtime.core.api.MuleContext;
import org.mule.runtime.core.api.config.ConfigurationBuilder;
import org.mule.runtime.core.api.config.DefaultMuleConfiguration;
import org.mule.runtime.core.api.config.bootstrap.ArtifactType;
import org.mule.runtime.core.api.context.DefaultMuleContextFactory;
import org.mule.runtime.core.api.context.MuleContextBuilder;
import org.mule.runtime.core.internal.context.MuleContextWithRegistries;

/** One started Mule context: a policy or an application. */
final class Artifact implements AutoCloseable {

  /** What an artifact has of its own unless it is given one. */
  private static final Set<String> OVERRIDES =
      Set.of(OBJECT_POLICY_MANAGER_STATE_HANDLER, BASE_PERSISTENT_OBJECT_STORE_KEY, OBJECT_STORE_MANAGER);

  private final MuleContextWithRegistries context;

  private Artifact(MuleContext context) {
    this.context = (MuleContextWithRegistries) context;
  }

  /**
   * Starts a context.
   *
   * @param files the XML by the names of its files
   * @param services what the artifact finds in its registry beside the engine's own, by name
   * @throws DeploymentException where the engine refuses the XML or a component fails to start
   */
  static Artifact start(ArtifactType type, String id, Map<String, String> files, Extensions extensions, Map<String, Object> services,
      Path workingDirectory) {
    Thread thread = Thread.currentThread();
    ClassLoader previous = thread.getContextClassLoader();
    thread.setContextClassLoader(Artifact.class.getClassLoader());
    try {
      XmlConfiguration xmlConfiguration = new XmlConfiguration(files, type);
      xmlConfiguration.addServiceConfigurator(customization -> services.forEach((name, service) -> {
        if (OVERRIDES.contains(name)) {
          customization.overrideDefaultServiceImpl(name, service);
        } else {
          customization.registerCustomServiceImpl(name, service);
        }
      }));
      return start(List.of(extensions, xmlConfiguration), builder(type, id, workingDirectory));
    } catch (MuleException | RuntimeException e) {
      throw new DeploymentException(id, e);
    } finally {
      thread.setContextClassLoader(previous);
    }
  }

  private static Artifact start(List<ConfigurationBuilder> configuration, MuleContextBuilder builder) throws MuleException {
    MuleContext context = new DefaultMuleContextFactory().createMuleContext(configuration, builder);
    try {
      context.start();
    } catch (MuleException | RuntimeException e) {
      context.dispose();
      throw e;
    }
    return new Artifact(context);
  }

  private static MuleContextBuilder builder(ArtifactType type, String id, Path workingDirectory) {
    DefaultMuleConfiguration configuration = new DefaultMuleConfiguration(true);
    configuration.setId(id);
    configuration.setWorkingDirectory(workingDirectory.toString());
    MuleContextBuilder builder = MuleContextBuilder.builder(type);
    builder.setMuleConfiguration(configuration);
    builder.setExecutionClassLoader(Artifact.class.getClassLoader());
    return builder;
  }

  /** Finds the one object of a type. */
  <T> T find(Class<T> type) throws MuleException {
    return context.getRegistry().lookupObject(type);
  }

  /** Finds the object of a name. */
  <T> T find(String name) {
    return context.getRegistry().lookupObject(name);
  }

  @Override
  public void close() {
    context.dispose();
  }
}
