package org.muleentra.jwt.core.outbound;

import java.util.regex.Pattern;

/** A server's word for what is wrong, as far as it is a code and no sentence: sentences may name what no log should hold. */
public final class ErrorCode {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.]{1,64}");

  private ErrorCode() {}

  /** The code, or {@code null} where the value is none. */
  public static String of(Object value) {
    return value instanceof String && CODE.matcher((String) value).matches() ? (String) value : null;
  }
}
