package org.muleentra.jwt.core.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authorities;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.DirectoryKind;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.error.InvalidSettingException;

/** Whose tokens are trusted: tenants, where they are, and in which versions or of which policies; immutable. */
final class TrustedTenants {

  private final ParametersBuilder settings;
  private final Set<String> tenants;
  private final Set<String> denied;
  private final Cloud cloud;
  private final Hosts hosts;
  private final Set<String> policies;
  private final Set<TokenVersion> versions;

  TrustedTenants(ParametersBuilder settings) {
    this.settings = settings;
    tenants = Settings.tenants("tenants", settings.list("tenants"));
    denied = Settings.guids("deniedTenants", settings.list("deniedTenants"));
    cloud = Settings.choice("cloud", settings.text("cloud"), Cloud.values(), Cloud::setting, Cloud.GLOBAL);
    hosts = hostsOf();
    policies = Settings.policies("b2cPolicies", settings.list("b2cPolicies"));
    versions = acceptedVersions();
    require(denied.isEmpty() || includeAnyOrganization(), "deniedTenants",
        "needs the word organizations in tenants");
    require(Collections.disjoint(denied, tenants), "deniedTenants", "must not hold a tenant that tenants names");
    requireOneDirectory();
  }

  private Hosts hostsOf() {
    return new Hosts(
        Settings.choice("directory", settings.text("directory"), DirectoryKind.values(), DirectoryKind::setting,
            DirectoryKind.WORKFORCE),
        cloud,
        Addresses.host("loginHost", settings.text("loginHost")),
        Addresses.host("issuerHost", settings.text("issuerHost")),
        Settings.guid("signingKeysAppId", settings.text("signingKeysAppId")),
        Addresses.metadataBase("metadataBaseUrl", settings.text("metadataBaseUrl")));
  }

  /** Directories of customers issue v2 tokens alone. */
  private Set<TokenVersion> acceptedVersions() {
    Set<TokenVersion> accepted = Settings.choices("tokenVersions", settings.list("tokenVersions"), TokenVersion.class,
        TokenVersion::claim, EnumSet.allOf(TokenVersion.class));
    if (hosts.kind() == DirectoryKind.WORKFORCE) {
      return accepted;
    }
    require(accepted.contains(TokenVersion.V2), "tokenVersions", "must hold 2.0 for directory " + hosts.kind().setting());
    return EnumSet.of(TokenVersion.V2);
  }

  private void requireOneDirectory() {
    boolean workforce = hosts.kind() == DirectoryKind.WORKFORCE;
    boolean b2c = hosts.kind() == DirectoryKind.B2C;
    String notBeside = "cannot be combined with directory " + hosts.kind().setting();
    require(!b2c || isGiven("loginHost"), "loginHost", "must be given for directory b2c");
    require(!b2c || !policies.isEmpty(), "b2cPolicies", "must hold at least one policy for directory b2c");
    require(b2c || policies.isEmpty(), "b2cPolicies", "needs directory b2c");
    require(workforce || !isGiven("issuerHost"), "issuerHost", notBeside);
    require(!b2c || !isGiven("signingKeysAppId"), "signingKeysAppId", notBeside);
    require(workforce || !includeAnyOrganization(), "tenants",
        "must be tenant ids for directory " + hosts.kind().setting());
  }

  private boolean isGiven(String field) {
    return settings.text(field) != null && !settings.text(field).isEmpty();
  }

  private static void require(boolean holds, String field, String rule) {
    if (!holds) {
      throw new InvalidSettingException(field, rule);
    }
  }

  boolean includeAnyOrganization() {
    return tenants.contains(Authority.ORGANIZATIONS);
  }

  /** GUIDs in lower case, and {@link Authority#ORGANIZATIONS}. */
  Set<String> tenants() {
    return tenants;
  }

  /** The versions of tokens that are taken, at least one. */
  Set<TokenVersion> versions() {
    return versions;
  }

  Cloud cloud() {
    return cloud;
  }

  Hosts hosts() {
    return hosts;
  }

  Authorities authorities() {
    return new Authorities(tenants, policies, denied, versions, hosts);
  }

  /** The issuers that clients ask for tokens; of B2C one a policy, since each has metadata of its own. */
  List<String> authorizationServers() {
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
