package org.muleentra.jwt.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.setting.Shape;

/**
 * Every setting that some class of the extension declares, by its name: found in its classes, so that nobody lists them.
 *
 * <p>No part of the extension. Its tests and the command line compile this file, each for itself.
 */
public final class DeclaredSettings {

  private static final Pattern DECLARING = Pattern.compile("/?(org/muleentra/jwt/(?:core|mule/setting)/.+)\\.class");
  private static final Map<String, Setting<?, ?>> BY_NAME = Collections.unmodifiableMap(byName());

  private DeclaredSettings() {}

  /** By name; unmodifiable. */
  public static Map<String, Setting<?, ?>> all() {
    return BY_NAME;
  }

  /**
   * The values of a form, as the adapter would give them.
   *
   * @throws IllegalArgumentException when no class declares a setting of one of the names
   */
  public static SettingValues given(Map<String, Object> form) {
    SettingValues values = SettingValues.NONE;
    for (Map.Entry<String, Object> field : form.entrySet()) {
      Setting<?, ?> setting = BY_NAME.get(field.getKey());
      if (setting == null) {
        throw new IllegalArgumentException("no class declares a setting " + field.getKey());
      }
      values = with(values, setting, field.getValue());
    }
    return values;
  }

  /** Why a deployment would not take a form's value of this setting by itself; {@code null} where it would, or there is none. */
  public static InvalidSettingException refusal(String name, Object value) {
    Setting<?, ?> setting = BY_NAME.get(name);
    try {
      if (setting != null) {
        with(SettingValues.NONE, setting, value).get(setting);
      }
      return null;
    } catch (InvalidSettingException e) {
      return e;
    }
  }

  @SuppressWarnings("unchecked")
  private static <R> SettingValues with(SettingValues values, Setting<R, ?> setting, Object value) {
    return values.with(setting, (R) raw(setting.shape().kind(), value));
  }

  private static Object raw(Shape.Kind kind, Object value) {
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
    try {
      Path classes = Path.of(Setting.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(classes)) {
        collect(classes, settings);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(classes, (ClassLoader) null)) {
          collect(jar.getPath("/"), settings);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return settings;
  }

  private static void collect(Path classes, Map<String, Setting<?, ?>> settings) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      files.map(file -> DECLARING.matcher(classes.relativize(file).toString())).filter(name -> name.matches())
          .map(name -> name.group(1).replace('/', '.')).sorted().forEach(name -> collect(name, settings));
    }
  }

  private static void collect(String className, Map<String, Setting<?, ?>> settings) {
    try {
      for (Field field : Class.forName(className, false, Setting.class.getClassLoader()).getFields()) {
        if (field.getType() == Setting.class && Modifier.isStatic(field.getModifiers())) {
          Setting<?, ?> setting = (Setting<?, ?>) field.get(null);
          Setting<?, ?> other = settings.put(setting.name(), setting);
          if (other != null && other != setting) {
            throw new IllegalStateException("two settings are called " + setting.name());
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
