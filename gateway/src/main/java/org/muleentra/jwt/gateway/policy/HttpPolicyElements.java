package org.muleentra.jwt.gateway.policy;

import static org.mule.runtime.dsl.api.component.AttributeDefinition.Builder.fromChildCollectionConfiguration;
import static org.mule.runtime.dsl.api.component.AttributeDefinition.Builder.fromChildConfiguration;
import static org.mule.runtime.dsl.api.component.AttributeDefinition.Builder.fromSimpleParameter;
import static org.mule.runtime.dsl.api.component.TypeDefinition.fromType;

import java.util.List;
import org.mule.runtime.core.api.policy.DefaultPolicyInstance;
import org.mule.runtime.core.api.policy.PolicyChain;
import org.mule.runtime.core.api.processor.Processor;
import org.mule.runtime.core.internal.policy.PolicyNextActionMessageProcessor;
import org.mule.runtime.dsl.api.component.AttributeDefinition;
import org.mule.runtime.dsl.api.component.ComponentBuildingDefinition;
import org.mule.runtime.dsl.api.component.ComponentBuildingDefinitionProvider;

/** Says what the engine builds for {@code http-policy:proxy}, its two chains, and {@code execute-next}. */
public final class HttpPolicyElements implements ComponentBuildingDefinitionProvider {

  @Override
  public void init() {
    // The definitions need nothing prepared.
  }

  @Override
  public List<ComponentBuildingDefinition> getComponentBuildingDefinitions() {
    return List.of(
        element("proxy", DefaultPolicyInstance.class)
            .withSetterParameterDefinition("sourcePolicyChain", chain("source"))
            .withSetterParameterDefinition("operationPolicyChain", chain("operation"))
            .build(),
        chainElement("source"),
        chainElement("operation"),
        element("execute-next", PolicyNextActionMessageProcessor.class).build());
  }

  private static ComponentBuildingDefinition.Builder element(String name, Class<?> type) {
    return new ComponentBuildingDefinition.Builder()
        .withNamespace(HttpPolicyNamespace.PREFIX)
        .withIdentifier(name)
        .withTypeDefinition(fromType(type));
  }

  private static ComponentBuildingDefinition chainElement(String name) {
    return element(name, PolicyChain.class)
        .withSetterParameterDefinition("processors", fromChildCollectionConfiguration(Processor.class).build())
        .withSetterParameterDefinition("propagateMessageTransformations",
            fromSimpleParameter("propagateMessageTransformations").withDefaultValue(false).build())
        .build();
  }

  private static AttributeDefinition chain(String element) {
    return fromChildConfiguration(PolicyChain.class).withWrapperIdentifier(element).build();
  }
}
