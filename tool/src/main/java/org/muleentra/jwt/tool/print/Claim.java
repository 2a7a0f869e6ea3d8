package org.muleentra.jwt.tool.print;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** A claim as it may be shown: in ASCII without control characters, cut where it is long, and without people's names unless asked for. */
public final class Claim {

  /** What names people, or where they are (Microsoft identity platform, "Access token claims reference"). */
  private static final Set<String> NAMES = Set.of("name", "preferred_username", "email", "verified_primary_email",
      "verified_secondary_email", "upn", "unique_name", "given_name", "family_name", "ipaddr", "login_hint", "onprem_sid", "ctry",
      "nickname", "emails", "signin_state", "in_corp", "phone_number");

  private static final Set<String> DATES = Set.of("exp", "nbf", "iat", "auth_time", "xms_tcdt");

  /** Of no use to people, and long. */
  private static final Set<String> OPAQUE = Set.of("aio", "rh");

  private static final int LONGEST = 160;

  private Claim() {}

  /** Whether it names a person. */
  public static boolean isName(String claim) {
    return NAMES.contains(claim) || claim.startsWith("extn.");
  }

  /** The claim's value, masked where it names a person and names are not to be shown. */
  public static String value(String claim, Object value, boolean showNames) {
    if (isName(claim) && !showNames || OPAQUE.contains(claim)) {
      return OPAQUE.contains(claim) ? "(not shown)" : "(masked)";
    }
    if (DATES.contains(claim) && value instanceof Number seconds) {
      try {
        return seconds + " (" + Instant.ofEpochSecond(seconds.longValue()) + ")";
      } catch (DateTimeException beyondTime) {
        return printable(json(value));
      }
    }
    return printable(json(value));
  }

  /** Text that moves no cursor and hides nothing, cut where it is long. */
  public static String printable(String text) {
    String printable = visible(text.length() <= LONGEST ? text : text.substring(0, LONGEST + 1));
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "\u2026";
  }

  /** The same at any length: whatever is not visible ASCII is written as JSON escapes it. */
  public static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      visible.append(c >= ' ' && c <= '~' ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return visible.toString();
  }

  private static String json(Object value) {
    StringBuilder json = new StringBuilder();
    write(value, json);
    return json.toString();
  }

  private static void write(Object value, StringBuilder json) {
    if (value instanceof Map<?, ?> members) {
      String between = "{";
      for (Map.Entry<?, ?> member : members.entrySet()) {
        json.append(between).append('"').append(member.getKey()).append("\":");
        write(member.getValue(), json);
        between = ",";
      }
      json.append(members.isEmpty() ? "{}" : "}");
    } else if (value instanceof Collection<?> items) {
      String between = "[";
      for (Object item : items) {
        json.append(between);
        write(item, json);
        between = ",";
      }
      json.append(items.isEmpty() ? "[]" : "]");
    } else if (value instanceof String text) {
      json.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    } else {
      json.append(value);
    }
  }
}
