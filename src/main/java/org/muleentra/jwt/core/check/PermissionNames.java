package org.muleentra.jwt.core.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;

/** Names of scopes and app roles as they stand in {@code scp} and {@code roles}: behind no resource, and each by itself. */
final class PermissionNames {

  /**
   * RFC 6749 §3.3: printable ASCII but for space, quote and backslash, so that a scope is safe in a challenge as it is; and
   * no comma, as between two.
   */
  static final String SCOPE = "[!#-+\\--\\[\\]-~]*";

  static final String[] A_SCOPE = {"a scope", "Orders.Read"};
  static final String[] AN_APP_ROLE = {"an app role", "Orders.Process.All"};

  private static final String BEHIND_RESOURCE = ": without the resource before it";

  /** Of OpenID Connect: they ask for an ID token or a refresh token, and stand in no token for an API. */
  private static final String OPENID_SCOPES =
      Arrays.asList("openid", "profile", "email", "offline_access").stream().map(Format::inAnyCase).collect(Collectors.joining("|"));

  /** Values of {@code scp}, each one scope. */
  static final Format SCOPES = bare(Format.TEXT.rule(SCOPE,
      "must be one scope: printable ASCII without space, comma, quote and backslash; each scope is an entry of its own"), A_SCOPE)
      .butNot(OPENID_SCOPES, "must not be a scope of OpenID Connect, which no access token for an API holds: name a scope of the API");

  /** Values of {@code roles}, each one app role. */
  static final Format APP_ROLES = bare(Format.WORD, AN_APP_ROLE);

  private PermissionNames() {}

  private static Format bare(Format format, String[] what) {
    return format
        .butNot("\\.[\\s\\S]*|[\\s\\S]*" + Format.inAnyCase("/.default"), bare(what) + ": .default is what clients ask for")
        .butNot("[\\s\\S]*://[\\s\\S]*|[^/]*" + Guid.PATTERN + "/[\\s\\S]*", bare(what) + BEHIND_RESOURCE)
        // A token that is to hold no scope may hold this in its place.
        .rule("/*[^/][\\s\\S]*", "must be " + what[0] + ", such as " + what[1]);
  }

  private static String bare(String[] what) {
    return "must be " + what[0] + " as the token holds it, such as " + what[1];
  }

  /**
   * The names themselves, of which none may stand behind an audience of ours.
   *
   * @throws InvalidSettingException naming the entry
   */
  static <C extends Collection<String>> C behindNone(Setting<?, C> setting, C names, Collection<String> audiences, String[] what) {
    int index = 0;
    for (String name : names) {
      String lowerCase = name.toLowerCase(Locale.ROOT);
      InvalidSettingException.require(Setting.entry(setting.name(), index++),
          audiences.stream().noneMatch(audience -> lowerCase.startsWith(audience.toLowerCase(Locale.ROOT) + "/")),
          bare(what) + BEHIND_RESOURCE);
    }
    return names;
  }
}
