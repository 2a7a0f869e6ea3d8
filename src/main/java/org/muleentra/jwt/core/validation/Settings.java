package org.muleentra.jwt.core.validation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.MetadataAddress;
import org.muleentra.jwt.core.authority.TenantId;
import org.muleentra.jwt.core.error.InvalidSettingException;

/** The rules of settings; each breach is one sentence that names the field and never repeats the value. */
final class Settings {

  /** The longest text a setting may hold, in characters. */
  private static final int MAXIMUM_LENGTH = 2048;

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
      return TenantId.canonical(value);
    });
    require(field, tenants.size() == 1 || !tenants.contains(Authority.ORGANIZATIONS),
        "must hold tenant ids or the word " + Authority.ORGANIZATIONS + ", not both");
    return atLeastOne(field, tenants);
  }

  static Set<String> guids(String field, Collection<String> values) {
    return each(field, values, (entry, value) -> {
      require(entry, TenantId.isGuid(value), "must be a GUID");
      return TenantId.canonical(value);
    });
  }

  /** Texts without white space, as audiences and app role values are. */
  static Set<String> words(String field, Collection<String> values) {
    return each(field, values, (entry, value) -> {
      require(entry, value.chars().noneMatch(Character::isWhitespace), "must not hold white space");
      return value;
    });
  }

  /** RFC 6749 §3.3: printable ASCII but for space, quote and backslash; so a scope is safe in a challenge as it is. */
  static Set<String> scopes(String field, Collection<String> values) {
    IntPredicate scopeCharacter = c -> c > 0x20 && c < 0x7F && c != '"' && c != '\\';
    return each(field, values, (entry, value) -> {
      require(entry, value.chars().allMatch(scopeCharacter), "must be a scope: printable ASCII without space, quote and backslash");
      return value;
    });
  }

  static Set<String> texts(String field, Collection<String> values) {
    return each(field, values, (entry, value) -> value);
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

  /** The choices named, or all of them where none is. */
  static <E extends Enum<E>> Set<E> choices(String field, Collection<String> values, Class<E> type,
      Function<E, String> name) {
    EnumSet<E> chosen = EnumSet.noneOf(type);
    for (String value : each(field, values, (entry, text) -> text)) {
      chosen.add(choice(field, value, type.getEnumConstants(), name, null));
    }
    return Collections.unmodifiableSet(chosen.isEmpty() ? EnumSet.allOf(type) : chosen);
  }

  static int range(String field, int value, int least, int most, String unit) {
    require(field, value >= least && value <= most, "must be " + least + " to " + most + " " + unit);
    return value;
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

  /** An address as text, or {@code null}. */
  static String url(String field, String value) {
    String text = printable(field, value);
    if (text != null) {
      address(field, text);
    }
    return text;
  }

  /** An address that paths are appended to, without a slash at its end; or {@code null}. */
  static String baseUrl(String field, String value) {
    String text = url(field, value);
    if (text == null) {
      return null;
    }
    require(field, address(field, text).getRawQuery() == null, "must not have a query");
    int end = text.length();
    while (text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }

  private static URI address(String field, String text) {
    try {
      URI uri = new URI(text);
      require(field, MetadataAddress.isSafe(uri),
          "must be an https address without credentials (plain http only to a loopback address)");
      return uri;
    } catch (URISyntaxException e) {
      throw new InvalidSettingException(field, "must be an absolute address");
    }
  }

  private interface Rule {
    String apply(String entry, String value);
  }

  private static Set<String> each(String field, Collection<String> values, Rule rule) {
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

  private static String text(String field, String value) {
    require(field, value != null && !value.trim().isEmpty(), "must not be empty");
    require(field, value.trim().length() == value.length(), "must not begin or end with white space");
    require(field, value.length() <= MAXIMUM_LENGTH, "must have at most " + MAXIMUM_LENGTH + " characters");
    require(field, value.chars().noneMatch(Character::isISOControl), "must not hold control characters");
    // Settings are plain values: what looks like an expression was meant for something else, and is not kept unevaluated.
    require(field, !value.contains("#[") && !value.contains("${"), "must not hold an expression or a property placeholder");
    return value;
  }

  private static void require(String field, boolean holds, String rule) {
    if (!holds) {
      throw new InvalidSettingException(field, rule);
    }
  }
}
