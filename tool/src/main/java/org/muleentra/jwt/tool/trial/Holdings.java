package org.muleentra.jwt.tool.trial;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.AudienceCheck;
import org.muleentra.jwt.core.check.AuthenticationAgeCheck;
import org.muleentra.jwt.core.check.AuthenticationContextCheck;
import org.muleentra.jwt.core.check.AuthenticationMethodCheck;
import org.muleentra.jwt.core.check.ClaimRule;
import org.muleentra.jwt.core.check.ClientAuthenticationCheck;
import org.muleentra.jwt.core.check.ClientCheck;
import org.muleentra.jwt.core.check.PermissionCheck;
import org.muleentra.jwt.core.check.TokenAgeCheck;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.SettingValues;

/** All that callers may bring to a form: what it asks, each part of it alone, and each part of it wrong. */
final class Holdings {

  static final String ALL = "all that is asked";

  private static final String ANOTHER_TENANT = "0f0e1bad-7e57-4e5f-8a6b-5ca1ab1e0c04";
  private static final String ANOTHER_CLIENT = "0f0e1bad-7e57-4e5f-8a6b-5ca1ab1e0c05";
  private static final String ANOTHER_API = "0f0e1bad-7e57-4e5f-8a6b-5ca1ab1e0c06";

  private final Asked asked;
  private final SettingValues values;
  private final List<Holding> all = new ArrayList<>();

  private Holdings(Asked asked) {
    this.asked = asked;
    this.values = asked.values();
  }

  static List<Holding> of(Asked asked) {
    Holdings holdings = new Holdings(asked);
    holdings.add(ALL, (claims, caller) -> { });
    holdings.permissions();
    holdings.roles();
    holdings.origin();
    holdings.clients();
    holdings.signIn();
    holdings.rules();
    return List.copyOf(holdings.all);
  }

  private void add(String label, BiConsumer<Map<String, Object>, Caller> change) {
    all.add(new Holding(label, change));
  }

  private void permissions() {
    Set<String> scopes = values.get(PermissionCheck.REQUIRED_SCOPES);
    Set<String> appRoles = values.get(PermissionCheck.REQUIRED_APP_ROLES);
    Collection<String> mapped = values.get(Admission.ROLE_MAPPINGS).keySet();
    if (scopes.size() > 1) {
      scopes.forEach(scope -> add("of the scopes " + scope + " alone",
          (claims, caller) -> asked.permissions(claims, caller, List.of(scope), appRoles, mapped)));
    }
    if (appRoles.size() > 1) {
      appRoles.forEach(role -> add("of the app roles " + role + " alone",
          (claims, caller) -> asked.permissions(claims, caller, scopes, List.of(role), without(mapped, appRoles))));
    }
    if (!scopes.isEmpty() || !appRoles.isEmpty()) {
      add("another scope or app role", (claims, caller) -> asked.permissions(claims, caller, List.of("Another.Scope"),
          List.of("Another.Role"),
          without(mapped, appRoles)));
    }
    add("no scope and no app role", (claims, caller) -> {
      claims.remove("scp");
      claims.remove("roles");
    });
  }

  private static List<String> without(Collection<String> values, Collection<String> others) {
    return values.stream().filter(value -> !others.contains(value)).toList();
  }

  private void roles() {
    Map<String, String> mappings = values.get(Admission.ROLE_MAPPINGS);
    Set<String> scopes = values.get(PermissionCheck.REQUIRED_SCOPES);
    Set<String> appRoles = values.get(PermissionCheck.REQUIRED_APP_ROLES);
    if (mappings.isEmpty()) {
      return;
    }
    if (mappings.size() > 1) {
      mappings.forEach((key, role) -> add("of what is mapped " + key + " alone (" + role + ")",
          (claims, caller) -> asked.permissions(claims, caller, scopes, appRoles, List.of(key))));
    }
    add("nothing mapped but what is required", (claims, caller) -> asked.permissions(claims, caller, scopes, appRoles, List.of()));
    if (mappings.keySet().stream().anyMatch(Guid::isGuid)) {
      add("in more groups than a token holds", (claims, caller) -> {
        if (claims.remove("groups") != null) {
          claims.put("_claim_names", Map.of("groups", "src1"));
        }
      });
    }
  }

  private void origin() {
    TrustedTenants tenants = TrustedTenants.of(values);
    boolean b2c = tenants.hosts().kind() == TenantKind.B2C;
    List<String> named = tenants.tenants().stream().filter(Guid::isGuid).toList();
    if (!b2c) {
      named.stream().skip(1).limit(5).forEach(tenant -> add("of tenant " + tenant, (claims, caller) -> asked.from(claims, caller, tenant)));
      values.get(TrustedTenants.DENIED_TENANTS).stream().limit(5)
          .forEach(tenant -> add("of tenant " + tenant, (claims, caller) -> asked.from(claims, caller, tenant)));
      add("of another tenant", (claims, caller) -> asked.from(claims, caller, ANOTHER_TENANT));
    }
    Set<String> audiences = values.get(AudienceCheck.AUDIENCES);
    if (audiences.size() > 1) {
      audiences.forEach(audience -> add("for audience " + audience, (claims, caller) -> claims.put("aud", audience)));
    }
    add("for another API", (claims, caller) -> claims.put("aud", ANOTHER_API));
  }

  private void clients() {
    Set<String> clients = values.get(ClientCheck.ALLOWED_CLIENT_IDS);
    clients.stream().skip(1).limit(5).forEach(client -> add("by client " + client, (claims, caller) -> asked.client(claims, caller,
        client)));
    if (!clients.isEmpty()) {
      add("by another client", (claims, caller) -> asked.client(claims, caller, ANOTHER_CLIENT));
    }
    if (values.get(ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY)) {
      add("by a client with a secret", (claims, caller) -> asked.credential(claims, caller, "1"));
    }
  }

  private void signIn() {
    if (values.has(AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT)) {
      add("without " + values.get(AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT), (claims, caller) -> claims.remove("acrs"));
    }
    if (values.has(AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS)) {
      add("signed in by a password alone", (claims, caller) -> claims.replace("amr", List.of("pwd")));
    }
    if (values.get(AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE) > 0) {
      add("signed in two days ago", (claims, caller) -> claims.replace("auth_time", asked.now() - 172_800));
    }
    if (values.get(TokenAgeCheck.MAXIMUM_TOKEN_AGE) > 0) {
      add("a token two days old", (claims, caller) -> {
        claims.put("iat", asked.now() - 172_800);
        claims.put("nbf", asked.now() - 172_800);
      });
    }
  }

  private void rules() {
    for (ClaimRule rule : asked.rules()) {
      if (RuleValue.canBreak(rule)) {
        add("not " + rule.words(), (claims, caller) -> RuleValue.breakIt(claims, rule));
      }
    }
  }
}
