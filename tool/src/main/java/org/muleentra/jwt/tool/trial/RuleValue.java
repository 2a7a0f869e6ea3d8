package org.muleentra.jwt.tool.trial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.core.check.ClaimRule;

/** Values by which a claim meets a rule, or breaks it; a guess, of which the core decides whether it does. */
public final class RuleValue {

  private static final Set<String> LISTS = Set.of("roles", "groups", "amr", "wids");
  private static final Set<String> DATES = Set.of("exp", "nbf", "iat", "auth_time");

  /** What every token must say as it does, whatever rules ask. */
  private static final Set<String> FIXED = Set.of("iss", "tid", "ver", "aud", "azp", "appid", "exp", "oid", "scp", "idtyp", "sub");

  private RuleValue() {}

  /** Makes claims meet a rule, as far as can be guessed. */
  public static void meet(Map<String, Object> claims, ClaimRule rule) {
    String[] parts = rule.words().split(" ", 3);
    String claim = parts[0];
    String value = parts.length < 3 ? "" : parts[2];
    switch (parts[1]) {
      case "equals" -> claims.put(claim, DATES.contains(claim) ? new BigDecimal(value) : value);
      case "in" -> claims.put(claim, DATES.contains(claim) ? new BigDecimal(first(value)) : first(value));
      case "contains" -> {
        List<Object> items = new ArrayList<>(claims.get(claim) instanceof Collection<?> given ? given : List.of());
        items.add(value);
        claims.put(claim, items);
      }
      case "matches" -> claims.put(claim, PatternSample.of(value));
      case "exists" -> claims.putIfAbsent(claim, LISTS.contains(claim) ? List.of("any") : DATES.contains(claim) ? 1L : "any");
      case "absent" -> claims.remove(claim);
      case "at-least" -> claims.put(claim, new BigDecimal(value));
      default -> throw new IllegalStateException("a claim rule has an operator that is not known here: " + parts[1]);
    }
  }

  /** Whether a token can break the rule and keep all else. */
  static boolean canBreak(ClaimRule rule) {
    return !FIXED.contains(rule.words().split(" ", 2)[0]);
  }

  static void breakIt(Map<String, Object> claims, ClaimRule rule) {
    String[] parts = rule.words().split(" ", 3);
    if (parts[1].equals("absent")) {
      claims.put(parts[0], LISTS.contains(parts[0]) ? List.of("any") : "any");
    } else {
      claims.remove(parts[0]);
    }
  }

  private static String first(String values) {
    return values.split(",", 2)[0].trim();
  }
}
