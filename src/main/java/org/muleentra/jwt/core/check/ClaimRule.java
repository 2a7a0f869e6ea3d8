package org.muleentra.jwt.core.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.token.Claims;

/** One rule of the owner's own on a claim, such as {@code acct equals 0}; a rule that cannot be evaluated does not hold. */
public final class ClaimRule implements Check {

  /** Claims that people can change, or that name them: no one's permission may rest on them (Entra: "Validate tokens"). */
  private static final Set<String> MUTABLE = new HashSet<>(
      Arrays.asList("email", "upn", "preferred_username", "unique_name", "name", "given_name", "family_name"));

  /** How directory extensions are named in a token. */
  private static final String EXTENSION = "extn.";

  /** What cannot be read, or not be come to: no rule on it holds. */
  private static final Object UNREADABLE = new Object();

  /** What every rule matches. */
  static final Format FORMAT = Format.TEXT.rule(
      "[^ ]* (?:" + Arrays.stream(ClaimOperator.values()).map(ClaimOperator::word).collect(Collectors.joining("|")) + ")(?: [\\s\\S]*)?",
      "must be a claim, an operator (equals, in, contains, matches, exists, absent, at-least) and a value");

  private final String text;
  private final String claim;
  private final boolean literal;
  private final ClaimOperator operator;
  private final List<String> values;
  private final Predicate<Object> test;
  private final Refusal refusal;

  private ClaimRule(String claim, ClaimOperator operator, String value) {
    this.text = claim + ' ' + operator.word() + (value.isEmpty() ? "" : ' ' + value);
    this.claim = claim;
    this.literal = isLiteral(claim);
    this.operator = operator;
    this.values = operator.values(value);
    this.test = operator.test(value);
    this.refusal = Reason.CLAIM_RULE_BROKEN.because("the rule on " + claim + " does not hold");
  }

  /**
   * Reads {@code claim operator value}. A claim of that very name comes first; else a dot goes into an object. A path that
   * cannot be followed fails the rule, be it that something is to be absent.
   *
   * @param entry the name of this rule in the setting
   * @throws InvalidSettingException when it is none
   */
  public static ClaimRule parse(String entry, String text) {
    String rule = FORMAT.read(entry, text);
    String[] parts = rule.split(" ", 3);
    ClaimOperator operator = ClaimOperator.named(parts[1]);
    if (MUTABLE.contains(parts[0])) {
      throw new InvalidSettingException(entry, "must not rest on a claim that people can change");
    }
    if (parts[0].isEmpty() || parts[0].equals(EXTENSION)
        || !isLiteral(parts[0]) && Arrays.asList(parts[0].split("\\.", -1)).contains("")) {
      throw new InvalidSettingException(entry, "must name a claim");
    }
    String value = parts.length < 3 ? "" : parts[2].trim();
    if (operator.takesValue() == value.isEmpty()) {
      throw new InvalidSettingException(entry, operator.takesValue() ? "must have a value" : "must not have a value");
    }
    ClaimType type = ClaimType.of(parts[0]);
    if (type != null && !type.takes(operator)) {
      throw new InvalidSettingException(entry,
          "must not ask " + parts[0] + ' ' + operator.word() + ", which never holds: " + type.cure(parts[0]));
    }
    if (type == ClaimType.NUMBER && !operator.values(value).stream().allMatch(ClaimOperator::isNumber)) {
      throw new InvalidSettingException(entry, "must have a number");
    }
    try {
      return new ClaimRule(parts[0], operator, ClaimType.holdsIds(parts[0]) ? inLowerCase(value) : value);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(entry, e.getMessage());
    }
  }

  /** GUIDs as Entra writes them; everything else as it stands. */
  private static String inLowerCase(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(part -> Guid.isGuid(part.trim()) ? part.toLowerCase(Locale.ROOT) : part).collect(Collectors.joining(","));
  }

  /** The rule as it is read: {@code claim operator value}. */
  public String words() {
    return text;
  }

  /** The claim's name, a path into an object where it has dots. */
  String claim() {
    return claim;
  }

  ClaimOperator operator() {
    return operator;
  }

  /** All the values that the claim could have where the rule holds; empty where there is no end of them. */
  List<String> values() {
    return values;
  }

  /** Whether it holds for a claim of this value, {@code null} for one that is not there. */
  boolean holdsFor(Object value) {
    return test.test(value);
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    Object value = find(claims.all(), claim);
    return value != UNREADABLE && test.test(value) ? Optional.empty() : Optional.of(refusal);
  }

  @Override
  public CheckDescription describe(Authority authority) {
    return CheckDescription.of("claim rule", text).reading(claim).setBy(ClaimRules.CLAIM_RULES.name());
  }

  /** The value, {@code null} where there is none, or {@link #UNREADABLE}: JSON's null, or a path that leads nowhere. */
  private Object find(Map<?, ?> object, String name) {
    Object value = object.get(name);
    if (value != null) {
      return value;
    }
    if (object.containsKey(name)) {
      return UNREADABLE;
    }
    return name.indexOf('.') >= 0 ? follow(object, name) : null;
  }

  /** Through the longest name that is there. Where none is, a path led nowhere; a literal name is not there, and that is all. */
  private Object follow(Map<?, ?> object, String name) {
    for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      Object inner = object.get(name.substring(0, dot));
      if (inner instanceof Map) {
        return find((Map<?, ?>) inner, name.substring(dot + 1));
      }
      if (inner != null) {
        return UNREADABLE;
      }
    }
    return literal && name.length() == claim.length() ? null : UNREADABLE;
  }

  /**
   * Whether the whole is a name, which may be absent without an object to be absent from: a directory extension ({@code extn.<attribute>}; Microsoft identity
   * platform, "Configure optional claims") or a URI (RFC 3986 §3.1, a scheme before the colon).
   */
  private static boolean isLiteral(String claim) {
    if (claim.startsWith(EXTENSION)) {
      return true;
    }
    int colon = claim.indexOf(':');
    return colon > 0 && claim.substring(0, colon).chars().allMatch(ClaimRule::isOfScheme);
  }

  private static boolean isOfScheme(int c) {
    return c < 0x80 && Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
  }
}
