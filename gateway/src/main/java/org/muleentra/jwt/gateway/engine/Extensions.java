package org.muleentra.jwt.gateway.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mule.runtime.api.dsl.DslResolvingContext;
import org.mule.runtime.api.meta.model.ExtensionModel;
import org.mule.runtime.core.api.MuleContext;
import org.mule.runtime.core.api.config.builders.AbstractConfigurationBuilder;
import org.mule.runtime.core.api.extension.ExtensionManager;
import org.mule.runtime.core.api.extension.MuleExtensionModelProvider;
import org.mule.runtime.module.extension.api.loader.java.DefaultJavaExtensionModelLoader;
import org.mule.runtime.module.extension.api.manager.DefaultExtensionManagerFactory;

/** The extensions that every context of an engine knows. Their models are read once. */
final class Extensions extends AbstractConfigurationBuilder {

  /** Any version will do: the engine only shows it. */
  private static final String VERSION = "1.0.0";

  private final Set<ExtensionModel> models = new LinkedHashSet<>();

  Extensions(List<Class<?>> extensions) {
    models.add(MuleExtensionModelProvider.getExtensionModel());
    extensions.forEach(extension -> models.add(new DefaultJavaExtensionModelLoader().loadExtensionModel(
        extension.getClassLoader(), DslResolvingContext.getDefault(Set.copyOf(models)),
        Map.of("type", extension.getName(), "version", VERSION))));
  }

  @Override
  protected void doConfigure(MuleContext context) {
    ExtensionManager manager = new DefaultExtensionManagerFactory().create(context);
    models.forEach(manager::registerExtension);
  }
}
