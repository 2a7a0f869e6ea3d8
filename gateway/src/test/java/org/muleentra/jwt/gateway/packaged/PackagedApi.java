package org.muleentra.jwt.gateway.packaged;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mule.runtime.api.dsl.DslResolvingContext;
import org.mule.runtime.api.meta.model.ExtensionModel;
import org.mule.runtime.core.api.extension.MuleExtensionModelProvider;
import org.mule.runtime.core.api.policy.PolicyParametrization;
import org.mule.runtime.deployment.model.api.application.Application;
import org.mule.runtime.deployment.model.api.plugin.ArtifactPlugin;
import org.mule.runtime.deployment.model.api.plugin.ArtifactPluginDescriptor;
import org.mule.runtime.deployment.model.api.plugin.LoaderDescriber;
import org.mule.runtime.deployment.model.api.policy.PolicyTemplate;
import org.mule.runtime.deployment.model.api.policy.PolicyTemplateDescriptor;
import org.mule.runtime.deployment.model.internal.plugin.BundlePluginDependenciesResolver;
import org.mule.runtime.deployment.model.internal.policy.PolicyTemplateClassLoaderFactory;
import org.mule.runtime.module.deployment.impl.internal.policy.ApplicationPolicyTemplateClassLoaderBuilderFactory;
import org.mule.runtime.module.deployment.impl.internal.policy.DefaultApplicationPolicyInstance;
import org.mule.runtime.module.deployment.impl.internal.policy.DefaultPolicyTemplateFactory;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.policy.OnePolicy;

/** An application, and the packaged policy in front of it as the engine puts it there. */
final class PackagedApi implements AutoCloseable {

  private final Services services;
  private final BesideApplication application;
  private final PolicyTemplate template;
  private final DefaultApplicationPolicyInstance policy;

  private PackagedApi(Services services, BesideApplication application, PolicyTemplate template,
      DefaultApplicationPolicyInstance policy) {
    this.services = services;
    this.application = application;
    this.template = template;
    this.policy = policy;
  }

  /**
   * Starts the application with the policy in front.
   *
   * @param folder an empty folder, for the unpacked policy and the application
   * @param policyJar the packaged policy
   * @param policyXml the rendered template
   * @param libraries what the application carries
   * @param shared packages that the application offers to all
   * @param plugins plugins of the application
   */
  static PackagedApi start(Path folder, Path policyJar, String policyXml, List<URL> libraries, Set<String> shared,
      ArtifactPluginDescriptor... plugins) throws Exception {
    return start(folder, policyJar, policyXml, ApiSpec.open("orders", "/orders/*").application(), libraries, shared, plugins);
  }

  /** As above, with an application that does something else than report. */
  static PackagedApi start(Path folder, Path policyJar, String policyXml, String applicationXml, List<URL> libraries, Set<String> shared,
      ArtifactPluginDescriptor... plugins) throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // Else the engine keeps its object stores and transaction logs in .mule/ where it was started, from one run to the next.
    System.setProperty("mule.workingDirectory", folder.resolve("mule").toString());
    List<AutoCloseable> started = new ArrayList<>();
    try {
      Container container = new Container();
      Services services = Services.start(container);
      started.add(services);
      BesideApplication application = BesideApplication.over(container, Files.createDirectory(folder.resolve("app")),
          applicationXml, libraries, shared, plugins);
      started.add(application);
      OnePolicy policies = new OnePolicy();
      application.prepare(services, policies);
      Path unpacked = folder.resolve("policy-template");
      Jars.unpack(policyJar, unpacked);
      PolicyTemplateDescriptor descriptor = Descriptors.policy(unpacked);
      Application seen = PolicyIsolation.appliesTo(descriptor) ? PolicyIsolation.of(application.artifact()) : application.artifact();
      PolicyTemplate template = template(container, seen, descriptor);
      Path rendered = Files.writeString(folder.resolve("policy.xml"), policyXml);
      DefaultApplicationPolicyInstance policy = new DefaultApplicationPolicyInstance(seen, template,
          new PolicyParametrization("orders-policy", request -> true, 1, Map.of(), rendered.toFile(), List.of()),
          () -> List.copyOf(services.container()), services.classLoaders(), template.getArtifactPlugins(),
          services.extensionLoaders(), null);
      policy.initialise();
      policies.give(policy.getSourcePolicy().orElseThrow());
      application.start();
      return new PackagedApi(services, application, template, policy);
    } catch (Exception | LinkageError e) {
      Collections.reverse(started);
      for (AutoCloseable each : started) {
        each.close();
      }
      throw e;
    } finally {
      System.clearProperty("mule.workingDirectory");
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static PolicyTemplate template(Container container, Application application, PolicyTemplateDescriptor descriptor) {
    return new DefaultPolicyTemplateFactory(
        new ApplicationPolicyTemplateClassLoaderBuilderFactory(new PolicyTemplateClassLoaderFactory(), container.pluginLoaders()),
        new BundlePluginDependenciesResolver(Descriptors.plugins()), request -> { })
        .createArtifact(application, descriptor);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + services.address().getPort() + path);
  }

  long flowRuns() {
    return services.flowRuns();
  }

  ClassLoader applicationLoader() {
    return application.loader();
  }

  /** The loaders of the plugins that the application brought. */
  List<ClassLoader> applicationPluginLoaders() {
    return application.artifact().getArtifactPlugins().stream()
        .map(plugin -> plugin.getArtifactClassLoader().getClassLoader()).toList();
  }

  /** The loaders of the plugins that the policy brought. */
  List<ClassLoader> pluginLoaders() {
    return template.getArtifactPlugins().stream()
        .map(plugin -> plugin.getArtifactClassLoader().getClassLoader()).toList();
  }

  /** The extension's model, read from the packaged plugin as a runtime and a tool read it. */
  ExtensionModel extension() {
    ArtifactPlugin plugin = template.getArtifactPlugins().get(0);
    LoaderDescriber described = plugin.getDescriptor().getExtensionModelDescriptorProperty().orElseThrow();
    return services.extensionLoaders().getExtensionModelLoader(described).orElseThrow().loadExtensionModel(
        plugin.getArtifactClassLoader().getClassLoader(),
        DslResolvingContext.getDefault(Set.of(MuleExtensionModelProvider.getExtensionModel())), described.getAttributes());
  }

  @Override
  public void close() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      application.close();
      policy.dispose();
      services.close();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
