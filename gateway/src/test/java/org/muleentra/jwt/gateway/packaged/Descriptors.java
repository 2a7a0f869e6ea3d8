package org.muleentra.jwt.gateway.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
  private static final DescriptorLoaderRepository LOADERS = new Loaders();

  private Descriptors() {}

  static ArtifactPluginDescriptorFactory plugins() {
    return new ArtifactPluginDescriptorFactory(LOADERS, ArtifactDescriptorValidatorBuilder.builder());
  }

  /** Reads the one plugin in the repository of an unpacked package. */
  static ArtifactPluginDescriptor pluginOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("repository"))) {
      return files.filter(file -> file.toString().endsWith("-mule-plugin.jar"))
          .map(jar -> plugins().create(jar.toFile(), Optional.empty())).findFirst().orElseThrow();
    }
  }

  /** Reads an unpacked policy as the Enterprise edition does, which alone has API Manager's policies; the editions share the code. */
  static PolicyTemplateDescriptor policy(Path folder) {
    Attributes engine = MuleManifest.getManifest().getMainAttributes();
    String edition = engine.putValue(EDITION, "Mule EE Core");
    try {
      return policyOnThisEdition(folder);
    } finally {
      engine.putValue(EDITION, edition);
    }
  }

  /** Reads an unpacked policy as the Community edition, which is what runs here. */
  static PolicyTemplateDescriptor policyOnThisEdition(Path folder) {
    return new PolicyTemplateDescriptorFactory(new ArtifactPluginDescriptorLoader(plugins()), LOADERS,
        ArtifactDescriptorValidatorBuilder.builder()).create(folder.toFile(), Optional.empty());
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
