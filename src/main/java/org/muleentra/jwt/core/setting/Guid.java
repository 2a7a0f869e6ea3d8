package org.muleentra.jwt.core.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The id of a tenant, an application, a group or a person: a GUID, written lower-case as Entra writes it. */
public final class Guid {

  /** The tenant of personal Microsoft accounts. */
  public static final String PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";

  /** What a GUID matches, in any case. */
  public static final String PATTERN = "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";

  /** Those of Microsoft's documentation, and nothing at all. */
  private static final List<String> PLACEHOLDERS = Arrays.asList(
      "00000000-0000-0000-0000-000000000000", "00001111-aaaa-2222-bbbb-3333cccc4444",
      "11112222-bbbb-3333-cccc-4444dddd5555", "22223333-cccc-4444-dddd-5555eeee6666",
      "33334444-dddd-5555-eeee-6666ffff7777", "44445555-eeee-6666-ffff-7777aaaa8888",
      "aaaabbbb-0000-cccc-1111-dddd2222eeee", "bbbbcccc-1111-dddd-2222-eeee3333ffff",
      "ccccdddd-2222-eeee-3333-ffff4444aaaa", "ddddeeee-3333-ffff-4444-aaaa5555bbbb",
      "eeeeffff-4444-aaaa-5555-bbbb6666cccc", "12345678-1234-1234-1234-123456789012");

  /** What a GUID out of an example matches, in any case. */
  public static final String PLACEHOLDER_PATTERN = PLACEHOLDERS.stream().map(Format::inAnyCase).collect(Collectors.joining("|", "(?:", ")"));

  private static final int LENGTH = 36;

  private Guid() {}

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

  /** The GUID in lower case, and any other text as it stands. */
  public static String canonical(String text) {
    return isGuid(text) ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static boolean isHexDigit(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }
}
