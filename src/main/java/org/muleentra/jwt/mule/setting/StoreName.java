package org.muleentra.jwt.mule.setting;

import java.util.regex.Pattern;
import org.muleentra.jwt.core.error.InvalidSettingException;

/** The name of a Mule Object Store, as a setting states it. */
final class StoreName {

  /** What names of object stores are made of; an expression or a placeholder is not. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private StoreName() {}

  /**
   * The name, or {@code null} where none is stated.
   *
   * @throws InvalidSettingException when it is no name
   */
  static String of(String field, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (!NAME.matcher(value).matches()) {
      throw new InvalidSettingException(field, "must be 1 to 100 letters, digits, dots, hyphens and underscores");
    }
    return value;
  }
}
