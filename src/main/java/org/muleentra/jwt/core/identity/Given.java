package org.muleentra.jwt.core.identity;

import org.muleentra.jwt.core.setting.InvalidSettingException;

/** What was set, and the setting that tells what is wrong with it; immutable, and never shown. */
final class Given {

  private final String field;
  private final String value;

  /** @param value {@code null} when not given */
  Given(String field, String value) {
    this.field = field;
    this.value = value;
  }

  String field() {
    return field;
  }

  boolean isMissing() {
    return value == null;
  }

  String value() {
    return value;
  }

  /** Its characters, or none when not given; a copy to be wiped. */
  char[] characters() {
    return value == null ? new char[0] : value.toCharArray();
  }

  /** What more there is to say of a password that is taken for a wrong one: Java 17 cannot use every right one for PKCS #12. */
  String unlessAscii() {
    return value.chars().allMatch(c -> c < 0x80) ? "" : "; not every Java can use one that is not ASCII";
  }

  /** @param rule what it must be, as the rest of a sentence */
  InvalidSettingException wrong(String rule) {
    return new InvalidSettingException(field, rule);
  }

  /** Throws unless the rule holds. */
  void require(boolean holds, String rule) {
    InvalidSettingException.require(field, holds, rule);
  }
}
