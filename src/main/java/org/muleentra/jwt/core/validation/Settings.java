package org.muleentra.jwt.core.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TenantId;
import org.muleentra.jwt.core.check.ClaimRule;
import org.muleentra.jwt.core.check.ClaimRules;
import org.muleentra.jwt.core.error.InvalidSettingException;

/** The rules of settings; each breach is one sentence that names the field and never repeats the value. */
final class Settings {

  /** The longest text a setting may hold, in characters. */
  private static final int MAXIMUM_LENGTH = 2048;
  /** The longest credential, in characters: a certificate, its chain and its key. */
  private static final int MAXIMUM_CREDENTIAL_LENGTH = 32 * 1024;

  /** Those of Microsoft's documentation, and nothing at all. */
  private static final Set<String> PLACEHOLDERS = new HashSet<>(Arrays.asList(
      "00000000-0000-0000-0000-000000000000", "00001111-aaaa-2222-bbbb-3333cccc4444",
      "11112222-bbbb-3333-cccc-4444dddd5555", "22223333-cccc-4444-dddd-5555eeee6666",
      "33334444-dddd-5555-eeee-6666ffff7777", "44445555-eeee-6666-ffff-7777aaaa8888",
      "aaaabbbb-0000-cccc-1111-dddd2222eeee", "bbbbcccc-1111-dddd-2222-eeee3333ffff",
      "ccccdddd-2222-eeee-3333-ffff4444aaaa", "ddddeeee-3333-ffff-4444-aaaa5555bbbb",
      "eeeeffff-4444-aaaa-5555-bbbb6666cccc", "12345678-1234-1234-1234-123456789012"));

  private Settings() {}

  static List<String> copy(Collection<String> values) {
    return values == null ? null : new ArrayList<>(values);
  }

  static Map<String, String> copy(Map<String, String> values) {
    return values == null ? null : new LinkedHashMap<>(values);
  }

  static Set<String> tenants(String field, Collection<String> values) {
    Set<String> tenants = each(field, values, (entry, value) -> {
      require(entry, TenantId.isGuid(value) || Authority.ORGANIZATIONS.equals(value),
          "must be a tenant id (a GUID) or the word " + Authority.ORGANIZATIONS);
      requireReal(entry, value);
      return TenantId.canonical(value);
    });
    return atLeastOne(field, tenants);
  }

  static Set<String> guids(String field, Collection<String> values) {
    return each(field, values, (entry, value) -> {
      require(entry, TenantId.isGuid(value), "must be a GUID");
      requireReal(entry, value);
      return TenantId.canonical(value);
    });
  }

  /** A GUID in lower case, or {@code null}. */
  static String guid(String field, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    require(field, TenantId.isGuid(value), "must be a GUID");
    requireReal(field, value);
    return TenantId.canonical(value);
  }

  /** Names of B2C policies, which become a part of an address. */
  static Set<String> policies(String field, Collection<String> values) {
    return each(field, values, (entry, value) -> {
      require(entry, value.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-')),
          "must be the name of a policy: letters, digits, underscores and hyphens");
      return value;
    });
  }

  /** A credential, which may have line breaks and be long; or {@code null}. */
  static String secret(String field, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    require(field, value.length() <= MAXIMUM_CREDENTIAL_LENGTH,
        "must have at most " + MAXIMUM_CREDENTIAL_LENGTH + " characters");
    require(field, !value.trim().isEmpty(), "must not be blank");
    requirePlain(field, value);
    return value;
  }

  /** Texts without white space, as audiences and app role values are. */
  static Set<String> words(String field, Collection<String> values) {
    return each(field, values, (entry, value) -> {
      require(entry, value.chars().noneMatch(Character::isWhitespace), "must not hold white space");
      return value;
    });
  }

  /** GUIDs out of examples look like a configuration and trust nobody's tokens, or everybody's who copied them too. */
  static void requireReal(String field, String value) {
    require(field, !PLACEHOLDERS.contains(value.toLowerCase(Locale.ROOT)), "must not be a placeholder out of an example");
  }

  static Set<String> texts(String field, Collection<String> values) {
    return each(field, values, (entry, value) -> value);
  }

  static ClaimRules claimRules(String field, Collection<String> values) {
    List<ClaimRule> rules = new ArrayList<>();
    each(field, values, (entry, value) -> {
      try {
        rules.add(ClaimRule.parse(value));
      } catch (IllegalArgumentException e) {
        throw new InvalidSettingException(entry, e.getMessage());
      }
      return value;
    });
    return new ClaimRules(rules);
  }

