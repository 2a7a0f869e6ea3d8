package org.muleentra.jwt.gateway.form;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mule.runtime.extension.api.annotation.param.ParameterGroup;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.setting.Shape;
import org.muleentra.jwt.mule.EntraJwtConfiguration;

/** The rule of each of the extension's settings, found by filling in every field of its configuration and asking for what is given. */
public final class SettingRules {

  private static final Map<String, Setting<?, ?>> BY_NAME = byName();

  private SettingRules() {}

  /** By the name of the setting. */
  public static Map<String, Setting<?, ?>> all() {
    return BY_NAME;
  }

  /** Why a deployment would not take a form's value of this setting by itself; {@code null} where it would. */
  public static InvalidSettingException refusal(String name, Object value) {
    Setting<?, ?> setting = BY_NAME.get(name);
    return setting == null ? null : refusal(setting, value);
  }

  @SuppressWarnings("unchecked")
  private static <R> InvalidSettingException refusal(Setting<R, ?> setting, Object value) {
    try {
      SettingValues.NONE.with(setting, (R) (setting.shape().kind() == Shape.Kind.MAP ? pairs((List<?>) value) : value)).get(setting);
      return null;
    } catch (InvalidSettingException e) {
      return e;
    }
  }

  private static Map<Object, Object> pairs(List<?> entries) {
    Map<Object, Object> pairs = new LinkedHashMap<>();
    entries.forEach(entry -> pairs.put(((Map<?, ?>) entry).get("key"), ((Map<?, ?>) entry).get("value")));
    return pairs;
  }

  private static Map<String, Setting<?, ?>> byName() {
    Map<String, Setting<?, ?>> rules = new HashMap<>();
    Arrays.stream(EntraJwtConfiguration.class.getDeclaredFields()).filter(field -> field.isAnnotationPresent(ParameterGroup.class))
        .forEach(group -> givenBy(group.getType()).settings().forEach(rule -> rules.put(rule.name(), rule)));
    return Map.copyOf(rules);
  }

  private static SettingValues givenBy(Class<?> type) {
    try {
      Object group = type.getConstructor().newInstance();
      for (Field field : type.getDeclaredFields()) {
        field.setAccessible(true);
        if (field.getType() == String.class) {
          field.set(group, field.getName());
        } else if (field.getType() == List.class) {
          field.set(group, List.of(field.getName()));
        } else if (field.getType() == Map.class) {
          field.set(group, Map.of(field.getName(), field.getName()));
        }
      }
      return (SettingValues) type.getMethod("in", SettingValues.class).invoke(group, SettingValues.NONE);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the extension's settings could not be read", e);
    }
  }
}
