package org.muleentra.jwt.core.validation;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.muleentra.jwt.core.authority.TenantId;

/** Names of scopes and app roles as they stand in {@code scp} and {@code roles}: behind no resource, and each by itself. */
final class PermissionNames {

  /** Of OpenID Connect: they ask for an ID token or a refresh token, and stand in no token for an API. */
  private static final Set<String> OPENID_SCOPES =
      new HashSet<>(Arrays.asList("openid", "profile", "email", "offline_access"));

  private static final int GUID_LENGTH = 36;

  private PermissionNames() {}

  /** RFC 6749 §3.3: printable ASCII but for space, quote and backslash; so a scope is safe in a challenge as it is. */
  static boolean isScopeText(String value) {
    return value.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '"' && c != '\\');
  }

  /** Values of {@code scp}, each one scope. */
  static Set<String> scopes(String field, Collection<String> values, Collection<String> audiences) {
    return Settings.each(field, values, (entry, value) -> {
      Settings.require(entry, isScopeText(value) && value.indexOf(',') < 0,
          "must be one scope: printable ASCII without space, comma, quote and backslash; each scope is an entry of its own");
      requireBare(entry, value, "a scope", "Orders.Read", audiences);
      Settings.require(entry, !OPENID_SCOPES.contains(value.toLowerCase(Locale.ROOT)),
          "must not be a scope of OpenID Connect, which no access token for an API holds: name a scope of the API");
      return value;
    });
  }

  /** Values of {@code roles}, each one app role. */
  static Set<String> appRoles(String field, Collection<String> values, Collection<String> audiences) {
    Set<String> roles = Settings.words(field, values);
    return Settings.each(field, roles, (entry, value) -> {
      requireBare(entry, value, "an app role", "Orders.Process.All", audiences);
      return value;
    });
  }

  private static void requireBare(String entry, String value, String what, String example, Collection<String> audiences) {
    Settings.require(entry, !value.startsWith(".") && !value.toLowerCase(Locale.ROOT).endsWith("/.default"),
        "must be " + what + " as the token holds it, such as " + example + ": .default is what clients ask for");
    Settings.require(entry, !isBehindResource(value, audiences),
        "must be " + what + " as the token holds it, such as " + example + ": without the resource before it");
    // A token that is to hold no scope may hold this in its place.
    Settings.require(entry, !value.chars().allMatch(c -> c == '/'), "must be " + what + ", such as " + example);
  }

  private static boolean isBehindResource(String value, Collection<String> audiences) {
    int slash = value.indexOf('/');
    String lowerCase = value.toLowerCase(Locale.ROOT);
    return value.contains("://")
        || slash >= GUID_LENGTH && TenantId.isGuid(value.substring(slash - GUID_LENGTH, slash))
        || audiences.stream().anyMatch(audience -> lowerCase.startsWith(audience.toLowerCase(Locale.ROOT) + "/"));
  }
}
