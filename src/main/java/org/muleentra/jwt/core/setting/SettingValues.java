package org.muleentra.jwt.core.setting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What was given for settings, each proven when it is read; what is {@code null} or empty was not given. Immutable.
 *
 * <p>Its text names the settings that are given and never what was given.
 */
public final class SettingValues {

  /** Nothing is given. */
  public static final SettingValues NONE = new SettingValues(Collections.emptyMap());

  private final Map<Setting<?, ?>, Object> given;

  private SettingValues(Map<Setting<?, ?>, Object> given) {
    this.given = given;
  }

  /** The same, with this given for one setting in place of what was. */
  public <R> SettingValues with(Setting<R, ?> setting, R value) {
    Map<Setting<?, ?>, Object> next = new LinkedHashMap<>(given);
    if (isEmpty(value)) {
      next.remove(setting);
    } else {
      next.put(setting, copy(value));
    }
    return new SettingValues(next);
  }

  /** The same, with all that others give in place of what was; what they do not give stays. */
  public SettingValues with(SettingValues others) {
    Map<Setting<?, ?>, Object> next = new LinkedHashMap<>(given);
    next.putAll(others.given);
    return new SettingValues(next);
  }

  /** The same, with nothing given for secrets: for who keeps the rest. */
  public SettingValues withoutSecrets() {
    Map<Setting<?, ?>, Object> next = new LinkedHashMap<>(given);
    next.keySet().removeIf(setting -> setting.shape().isSecret());
    return new SettingValues(next);
  }

  /**
   * Reads a setting.
   *
   * @return what its rule makes of what was given, or of nothing
   * @throws InvalidSettingException where the rule is broken
   */
  @SuppressWarnings("unchecked")
  public <R, T> T get(Setting<R, T> setting) {
    return setting.read((R) given.get(setting));
  }

  /** The settings for which something is given. */
  public Set<Setting<?, ?>> settings() {
    return Collections.unmodifiableSet(given.keySet());
  }

  /** Whether anything is given. */
  public boolean has(Setting<?, ?> setting) {
    return given.containsKey(setting);
  }

  /** Whether nothing at all is given. */
  public boolean isEmpty() {
    return given.isEmpty();
  }

  /** A hash that tells them apart, without secrets and whatever stands for its own default; SHA-256 in base64url. */
  public String hash() {
    return SettingsHash.of(given);
  }

  private static boolean isEmpty(Object value) {
    return value == null || "".equals(value) || value instanceof Collection && ((Collection<?>) value).isEmpty()
        || value instanceof Map && ((Map<?, ?>) value).isEmpty();
  }

  private static Object copy(Object value) {
    return value instanceof Collection ? Collections.unmodifiableList(new ArrayList<>((Collection<?>) value))
        : value instanceof Map ? Collections.unmodifiableMap(new LinkedHashMap<>((Map<?, ?>) value)) : value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SettingValues && given.equals(((SettingValues) other).given);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder names = new StringBuilder();
    given.keySet().forEach(setting -> names.append(names.length() == 0 ? "" : ", ").append(setting.name()));
    return names.toString();
  }
}
