package org.muleentra.jwt.mule;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mule.runtime.extension.api.annotation.Operations;
import org.mule.runtime.extension.api.annotation.param.Config;
import org.mule.runtime.extension.api.annotation.param.ParameterGroup;
import org.mule.runtime.extension.api.runtime.parameter.CorrelationInfo;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.mule.runtime.extension.api.security.AuthenticationHandler;
import org.muleentra.jwt.mule.client.ClientConfiguration;

/** What the SDK reads off the extension's classes: operations and parameters, groups opened. */
final class SdkFace {

  /** A parameter as users see it. */
  record Setting(String name, Type type, AnnotatedElement annotations) {

    @Override
    public String toString() {
      return name;
    }
  }

  private SdkFace() {}

  static List<Method> operations() {
    return Stream.of(EntraJwtExtension.class, EntraJwtConfiguration.class, ClientConfiguration.class)
        .flatMap(owner -> Arrays.stream(owner.getAnnotation(Operations.class).value()))
        // Two configurations may have an operation in common.
        .distinct()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> java.lang.reflect.Modifier.isPublic(method.getModifiers()))
        // The runtime takes lifecycle methods for what they are, and so no operations.
        .filter(method -> !method.getName().equals("initialise"))
        .collect(Collectors.toList());
  }

  static List<Setting> configuration() {
    return fields(EntraJwtConfiguration.class);
  }

  static List<Setting> client() {
    return fields(ClientConfiguration.class);
  }

  static List<Setting> parameters(Method operation) {
    List<Setting> settings = new ArrayList<>();
    for (Parameter parameter : operation.getParameters()) {
      if (parameter.isAnnotationPresent(ParameterGroup.class)) {
        settings.addAll(fields(parameter.getType()));
      } else if (!parameter.isAnnotationPresent(Config.class) && parameter.getType() != CompletionCallback.class
          && parameter.getType() != AuthenticationHandler.class && parameter.getType() != CorrelationInfo.class) {
        settings.add(new Setting(parameter.getName(), parameter.getParameterizedType(), parameter));
      }
    }
    settings.addAll(fields(operation.getDeclaringClass()));
    return settings;
  }

  static List<Setting> all() {
    return Stream.concat(Stream.concat(configuration().stream(), client().stream()), operations().stream().flatMap(o -> parameters(o).stream()))
        .collect(Collectors.toList());
  }

  private static List<Setting> fields(Class<?> type) {
    List<Setting> settings = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(ParameterGroup.class)) {
        settings.addAll(fields(field.getType()));
      } else if (field.isAnnotationPresent(org.mule.runtime.extension.api.annotation.param.Parameter.class)) {
        settings.add(new Setting(field.getName(), field.getGenericType(), field));
      }
    }
    return settings;
  }
}
