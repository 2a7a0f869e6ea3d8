package org.muleentra.jwt.core.authority;

import java.util.Locale;

/** The form of a tenant id: a GUID, written lower-case as Entra writes it. */
public final class TenantId {

  /** The tenant of personal Microsoft accounts. */
  public static final String PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";

  private static final int LENGTH = 36;

  private TenantId() {}

  /** Whether the text is a GUID of 8-4-4-4-12 hexadecimal digits, in any case; {@code null} is none. */
  public static boolean isGuid(String text) {
    if (text == null || text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /** The GUID in lower case. */
  public static String canonical(String guid) {
    return guid.toLowerCase(Locale.ROOT);
  }

  private static boolean isHexDigit(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }
}
