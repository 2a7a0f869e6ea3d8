package org.muleentra.jwt.tool.migrate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.core.authority.TokenVersion;

/**
 * An address of metadata or of keys at Entra; immutable.
 *
 * <p>Source: Microsoft identity platform, "OpenID Connect" (https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc) and
 * "National clouds"; Azure AD B2C, "Set redirect URLs to b2clogin.com"; and the addresses on API Management's page of
 * {@code validate-jwt}.
 *
 * @param host in lower case
 * @param cloud of the login host; {@code null} for customers' directories
 * @param tenant as the address names it: an ID, a domain name, or a word for many tenants
 * @param version of the tokens whose issuer the metadata names; {@code null} for an address of keys, which sign tokens of both
 * @param policy of B2C; else {@code null}
 * @param appId of an API with keys of its own; else {@code null}
 */
record EntraAddress(TenantKind directory, String host, Cloud cloud, String tenant, TokenVersion version, String policy, String appId) {

  private static final Map<String, Cloud> CLOUDS = Map.of(
      "login.microsoftonline.com", Cloud.GLOBAL, "login.windows.net", Cloud.GLOBAL, "login.microsoft.com", Cloud.GLOBAL,
      "sts.windows.net", Cloud.GLOBAL, "login.microsoftonline.us", Cloud.US_GOV, "login.usgovcloudapi.net", Cloud.US_GOV,
      "login.partner.microsoftonline.cn", Cloud.CHINA, "login.chinacloudapi.cn", Cloud.CHINA);

  private static final List<String> KEYS = List.of("discovery", "keys");
  private static final List<String> KEYS_V2 = List.of("discovery", "v2.0", "keys");
  private static final List<String> METADATA = List.of(".well-known", "openid-configuration");
  private static final List<String> METADATA_V2 = List.of("v2.0", ".well-known", "openid-configuration");

  /** The cloud of a login host, or {@code null}. */
  static Cloud cloudOf(String host) {
    return CLOUDS.get(host.toLowerCase(Locale.ROOT));
  }

  /** Whether the tenant is a word that stands for many. */
  boolean isOfManyTenants() {
    return isWordForMany(tenant);
  }

  static boolean isWordForMany(String tenant) {
    return List.of("common", "organizations", "consumers").contains(tenant);
  }

  /** The address of a key document; {@code null} where it is none of Entra's. */
  static EntraAddress ofKeys(String address) {
    return parse(address, true);
  }

  /** The address of an OpenID Connect metadata document; {@code null} where it is none of Entra's. */
  static EntraAddress ofMetadata(String address) {
    return parse(address, false);
  }

  private static EntraAddress parse(String address, boolean keys) {
    URI uri = uri(address);
    if (uri == null) {
      return null;
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    List<String> path = new ArrayList<>(Arrays.stream(uri.getPath().split("/")).filter(part -> !part.isEmpty()).toList());
    List<String> end = keys ? end(path, KEYS_V2, KEYS) : end(path, METADATA_V2, METADATA);
    Map<String, String> query = query(uri.getRawQuery());
    if (end == null || query == null) {
      return null;
    }
    path = path.subList(0, path.size() - end.size());
    TokenVersion version = keys ? null : end == METADATA_V2 ? TokenVersion.V2 : TokenVersion.V1;
    boolean b2cHost = host.endsWith(".b2clogin.com");
    if (!path.isEmpty() && path.get(0).equals("tfp")) {
      path = path.subList(1, path.size());
      b2cHost = true;
    }
    String policy = path.size() == 2 ? path.get(1) : query.get("p");
    if (path.isEmpty() || path.size() > 2 || path.size() == 2 && query.containsKey("p")) {
      return null;
    }
    String tenant = path.get(0).toLowerCase(Locale.ROOT);
    if (b2cHost || policy != null) {
      return policy == null || !b2cHost && cloudOf(host) == null ? null
          : new EntraAddress(TenantKind.B2C, host, null, tenant, version, policy, null);
    }
    if (host.endsWith(".ciamlogin.com")) {
      return new EntraAddress(TenantKind.EXTERNAL_ID, host, null, tenant, version, null, query.get("appid"));
    }
    Cloud cloud = cloudOf(host);
    return cloud == null ? null : new EntraAddress(TenantKind.WORKFORCE, host, cloud, tenant, version, null, query.get("appid"));
  }

  private static URI uri(String address) {
    try {
      URI uri = new URI(address.trim());
      boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      boolean bare = uri.getRawUserInfo() == null && uri.getFragment() == null;
      return web && bare && uri.getHost() != null && uri.getPath() != null ? uri : null;
    } catch (URISyntaxException notAnAddress) {
      return null;
    }
  }

  private static List<String> end(List<String> path, List<String> longer, List<String> shorter) {
    for (List<String> end : List.of(longer, shorter)) {
      if (path.size() > end.size() && path.subList(path.size() - end.size(), path.size()).equals(end)) {
        return end;
      }
    }
    return null;
  }

  /** The one parameter that an address may have; {@code null} where there is another. */
  private static Map<String, String> query(String query) {
    if (query == null || query.isEmpty()) {
      return Map.of();
    }
    String[] parts = query.split("=", -1);
    return parts.length == 2 && !parts[1].isEmpty() && !parts[1].contains("&") && List.of("p", "appid").contains(parts[0])
        ? Map.of(parts[0], parts[1]) : null;
  }
}
