package org.muleentra.jwt.core.authority;

import static org.muleentra.jwt.core.setting.InvalidSettingException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muleentra.jwt.core.setting.Addresses;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** Whose tokens are trusted: tenants, where they are, and in which versions or of which policies; immutable. */
public final class TrustedTenants {

  /** Tenant ids, or the word for any other organization's; read in lower case. */
  public static final Setting<Collection<String>, Set<String>> TENANTS = Setting.atLeastOne("tenants", Format.TEXT
      .rule(Guid.PATTERN + "|" + Authority.ORGANIZATIONS, "must be a tenant ID (a GUID) or the word " + Authority.ORGANIZATIONS)
      .butNoPlaceholder().reading(Guid::canonical));

  /** Tenants that are refused although any organization's would be taken. */
  public static final Setting<Collection<String>, Set<String>> DENIED_TENANTS = Setting.texts("deniedTenants", Format.GUID);

  public static final Setting<String, Cloud> CLOUD = Setting.choice("cloud", Cloud.values(), Cloud::setting, Cloud.GLOBAL);

  public static final Setting<String, TenantKind> DIRECTORY =
      Setting.choice("directory", TenantKind.values(), TenantKind::setting, TenantKind.WORKFORCE);

  /** The host that logs in and issues v2 tokens, in place of the cloud's. */
  public static final Setting<String, String> LOGIN_HOST = Setting.text("loginHost", Addresses.HOST);

  /** The host in the issuer of v1 tokens, in place of the cloud's. */
  public static final Setting<String, String> ISSUER_HOST = Setting.text("issuerHost", Addresses.HOST);

  /** User flows or custom policies of B2C whose tokens are taken; they become a part of an address. */
  public static final Setting<Collection<String>, Set<String>> B2C_POLICIES = Setting.texts("b2cPolicies",
      Format.TEXT.rule("[A-Za-z0-9_-]+", "must be the name of a policy: letters, digits, underscores and hyphens"));

  /** The client id of an API that has signing keys of its own. */
  public static final Setting<String, String> SIGNING_KEYS_APP_ID = Setting.text("signingKeysAppId", Format.GUID);

  public static final Setting<Collection<String>, Set<TokenVersion>> TOKEN_VERSIONS =
      Setting.choices("tokenVersions", TokenVersion.class, TokenVersion::claim, EnumSet.allOf(TokenVersion.class));

  /** Where metadata is read instead of the login host: the beginning alone, as tenant, version and file follow. */
  public static final Setting<String, String> METADATA_BASE_URL = Setting.text("metadataBaseUrl", Addresses.BASE
      .rule(TrustedTenants::isBase, "must be the base that tenant, version and /.well-known/openid-configuration "
          + "are appended to, such as https://login.microsoftonline.com"));

  /** Where Entra itself is asked, by whichever name: nothing of its metadata lies below a path of our choosing. */
  private static final Set<String> LOGIN_HOSTS = new HashSet<>(Arrays.asList(
      "login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net",
      "login.microsoftonline.us", "login.usgovcloudapi.net", "login.partner.microsoftonline.cn",
      "login.chinacloudapi.cn", "sts.chinacloudapi.cn"));

  private final Set<String> tenants;
  private final Set<String> denied;
  private final Cloud cloud;
  private final Hosts hosts;
  private final Set<String> policies;
  private final Set<TokenVersion> versions;

  private TrustedTenants(SettingValues values) {
    tenants = values.get(TENANTS);
    denied = values.get(DENIED_TENANTS);
    cloud = values.get(CLOUD);
    hosts = new Hosts(values.get(DIRECTORY), cloud, values.get(LOGIN_HOST), values.get(ISSUER_HOST),
        values.get(SIGNING_KEYS_APP_ID), values.get(METADATA_BASE_URL));
    policies = values.get(B2C_POLICIES);
    versions = acceptedVersions(values.get(TOKEN_VERSIONS));
    require(DENIED_TENANTS.name(), denied.isEmpty() || includeAnyOrganization(), "needs the word organizations in tenants");
    require(DENIED_TENANTS.name(), Collections.disjoint(denied, tenants), "must not hold a tenant that tenants names");
    requireOneDirectory(values);
  }

  /**
   * As configured.
   *
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the setting that is wrong
   */
  public static TrustedTenants of(SettingValues values) {
    return new TrustedTenants(values);
  }

  private static boolean isBase(String base) {
    String path = Addresses.pathOf(base);
    String host = Addresses.hostOf(base);
    boolean ofEntra = LOGIN_HOSTS.contains(host) || host.endsWith(".ciamlogin.com") || host.endsWith(".b2clogin.com");
    return !path.contains("/.well-known/") && !path.contains("/oauth2/")
        && (!path.contains("/discovery/") || path.endsWith("/discovery/")) && (!ofEntra || path.equals("/"));
  }

  /** Directories of customers issue v2 tokens alone. */
  private Set<TokenVersion> acceptedVersions(Set<TokenVersion> accepted) {
    if (hosts.kind() == TenantKind.WORKFORCE) {
      return accepted;
    }
    require(TOKEN_VERSIONS.name(), accepted.contains(TokenVersion.V2), "must hold 2.0 for directory " + hosts.kind().setting());
    return EnumSet.of(TokenVersion.V2);
  }

  private void requireOneDirectory(SettingValues values) {
    boolean workforce = hosts.kind() == TenantKind.WORKFORCE;
    boolean b2c = hosts.kind() == TenantKind.B2C;
    String notBeside = "cannot be combined with directory " + hosts.kind().setting();
    require(LOGIN_HOST.name(), !b2c || values.has(LOGIN_HOST), "must be given for directory b2c");
    require(B2C_POLICIES.name(), !b2c || !policies.isEmpty(), "must hold at least one policy for directory b2c");
    require(B2C_POLICIES.name(), b2c || policies.isEmpty(), "needs directory b2c");
    require(ISSUER_HOST.name(), workforce || !values.has(ISSUER_HOST), notBeside);
    require(SIGNING_KEYS_APP_ID.name(), !b2c || !values.has(SIGNING_KEYS_APP_ID), notBeside);
    require(TENANTS.name(), workforce || !includeAnyOrganization(),
        "must be tenant IDs for directory " + hosts.kind().setting());
  }

  /** Whether any organization's tokens are taken. */
  public boolean includeAnyOrganization() {
    return tenants.contains(Authority.ORGANIZATIONS);
  }

  /** GUIDs in lower case, and {@link Authority#ORGANIZATIONS}. */
  public Set<String> tenants() {
    return tenants;
  }

  /** The versions of tokens that are taken, at least one. */
  public Set<TokenVersion> versions() {
    return versions;
  }

  /** The Microsoft cloud. */
  public Cloud cloud() {
    return cloud;
  }

  /** Where the directory issues tokens and publishes keys. */
  public Hosts hosts() {
    return hosts;
  }

  /** The authorities that follow from tenants, versions and cloud. */
  public Authorities authorities() {
    return new Authorities(tenants, policies, denied, versions, hosts);
  }

  /** The issuers that clients ask for tokens; of B2C one a policy, since each has metadata of its own. */
  public List<String> authorizationServers() {
    List<String> servers = new ArrayList<>();
    for (String tenant : tenants) {
      if (policies.isEmpty()) {
        servers.add(hosts.authorizationServer(tenant, null));
      }
      policies.forEach(policy -> servers.add(hosts.authorizationServer(tenant, policy)));
    }
    return Collections.unmodifiableList(servers);
  }
}
