package org.muleentra.jwt.gateway.secret;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.ParameterGroup;
import org.mule.runtime.extension.api.annotation.param.display.Password;

/** A configuration of the extension, its fields filled as the SDK fills them: with what is given, and with defaults. */
final class Configured {

  private final Initialisable configuration;

  Configured(Class<? extends Initialisable> type, Map<String, Object> given) throws ReflectiveOperationException {
    configuration = (Initialisable) filled(type, given);
  }

  private static Object filled(Class<?> type, Map<String, Object> given) throws ReflectiveOperationException {
    Object owner = type.getConstructor().newInstance();
    for (Field field : type.getDeclaredFields()) {
      field.setAccessible(true);
      if (field.isAnnotationPresent(ParameterGroup.class)) {
        field.set(owner, filled(field.getType(), given));
      } else if (field.isAnnotationPresent(Parameter.class)) {
        Object value = given.getOrDefault(field.getName(), unlessGiven(field));
        if (value != null) {
          field.set(owner, value);
        }
      }
    }
    return owner;
  }

  private static Object unlessGiven(Field field) {
    Optional optional = field.getAnnotation(Optional.class);
    String value = optional == null || optional.defaultValue().equals(Optional.NULL) ? null : optional.defaultValue();
    return value == null || field.getType() == String.class ? value
        : field.getType() == int.class ? (Object) Integer.valueOf(value) : Boolean.valueOf(value);
  }

  /** Secret fields of a configuration and its groups. */
  static List<Field> secrets(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields()).flatMap(field -> field.isAnnotationPresent(ParameterGroup.class)
        ? secrets(field.getType()).stream() : field.isAnnotationPresent(Password.class) ? Stream.of(field) : Stream.empty()).toList();
  }

  /** As when the application is deployed. */
  void initialise() throws InitialisationException {
    configuration.initialise();
  }

  Object configuration() {
    return configuration;
  }

  /** What a field of the configuration, or of one of its groups, has now. */
  Object value(Field secret) throws ReflectiveOperationException {
    for (Field group : configuration.getClass().getDeclaredFields()) {
      if (group.getType() == secret.getDeclaringClass()) {
        group.setAccessible(true);
        secret.setAccessible(true);
        return secret.get(group.get(configuration));
      }
    }
    secret.setAccessible(true);
    return secret.get(configuration);
  }
}
