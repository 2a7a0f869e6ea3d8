package org.muleentra.jwt.core.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every setting that some class of the extension declares, by its name. */
public final class DeclaredSettings {

  private static final Map<String, Setting<?, ?>> BY_NAME = byName();

  private DeclaredSettings() {}

  /** By name. */
  public static Map<String, Setting<?, ?>> all() {
    return BY_NAME;
  }

  /** The values of a form, as the adapter would give them. */
  public static SettingValues given(Map<String, Object> form) {
    SettingValues values = SettingValues.NONE;
    for (Map.Entry<String, Object> field : form.entrySet()) {
      Setting<?, ?> setting = BY_NAME.get(field.getKey());
      if (setting == null) {
        throw new AssertionError("no class declares a setting " + field.getKey());
      }
      values = with(values, setting, field.getValue());
    }
    return values;
  }

  @SuppressWarnings("unchecked")
  private static <R> SettingValues with(SettingValues values, Setting<R, ?> setting, Object value) {
    return values.with(setting, (R) given(setting.shape().kind(), value));
  }

  private static Object given(Shape.Kind kind, Object value) {
    switch (kind) {
      case NUMBER:
        return Math.toIntExact(((Number) value).longValue());
      case MAP:
        Map<Object, Object> pairs = new LinkedHashMap<>();
        ((List<?>) value).forEach(entry -> pairs.put(((Map<?, ?>) entry).get("key"), ((Map<?, ?>) entry).get("value")));
        return pairs;
      default:
        return value;
    }
  }

  private static Map<String, Setting<?, ?>> byName() {
    Map<String, Setting<?, ?>> settings = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classes())) {
      files.map(file -> classes().relativize(file).toString()).filter(name -> name.endsWith(".class") && name.matches(".*/(core|mule/setting)/.*"))
          .sorted().forEach(name -> collect(name.replace(".class", "").replace('/', '.'), settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  private static Path classes() {
    try {
      return Path.of(Setting.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void collect(String className, Map<String, Setting<?, ?>> settings) {
    try {
      for (Field field : Class.forName(className, false, Setting.class.getClassLoader()).getFields()) {
        if (field.getType() == Setting.class && Modifier.isStatic(field.getModifiers())) {
          Setting<?, ?> setting = (Setting<?, ?>) field.get(null);
          Setting<?, ?> other = settings.put(setting.name(), setting);
          if (other != null && other != setting) {
            throw new AssertionError("two settings are called " + setting.name());
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
