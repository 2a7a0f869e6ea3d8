package org.muleentra.jwt.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.authority.TrustedTenants;

/** What tokens say of a tenant that anybody made a minute ago: ids that nobody knows, and the rest as everywhere. */
final class Strangers {

  private Strangers() {}

  /** By claim the values, in groups: what keeps no stranger out is met by some value of each. */
  static Map<String, List<List<Object>>> claims(TrustedTenants tenants, Collection<String> audiences) {
    Map<String, List<List<Object>>> strangers = new HashMap<>();
    String tenant = anId();
    strangers.put("tid", group(tenant));
    strangers.put("iss", Collections.singletonList(tenants.authorities().all().stream()
        .filter(authority -> Authority.ORGANIZATIONS.equals(authority.tenant()))
        .map(authority -> authority.issuer(tenant)).collect(Collectors.toList())));
    strangers.put("ver",
        Collections.singletonList(tenants.versions().stream().map(TokenVersion::claim).collect(Collectors.toList())));
    strangers.put("aud", Collections.singletonList(new ArrayList<>(audiences)));
    for (String claim : Arrays.asList("azp", "appid", "oid", "sub", "uti", "sid")) {
      strangers.put(claim, group(anId()));
    }
    for (String claim : Arrays.asList("azpacr", "appidacr")) {
      strangers.put(claim, group("0", "1", "2"));
    }
    strangers.put("idtyp", group("app", "user"));
    // Members and guests.
    strangers.put("acct", Arrays.asList(Arrays.asList("0", 0L), Arrays.asList("1", 1L)));
    strangers.put("scp", group("stranger"));
    for (String claim : Arrays.asList("roles", "groups", "wids")) {
      strangers.put(claim, group(Collections.singletonList(anId())));
    }
    for (String claim : Arrays.asList("exp", "nbf", "iat", "auth_time")) {
      strangers.put(claim, group(Long.MAX_VALUE));
    }
    return strangers;
  }

  private static String anId() {
    return UUID.randomUUID().toString();
  }

  private static List<List<Object>> group(Object... values) {
    return Collections.singletonList(Arrays.asList(values));
  }
}
