package org.muleentra.jwt.testkit.identity;

import java.util.Map;

/** {@code api-version} of a request: a date, perhaps with more behind it; later ones are served as well. */
final class ApiVersion {
  private ApiVersion() {}

  static boolean isAtLeast(String first, Map<String, String> query) {
    String asked = query.getOrDefault("api-version", "");
    return asked.matches("\\d{4}-\\d{2}-\\d{2}.*") && asked.compareTo(first) >= 0;
  }
}
