package org.muleentra.jwt.gateway.packaged;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.stream.Stream;
import org.mule.runtime.core.api.config.MuleManifest;
import org.mule.runtime.core.api.config.bootstrap.ArtifactType;
import org.mule.runtime.deployment.model.api.plugin.ArtifactPluginDescriptor;
import org.mule.runtime.deployment.model.api.policy.PolicyTemplateDescriptor;
import org.mule.runtime.module.artifact.api.descriptor.ArtifactDescriptorValidatorBuilder;
import org.mule.runtime.module.artifact.api.descriptor.DescriptorLoader;
import org.mule.runtime.module.artifact.api.descriptor.DescriptorLoaderRepository;
import org.mule.runtime.module.artifact.api.descriptor.LoaderNotFoundException;
import org.mule.runtime.module.deployment.impl.internal.application.DeployableMavenClassLoaderModelLoader;
import org.mule.runtime.module.deployment.impl.internal.maven.MavenBundleDescriptorLoader;
import org.mule.runtime.module.deployment.impl.internal.plugin.ArtifactPluginDescriptorFactory;
import org.mule.runtime.module.deployment.impl.internal.plugin.ArtifactPluginDescriptorLoader;
import org.mule.runtime.module.deployment.impl.internal.plugin.PluginMavenClassLoaderModelLoader;
import org.mule.runtime.module.deployment.impl.internal.policy.PolicyTemplateDescriptorFactory;

/**
 * The engine's own readers of packages, with those of its loaders that need no Maven repository: a package that does not bring
 * all it needs is an error here.
 */
final class Descriptors {

  private static final String EDITION = "Implementation-Title";
  private static final String VERSION = "Implementation-Version";

  /** The newest runtime that one of the packages asks for. */
  private static final String NEW_ENOUGH = "4.10.0";

  private static final DescriptorLoaderRepository LOADERS = new Loaders();

  private Descriptors() {}

  static ArtifactPluginDescriptorFactory plugins() {
    return new ArtifactPluginDescriptorFactory(LOADERS, ArtifactDescriptorValidatorBuilder.builder());
  }

  /** Reads the one plugin in the repository of an unpacked package. */
  static ArtifactPluginDescriptor pluginOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("repository"))) {
      File plugin = files.filter(file -> file.toString().endsWith("-mule-plugin.jar")).findFirst().orElseThrow().toFile();
      return asEnterprise(NEW_ENOUGH, () -> plugins().create(plugin, Optional.empty()));
    }
  }

  /** Reads an unpacked policy as an Enterprise edition does that is new enough for it. */
  static PolicyTemplateDescriptor policy(Path folder) {
    return policy(folder, NEW_ENOUGH);
  }

  /** Reads an unpacked policy as the Enterprise edition of that version does, which alone has API Manager's policies. */
  static PolicyTemplateDescriptor policy(Path folder, String mule) {
    return asEnterprise(mule, () -> policyOnThisEdition(folder));
  }

  /** Reads an unpacked policy as the Community edition, which is what runs here. */
  static PolicyTemplateDescriptor policyOnThisEdition(Path folder) {
    return new PolicyTemplateDescriptorFactory(new ArtifactPluginDescriptorLoader(plugins()), LOADERS,
        ArtifactDescriptorValidatorBuilder.builder()).create(folder.toFile(), Optional.empty());
  }

  /** The editions share the code, and this engine's tells both from its own manifest. */
  private static <T> T asEnterprise(String mule, Supplier<T> reading) {
    Attributes engine = MuleManifest.getManifest().getMainAttributes();
    String edition = engine.putValue(EDITION, "Mule EE Core");
    String version = engine.putValue(VERSION, mule);
    try {
      return reading.get();
    } finally {
      engine.putValue(EDITION, edition);
      engine.putValue(VERSION, version);
    }
  }

  /** What a runtime finds through its service files. */
  private static final class Loaders implements DescriptorLoaderRepository {

    private final List<DescriptorLoader> loaders = List.of(new MavenBundleDescriptorLoader(),
        new DeployableMavenClassLoaderModelLoader(null, null), new PluginMavenClassLoaderModelLoader(null, null));

    @Override
    public <T extends DescriptorLoader> T get(String id, ArtifactType type, Class<T> kind) throws LoaderNotFoundException {
      return loaders.stream().filter(kind::isInstance).map(kind::cast)
          .filter(loader -> loader.getId().equals(id) && loader.supportsArtifactType(type)).findFirst()
          .orElseThrow(() -> new LoaderNotFoundException("No " + kind.getSimpleName() + " '" + id + "' for a " + type));
    }
  }
}
