package org.muleentra.jwt.core.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.token.Claims;

/** One rule of the owner's own on a claim, such as {@code acct equals 0}; a rule that cannot be evaluated does not hold. */
public final class ClaimRule implements Check {

  /** Claims that people can change, or that name them: no one's permission may rest on them (Entra: "Validate tokens"). */
  private static final Set<String> MUTABLE = new HashSet<>(
      Arrays.asList("email", "upn", "preferred_username", "unique_name", "name", "given_name", "family_name"));

  private final String[] path;
  private final Predicate<Object> test;
  private final Refusal refusal;

  private ClaimRule(String claim, Predicate<Object> test) {
    this.path = claim.split("\\.", -1);
    this.test = test;
    this.refusal = Reason.CLAIM_RULE_BROKEN.because("the rule on " + claim + " does not hold");
  }

  /**
   * Reads {@code claim operator value}; a dot in the claim goes into an object.
   *
   * @throws IllegalArgumentException when it is no rule, with the rest of a sentence: "must …"
   */
  public static ClaimRule parse(String rule) {
    String[] parts = rule.split(" ", 3);
    ClaimOperator operator = parts.length < 2 ? null : ClaimOperator.named(parts[1]);
    if (operator == null) {
      throw new IllegalArgumentException(
          "must be a claim, an operator (equals, in, contains, matches, exists, absent, at-least) and a value");
    }
    if (MUTABLE.contains(parts[0])) {
      throw new IllegalArgumentException("must not rest on a claim that people can change");
    }
    if (Arrays.asList(parts[0].split("\\.", -1)).contains("")) {
      throw new IllegalArgumentException("must name a claim");
    }
    String value = parts.length < 3 ? "" : parts[2].trim();
    if (operator.takesValue() == value.isEmpty()) {
      throw new IllegalArgumentException(operator.takesValue() ? "must have a value" : "must not have a value");
    }
    return new ClaimRule(parts[0], operator.test(value));
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    return test.test(find(claims.all())) ? Optional.empty() : Optional.of(refusal);
  }

  private Object find(Map<String, Object> claims) {
    Object value = claims;
    for (String name : path) {
      value = value instanceof Map ? ((Map<?, ?>) value).get(name) : null;
    }
    return value;
  }
}
