package org.muleentra.jwt.tool.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.audit.AuditSettings;

/** The claims that {@code auditClaims} had recorded as they are, with the values that they may have had. */
final class RecordedClaims {

  /** How much of a value is written, in characters. */
  private static final int LONGEST_VALUE = 1024;
  private static final String HASH = "[A-Za-z0-9_-]{43}";

  private RecordedClaims() {
  }

  /**
   * By claim what it may have been.
   *
   * @param before the form that decided, or {@code null}: then neither tells which column is a hash, nor what was not there
   */
  static Map<String, List<Object>> of(Told told, Gate before) {
    Map<String, List<Object>> values = new LinkedHashMap<>();
    if (before != null) {
      before.get(AuditSettings.AUDIT_CLAIMS).forEach((claim, how) -> {
        if (how.equals("plain")) {
          put(values, claim, told.columns().get(column(claim)), true);
        }
      });
      return values;
    }
    told.columns().forEach((column, text) -> {
      String claim = column.substring(Told.COLUMN.length());
      // Another character than a letter or a digit may stand for any; and what looks like a hash may be one.
      if (claim.matches("[A-Za-z0-9]+") && !text.matches(HASH)) {
        put(values, claim, text, false);
      }
    });
    return values;
  }

  private static void put(Map<String, List<Object>> values, String claim, String text, boolean asked) {
    if (text == null) {
      // A name with a dot may also be a path into an object, which no record tells.
      values.put(claim, asked && claim.indexOf('.') < 0 ? ClaimValues.ofNoText() : List.of());
    } else {
      values.put(claim, text.length() < LONGEST_VALUE ? ClaimValues.of(text) : List.of());
    }
  }

  /** As the writer of records names it: all but letters and digits become {@code _}. */
  private static String column(String claim) {
    return Told.COLUMN + claim.replaceAll("[^A-Za-z0-9]", "_");
  }
}
