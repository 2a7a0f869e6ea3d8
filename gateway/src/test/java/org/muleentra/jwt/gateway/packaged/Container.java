package org.muleentra.jwt.gateway.packaged;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mule.runtime.container.api.ModuleRepository;
import org.mule.runtime.container.api.MuleModule;
import org.mule.runtime.container.internal.ClasspathModuleDiscoverer;
import org.mule.runtime.container.internal.ContainerClassLoaderFactory;
import org.mule.runtime.container.internal.DefaultModuleRepository;
import org.mule.runtime.deployment.model.api.domain.DomainDescriptor;
import org.mule.runtime.deployment.model.api.plugin.ArtifactPluginClassLoaderFactory;
import org.mule.runtime.deployment.model.internal.DefaultRegionPluginClassLoadersFactory;
import org.mule.runtime.deployment.model.internal.RegionPluginClassLoadersFactory;
import org.mule.runtime.deployment.model.internal.domain.DomainClassLoaderBuilder;
import org.mule.runtime.deployment.model.internal.domain.MuleSharedDomainClassLoader;
import org.mule.runtime.module.artifact.api.classloader.ArtifactClassLoader;
import org.mule.runtime.module.artifact.api.classloader.ExportedService;
import org.mule.runtime.module.artifact.api.classloader.MuleDeployableArtifactClassLoader;

/**
 * The container's class loader: it shows artifacts the packages that the engine's modules export, and no others of all that is
 * on this JVM's class path, which holds the libraries of the plugin too.
 */
final class Container {

  private static final ClassLoader CLASS_PATH = Container.class.getClassLoader();

  /** The listener, the backend and the connector's attributes are stand-ins of the gateway, which belong to the container here. */
  private static final Set<String> STAND_INS = Set.of("org.muleentra.jwt.gateway.http", "org.muleentra.jwt.gateway.backend",
      "org.mule.extension.http.api", "org.mule.extension.http.api.policy");

  private static final Set<String> ELEMENTS_OF_POLICIES = Set.of("META-INF/mule.schemas", "META-INF/mule-http-policy.xsd");

  /** What artifacts got from the JDK while it had JAXB. */
  private static final Set<String> ONCE_IN_THE_JDK = Set.of("javax.xml.bind", "javax.xml.bind.annotation", "javax.activation",
      "javax.annotation", "com.sun.xml.bind.v2");

  private final ModuleRepository modules = new DefaultModuleRepository(Container::modules);
  private final ArtifactClassLoader loader = new ContainerClassLoaderFactory(modules).createContainerClassLoader(CLASS_PATH);

  ArtifactClassLoader loader() {
    return loader;
  }

  RegionPluginClassLoadersFactory pluginLoaders() {
    return new DefaultRegionPluginClassLoadersFactory(new ArtifactPluginClassLoaderFactory(), modules);
  }

  /** The default domain, which has nothing of its own. */
  MuleDeployableArtifactClassLoader domain() throws IOException {
    DomainDescriptor descriptor = new DomainDescriptor("default");
    return new DomainClassLoaderBuilder(loader, (id, parent, domain, plugins) -> new MuleSharedDomainClassLoader(domain,
        parent.getClassLoader(), parent.getClassLoaderLookupPolicy(), List.<URL>of(), plugins), pluginLoaders())
        .setArtifactDescriptor(descriptor).build();
  }

  private static List<MuleModule> modules() {
    List<MuleModule> modules = new ArrayList<>(new ClasspathModuleDiscoverer(CLASS_PATH).discover());
    modules.add(module("jre", packagesOfTheJdk(), List.of()));
    modules.add(module("java 8", ONCE_IN_THE_JDK, List.of(new ExportedService("javax.xml.bind.JAXBContext",
        CLASS_PATH.getResource("META-INF/services/javax.xml.bind.JAXBContext")))));
    modules.add(new MuleModule("stand-ins", STAND_INS, ELEMENTS_OF_POLICIES, Set.of(), Set.of(), List.of()));
    return modules;
  }

  private static MuleModule module(String name, Set<String> packages, List<ExportedService> services) {
    return new MuleModule(name, packages, Set.of(), Set.of(), Set.of(), services);
  }

  /** The engine looks for them where Java 8 had them, and finds none here. */
  private static Set<String> packagesOfTheJdk() {
    return ModuleLayer.boot().modules().stream().map(Module::getDescriptor).map(ModuleDescriptor::packages)
        .flatMap(Collection::stream).collect(Collectors.toSet());
  }
}
