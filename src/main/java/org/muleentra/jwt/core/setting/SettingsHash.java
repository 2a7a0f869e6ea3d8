package org.muleentra.jwt.core.setting;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.muleentra.jwt.core.hash.Sha256;

/** Tells settings apart by a hash, so that a record can say by which of them something was decided. */
final class SettingsHash {

  private SettingsHash() {
  }

  /**
   * SHA-256 in base64url of what is given: settings by name, lists and maps in the order given. What is given as it is unless given
   * counts as not given, and so does every secret: equal hashes decide equally, whatever the credentials are.
   */
  static String of(Map<Setting<?, ?>, Object> given) {
    TreeMap<String, Object> effective = new TreeMap<>();
    given.forEach((setting, value) -> {
      if (!setting.shape().isSecret() && !Objects.equals(setting.shape().unlessGiven(), value)) {
        effective.put(setting.name(), value);
      }
    });
    StringBuilder text = new StringBuilder();
    effective.forEach((name, value) -> {
      append(text, name);
      appendValue(text, value);
    });
    return Sha256.base64url(text.toString());
  }

  private static void appendValue(StringBuilder text, Object value) {
    if (value instanceof Collection) {
      Collection<?> values = (Collection<?>) value;
      append(text, "list " + values.size());
      values.forEach(each -> append(text, String.valueOf(each)));
    } else if (value instanceof Map) {
      Map<?, ?> values = (Map<?, ?>) value;
      append(text, "map " + values.size());
      values.forEach((key, each) -> {
        append(text, String.valueOf(key));
        append(text, String.valueOf(each));
      });
    } else {
      append(text, String.valueOf(value));
    }
  }

  /** With its length, so that no two lists of texts make one. */
  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part).append('\n');
  }
}
