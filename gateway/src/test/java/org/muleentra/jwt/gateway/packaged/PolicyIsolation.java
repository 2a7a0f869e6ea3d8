package org.muleentra.jwt.gateway.packaged;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.mule.runtime.api.artifact.Registry;
import org.mule.runtime.api.meta.model.ExtensionModel;
import org.mule.runtime.core.api.extension.ExtensionManager;
import org.mule.runtime.deployment.model.api.application.Application;
import org.mule.runtime.deployment.model.api.policy.PolicyTemplateDescriptor;

/**
 * The rule by which runtimes from Mule 4.4 on keep a policy apart from the application, which this engine has not: what they let
 * the policy see of the application. Read in MuleSoft's public sources.
 */
final class PolicyIsolation {

  private static final String SINCE = "4.4.0";

  /** Extensions of the application that an isolated policy still gets. */
  private static final Set<String> INHERITED = Set.of("HTTP", "Sockets");

  private PolicyIsolation() {}

  /** The policy's own descriptor decides it, whatever the plugin's and the application's say. */
  static boolean appliesTo(PolicyTemplateDescriptor policy) {
    return policy.getMinMuleVersion().atLeast(SINCE);
  }

  /** The application as an isolated policy sees it: its plugins stand in for none of the policy's, nor do their configurations. */
  static Application of(Application application) {
    return changed(Application.class, application, Map.of("getArtifactPlugins", plugins -> List.of(),
        "getRegistry", registry -> changed(Registry.class, registry, Map.of("lookupByName", found -> ((Optional<?>) found)
            .map(each -> each instanceof ExtensionManager ? withoutTheApplications(each) : each)))));
  }

  private static ExtensionManager withoutTheApplications(Object extensions) {
    return changed(ExtensionManager.class, extensions, Map.of(
        "getExtensions", models -> ((Set<?>) models).stream().filter(PolicyIsolation::isInherited).collect(Collectors.toSet()),
        "getExtension", model -> ((Optional<?>) model).filter(PolicyIsolation::isInherited),
        "getConfigurationProvider", provider -> Optional.empty()));
  }

  private static boolean isInherited(Object model) {
    return INHERITED.contains(((ExtensionModel) model).getName());
  }

  /** The same, but for what some of its methods return. */
  private static <T> T changed(Class<T> type, Object target, Map<String, UnaryOperator<Object>> changes) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
      try {
        return changes.getOrDefault(method.getName(), UnaryOperator.identity()).apply(method.invoke(target, arguments));
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }));
  }
}
