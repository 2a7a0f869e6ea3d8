package org.muleentra.jwt.gateway.packaged;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mule.runtime.api.artifact.Registry;
import org.mule.runtime.api.service.Service;
import org.mule.runtime.core.api.config.bootstrap.ArtifactType;
import org.mule.runtime.core.api.policy.PolicyProvider;
import org.mule.runtime.deployment.model.api.application.Application;
import org.mule.runtime.deployment.model.api.application.ApplicationDescriptor;
import org.mule.runtime.deployment.model.api.artifact.ArtifactContext;
import org.mule.runtime.deployment.model.api.domain.Domain;
import org.mule.runtime.deployment.model.api.plugin.ArtifactPlugin;
import org.mule.runtime.deployment.model.api.plugin.ArtifactPluginDescriptor;
import org.mule.runtime.deployment.model.api.plugin.LoaderDescriber;
import org.mule.runtime.deployment.model.internal.DefaultRegionPluginClassLoadersFactory;
import org.mule.runtime.deployment.model.internal.application.ApplicationClassLoaderBuilder;
import org.mule.runtime.deployment.model.internal.application.MuleApplicationClassLoaderFactory;
import org.mule.runtime.module.artifact.api.classloader.MuleDeployableArtifactClassLoader;
import org.mule.runtime.module.artifact.api.classloader.RegionClassLoader;
import org.mule.runtime.module.artifact.api.descriptor.BundleDescriptor;
import org.mule.runtime.module.artifact.api.descriptor.ClassLoaderModel;
import org.mule.runtime.module.deployment.impl.internal.artifact.ArtifactContextBuilder;
import org.mule.runtime.module.deployment.impl.internal.plugin.DefaultArtifactPlugin;
import org.muleentra.jwt.gateway.backend.BackendExtension;
import org.muleentra.jwt.gateway.http.HttpExtension;

/** An application that carries libraries of its own, and offers them to everybody as shared libraries do. */
final class BesideApplication implements AutoCloseable {

  private final ApplicationDescriptor descriptor;
  private final MuleDeployableArtifactClassLoader loader;
  private final List<ArtifactPlugin> plugins;
  private final Application artifact;
  private ArtifactContext context;

  private BesideApplication(ApplicationDescriptor descriptor, MuleDeployableArtifactClassLoader domain,
      MuleDeployableArtifactClassLoader loader) {
    this.descriptor = descriptor;
    this.loader = loader;
    this.plugins = descriptor.getPlugins().stream().<ArtifactPlugin>map(this::plugin).toList();
    this.artifact = answering(Application.class, Map.of(
        "getDomain", () -> answering(Domain.class, Map.of("getArtifactPlugins", List::of)),
        "getArtifactPlugins", () -> plugins,
        "getArtifactClassLoader", () -> loader,
        "getRegionClassLoader", () -> loader.getParent(),
        "getRegistry", () -> context.getRegistry()));
  }

  /**
   * Makes the application's class loaders.
   *
   * @param shared packages that the application exports
   * @param more plugins of the application beside the listener and the backend
   */
  static BesideApplication over(Container container, Path folder, String xml, List<URL> libraries, Set<String> shared,
      ArtifactPluginDescriptor... more) throws IOException {
    Files.writeString(folder.resolve("app.xml"), xml);
    ApplicationDescriptor descriptor = new ApplicationDescriptor("orders");
    descriptor.setArtifactLocation(folder.toFile());
    descriptor.setConfigResources(Set.of("app.xml"));
    ClassLoaderModel.ClassLoaderModelBuilder model = new ClassLoaderModel.ClassLoaderModelBuilder()
        .containing(folder.toUri().toURL()).exportingPackages(shared);
    libraries.forEach(model::containing);
    descriptor.setClassLoaderModel(model.build());
    Set<ArtifactPluginDescriptor> plugins = new LinkedHashSet<>(List.of(
        standIn("HTTP", HttpExtension.class), standIn("Backend", BackendExtension.class)));
    plugins.addAll(List.of(more));
    descriptor.setPlugins(plugins);
    MuleDeployableArtifactClassLoader domain = container.domain();
    return new BesideApplication(descriptor, domain, new ApplicationClassLoaderBuilder(
        new MuleApplicationClassLoaderFactory((name, urls) -> (library, found) -> found), container.pluginLoaders())
        .setDomain(answering(Domain.class, Map.of("getArtifactClassLoader", () -> domain, "getArtifactId", domain::getArtifactId)))
        .setArtifactDescriptor(descriptor)
        .addArtifactPluginDescriptors(plugins.toArray(new ArtifactPluginDescriptor[0]))
        .build());
  }

  /** A plugin of no classes: those of its extension are the container's. */
  private static ArtifactPluginDescriptor standIn(String name, Class<?> extension) {
    ArtifactPluginDescriptor plugin = new ArtifactPluginDescriptor(name);
    plugin.setBundleDescriptor(new BundleDescriptor.Builder().setGroupId("org.muleentra.gateway").setArtifactId(name)
        .setVersion("1.0.0").setType("jar").setClassifier("mule-plugin").build());
    plugin.setClassLoaderModel(new ClassLoaderModel.ClassLoaderModelBuilder().build());
    LoaderDescriber java = new LoaderDescriber("java");
    java.addAttributes(Map.of("type", extension.getName(), "version", "1.0.0"));
    plugin.setExtensionModelDescriptorProperty(java);
    return plugin;
  }

  private ArtifactPlugin plugin(ArtifactPluginDescriptor plugin) {
    String id = DefaultRegionPluginClassLoadersFactory.getArtifactPluginId(region().getArtifactId(), plugin.getName());
    return new DefaultArtifactPlugin(id, plugin, loader.getArtifactPluginClassLoaders().stream()
        .filter(own -> own.getArtifactId().equals(id)).findFirst().orElseThrow());
  }

  /** Builds the application's context; it takes no request yet. */
  void prepare(Services services, PolicyProvider policies) throws Exception {
    context = ArtifactContextBuilder.newBuilder()
        .setArtifactType(ArtifactType.APP)
        .setArtifactName(descriptor.getName())
        .setDataFolderName(descriptor.getName())
        .setConfigurationFiles("app.xml")
        .setArtifactProperties(new HashMap<>())
        .setProperties(Optional.empty())
        .setArtifactPlugins(plugins)
        .setExecutionClassloader(new ConfiguringLoader(loader, plugins))
        .setServiceRepository(() -> new ArrayList<Service>(services.container()))
        .setExtensionModelLoaderRepository(services.extensionLoaders())
        .setClassLoaderRepository(services.classLoaders())
        .setPolicyProvider(policies)
        .withServiceConfigurator(customization -> services.ofTheListener().forEach(customization::registerCustomServiceImpl))
        .build();
  }

  void start() throws Exception {
    context.getMuleContext().start();
  }

  /** What the engine asks about an application that a policy is put on. */
  Application artifact() {
    return artifact;
  }

  MuleDeployableArtifactClassLoader loader() {
    return loader;
  }

  RegionClassLoader region() {
    return (RegionClassLoader) loader.getParent();
  }

  Registry registry() {
    return context.getRegistry();
  }

  @Override
  public void close() {
    if (context != null) {
      context.getMuleContext().dispose();
    }
    region().dispose();
  }

  /** A member that is asked and not known fails the test. */
  private static <T> T answering(Class<T> type, Map<String, Answer> answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
      Answer answer = answers.get(method.getName());
      if (answer == null) {
        throw new UnsupportedOperationException(type.getSimpleName() + "." + method.getName());
      }
      return answer.get();
    }));
  }

  private interface Answer {
    Object get() throws Exception;
  }
}