  static Map<String, String> mappings(String field, Map<String, String> values) {
    Map<String, String> mappings = new LinkedHashMap<>();
    if (values != null) {
      values.forEach((key, role) -> {
        String source = text(field + " key", key);
        // Entra writes object ids in lower case; app role values are compared as they stand.
        String canonical = TenantId.isGuid(source) ? TenantId.canonical(source) : source;
        require(field, mappings.put(canonical, text(field + " value", role)) == null, "must not map one key twice");
      });
    }
    return Collections.unmodifiableMap(mappings);
  }

  static <T> Set<T> atLeastOne(String field, Set<T> values) {
    require(field, !values.isEmpty(), "must hold at least one value");
    return values;
  }

  static <E extends Enum<E>> E choice(String field, String value, E[] choices, Function<E, String> name, E byDefault) {
    if (value == null || value.isEmpty()) {
      return byDefault;
    }
    for (E choice : choices) {
      if (name.apply(choice).equals(value)) {
        return choice;
      }
    }
    throw new InvalidSettingException(field,
        "must be one of " + Arrays.stream(choices).map(name).collect(Collectors.joining(", ")));
  }

  /** The choices named, or the default where none is. */
  static <E extends Enum<E>> Set<E> choices(String field, Collection<String> values, Class<E> type,
      Function<E, String> name, Set<E> byDefault) {
    EnumSet<E> chosen = EnumSet.noneOf(type);
    for (String value : each(field, values, (entry, text) -> text)) {
      chosen.add(choice(field, value, type.getEnumConstants(), name, null));
    }
    return Collections.unmodifiableSet(chosen.isEmpty() ? byDefault : chosen);
  }

  static int range(String field, int value, int least, int most, String unit) {
    require(field, value >= least && value <= most, "must be " + least + " to " + most + " " + unit);
    return value;
  }

  /** A number that switches a rule off by being 0. */
  static int rangeOrZero(String field, int value, int least, int most, String unit) {
    require(field, value == 0 || value >= least && value <= most,
        "must be " + least + " to " + most + " " + unit + ", or 0 for no such rule");
    return value;
  }

  /** {@code c1} to {@code c99}, or {@code null}. */
  static String authenticationContext(String field, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    require(field, isAuthenticationContext(value), "must be c1 to c99");
    return value;
  }

  /** Values of {@code amr} (RFC 8176), which stand in a challenge as they are. */
  static Set<String> authenticationMethods(String field, Collection<String> values) {
    return each(field, values, (entry, value) -> {
      require(entry, PermissionNames.isScopeText(value) && value.indexOf(',') < 0,
          "must be one authentication method, such as mfa: printable ASCII without space, comma, quote and backslash");
      require(entry, !isAuthenticationContext(value),
          "must not be an authentication context, which stands in acrs and not in amr: use requiredAuthenticationContext");
      return value;
    });
  }

  private static boolean isAuthenticationContext(String value) {
    return value.length() > 1 && value.length() <= 3 && value.charAt(0) == 'c' && value.charAt(1) != '0'
        && value.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  /** Printable ASCII, fit for a header value; or {@code null}. */
  static String printable(String field, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    String text = text(field, value);
    require(field, text.chars().allMatch(c -> c >= 0x20 && c < 0x7F), "must be printable ASCII");
    return text;
  }

  interface Rule {
    String apply(String entry, String value);
  }

  static Set<String> each(String field, Collection<String> values, Rule rule) {
    Set<String> texts = new LinkedHashSet<>();
    if (values != null) {
      int index = 0;
      for (String value : values) {
        String entry = field + "[" + index++ + "]";
        texts.add(rule.apply(entry, text(entry, value)));
      }
    }
    return Collections.unmodifiableSet(texts);
  }

  static String text(String field, String value) {
    require(field, value != null && !value.trim().isEmpty(), "must not be empty");
    require(field, value.trim().length() == value.length(), "must not begin or end with white space");
    require(field, value.length() <= MAXIMUM_LENGTH, "must have at most " + MAXIMUM_LENGTH + " characters");
    require(field, value.chars().noneMatch(Character::isISOControl), "must not hold control characters");
    requirePlain(field, value);
    return value;
  }

  /** What looks like an expression was meant for something else, and is not kept unevaluated. */
  private static void requirePlain(String field, String value) {
    require(field, !value.contains("#[") && !value.contains("${"), "must not hold an expression or a property placeholder");
  }

  static void require(String field, boolean holds, String rule) {
    if (!holds) {
      throw new InvalidSettingException(field, rule);
    }
  }
}
