package org.muleentra.jwt.core.identity;

import static org.muleentra.jwt.core.setting.InvalidSettingException.require;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** What an operation asks a token for, proven when it is deployed. */
public final class TokenScopes {

  /**
   * The App ID URI or the client id of an API, for all that our application may do there. One that ends in a slash keeps it
   * before that of {@code /.default} ("Scopes and permissions in the Microsoft identity platform", trailing slash and /.default).
   */
  public static final Setting<String, String> API = Setting.text("api", Format.WORD
      .rule("[!-~]*", "must be printable ASCII")
      .butNot("[\\s\\S]*,[\\s\\S]*", "must be one API, without a comma")
      .butNot("[\\s\\S]*/\\.default", "must not end in /.default, which is appended to it"));

  /** The same with {@code /.default} at its end, the only scope that Entra takes of an application on its own behalf. */
  public static final Setting<String, String> SCOPE = Setting.text("scope", Format.WORD
      .rule("[!-~]*", "must be printable ASCII")
      .butNot("[\\s\\S]*,[\\s\\S]*", "must be one scope, without a comma")
      .rule("[\\s\\S]+/\\.default", "must end in /.default: an application gets what it was permitted, and no single scope"));

  /** Permissions of one API on behalf of a user. */
  public static final Setting<Collection<String>, Set<String>> SCOPES = Setting.atLeastOne("scopes", Format.WORD
      .rule("[!-~]*", "must be printable ASCII")
      .butNot("[\\s\\S]*,[\\s\\S]*", "must be one scope, without a comma")
      .butNot("openid|profile|email|offline_access", "must be a permission of an API: the user has signed in elsewhere"));

  private TokenScopes() {}

  /**
   * The request for a token of our own.
   *
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the setting that is wrong
   */
  public static TokenRequest ofClient(SettingValues values) {
    String api = values.get(API);
    String scope = values.get(SCOPE);
    require(API.name(), (api == null) != (scope == null), "must be given, or " + SCOPE.name() + ", and not both");
    return scope != null ? TokenRequest.ofScope(scope) : TokenRequest.ofResource(api);
  }

  /**
   * The scopes of a token on behalf of a user, in one text and always in one order.
   *
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the setting that is wrong
   */
  public static String onBehalfOf(SettingValues values) {
    Set<String> scopes = new TreeSet<>(values.get(SCOPES));
    // A token is for one API alone (AADSTS700022, AADSTS70011).
    require(SCOPES.name(), scopes.stream().map(TokenScopes::resourceOf).distinct().count() == 1, "must be of one API");
    require(SCOPES.name(), scopes.size() == 1 || scopes.stream().noneMatch(scope -> scope.endsWith(TokenRequest.DEFAULT)),
        "must not hold other scopes beside /.default");
    return String.join(" ", scopes);
  }

  /** Without one it is of Microsoft Graph ("Scopes and permissions in the Microsoft identity platform"). */
  private static String resourceOf(String scope) {
    int name = scope.lastIndexOf('/');
    return name < 0 ? "https://graph.microsoft.com" : scope.substring(0, name);
  }
}
