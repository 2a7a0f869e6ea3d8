package org.muleentra.jwt.gateway.engine;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.mule.runtime.api.dsl.DslResolvingContext;
import org.mule.runtime.api.meta.model.ExtensionModel;
import org.mule.runtime.core.api.extension.MuleExtensionModelProvider;
import org.mule.runtime.extension.api.dsl.syntax.resolver.DslSyntaxResolver;
import org.mule.runtime.extension.api.dsl.syntax.resources.spi.ExtensionSchemaGenerator;
import org.mule.runtime.extension.api.persistence.ExtensionModelJsonSerializer;
import org.mule.runtime.module.extension.api.loader.java.DefaultJavaExtensionModelLoader;
import org.muleentra.jwt.gateway.engine.bytecode.EngineClasses;

/**
 * What Mule 4.1.1 makes of an extension's class: the model that tools read, and the schema that configurations are written to.
 *
 * @param model the model, as the engine has it
 */
public record ExtensionFace(ExtensionModel model) {

  static {
    EngineClasses.prepare();
  }

  /**
   * Reads an extension as the engine does at the start of an application.
   *
   * @param extension class annotated as an SDK extension
   * @param version version that the model states
   */
  public static ExtensionFace of(Class<?> extension, String version) {
    return new ExtensionFace(new DefaultJavaExtensionModelLoader().loadExtensionModel(extension.getClassLoader(),
        DslResolvingContext.getDefault(Set.of(MuleExtensionModelProvider.getExtensionModel())),
        Map.of("type", extension.getName(), "version", version)));
  }

  /** Returns the XML schema that the engine checks configurations against. */
  public String schema() {
    return ServiceLoader.load(ExtensionSchemaGenerator.class).findFirst().orElseThrow().generate(model, context());
  }

  /** Returns the model in the JSON form that is published beside an extension and read by Exchange and Studio. */
  public String json() {
    return new ExtensionModelJsonSerializer(true).serialize(model);
  }

  /** Returns how the parts of the model are written in XML. */
  public DslSyntaxResolver syntax() {
    return DslSyntaxResolver.getDefault(model, context());
  }

  private DslResolvingContext context() {
    return DslResolvingContext.getDefault(Set.of(MuleExtensionModelProvider.getExtensionModel(), model));
  }
}
