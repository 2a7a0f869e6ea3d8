package org.muleentra.jwt.tool.migrate;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.setting.Guid;

/**
 * An {@code iss} of a workforce tenant, which says tenant and version at once (Microsoft identity platform, "Access token claims
 * reference").
 *
 * @param tenant the tenant's ID, in lower case
 */
record EntraIssuer(String tenant, TokenVersion version) {

  private static final Pattern TENANT = Pattern.compile(Guid.PATTERN);

  /** The {@code iss} of that cloud which is written so, letter by letter; {@code null} where there is none. */
  static EntraIssuer of(String iss, Cloud cloud) {
    Matcher tenant = TENANT.matcher(iss);
    if (!tenant.find()) {
      return null;
    }
    for (TokenVersion version : TokenVersion.values()) {
      EntraIssuer issuer = new EntraIssuer(tenant.group(), version);
      if (Guid.canonical(issuer.tenant).equals(issuer.tenant) && issuer.text(cloud).equals(iss)) {
        return issuer;
      }
    }
    return null;
  }

  /** How tokens write it. */
  String text(Cloud cloud) {
    return new Authority(tenant, null, Set.of(), version, Hosts.of(cloud)).issuer(tenant);
  }
}
