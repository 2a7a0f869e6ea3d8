package org.muleentra.jwt.tool.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.AudienceCheck;
import org.muleentra.jwt.core.check.AuthenticationContextCheck;
import org.muleentra.jwt.core.check.AuthenticationMethodCheck;
import org.muleentra.jwt.core.check.ClaimRules;
import org.muleentra.jwt.core.check.ClientCheck;
import org.muleentra.jwt.core.check.Match;
import org.muleentra.jwt.core.check.PermissionCheck;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.tool.trial.RuleValue;

/** What client or registration may do otherwise, and what the token would say then; whether that lets it in, the core decides. */
final class OtherChanges {

  private static final String SOMEBODY = "0b1ec71d-7e57-4e5f-8a6b-5ca1ab1e0c03";

  private final ObjectNode fields;
  private final SettingValues values;
  private final Map<String, Object> claims;
  private final long now;
  private final List<Change> all = new ArrayList<>();

  private OtherChanges(ObjectNode fields, SettingValues values, Map<String, Object> claims, long now) {
    this.fields = fields;
    this.values = values;
    this.claims = claims;
    this.now = now;
  }

  /** Those that the reason suggests, the narrow ones first. */
  static List<Change> of(Reason reason, ObjectNode fields, SettingValues values, Map<String, Object> claims, long now) {
    OtherChanges changes = new OtherChanges(fields, values, claims, now);
    changes.suggest(reason);
    return List.copyOf(changes.all);
  }

  private void suggest(Reason reason) {
    switch (reason) {
      case AUDIENCE_MISMATCH -> change("the client asks for a token for " + audience(isV1()), changed -> changed.put("aud",
          audience(isV1())));
      case VERSION_NOT_ACCEPTED -> change("set requestedAccessTokenVersion in the API's manifest to " + (isV1() ? 2 : 1), this::version);
      case TOKEN_EXPIRED, TOKEN_TOO_OLD, TOKEN_NOT_YET_VALID, ISSUED_IN_THE_FUTURE -> change("the client gets a new token", this::fresh);
      case TOKEN_BOUND -> change("the client asks for a bearer token", changed -> changed.remove("cnf"));
      case CLAIM_MISSING, NO_IDENTITY -> change("the client asks for the scope profile too, so that oid is there; or the application gets a"
          + " service principal in the tenant", changed -> changed.put("oid", SOMEBODY));
      case CLIENT_NOT_ALLOWED -> values.get(ClientCheck.ALLOWED_CLIENT_IDS).stream().limit(1).forEach(client ->
          change("the caller comes through client " + client, changed -> changed.put(isV1() ? "appid" : "azp", client)));
      case CLIENT_WITHOUT_CERTIFICATE -> change("the client proves itself to Entra with a certificate",
          changed -> changed.put(isV1() ? "appidacr" : "azpacr", "2"));
      case SCOPE_MISSING -> permission("grant the client the scope ", "scp", PermissionCheck.REQUIRED_SCOPES, PermissionCheck.SCOPE_MATCH);
      case APP_ROLE_MISSING ->
          permission("assign the client the app role ", "roles", PermissionCheck.REQUIRED_APP_ROLES, PermissionCheck.APP_ROLE_MATCH);
      case NO_PERMISSION -> change("assign the client an app role of the API", changed -> changed.put("roles", List.of("Any.Role")));
      case ROLE_MISSING -> roles();
      case GROUPS_OVERAGE -> change("let the registration emit only groups that are assigned to the application", changed -> {
        changed.remove("_claim_names");
        changed.remove("hasgroups");
        changed.put("groups", mapped().stream().filter(Guid::isGuid).toList());
      });
      case CLAIM_RULE_BROKEN -> values.get(ClaimRules.CLAIM_RULES).all().forEach(rule -> change("the token says " + rule.words()
          + ", perhaps by an optional claim", changed -> RuleValue.meet(changed, rule)));
      case AUTHENTICATION_CONTEXT_MISSING -> change("the user satisfies the authentication context", changed ->
          changed.put("acrs", List.of(values.get(AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT))));
      case AUTHENTICATION_METHOD_MISSING -> change("the user signs in by a required method", changed ->
          changed.put("amr", List.copyOf(values.get(AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS))));
      case AUTHENTICATION_TOO_OLD -> change("the user signs in anew, and the registration emits auth_time", changed ->
          changed.put("auth_time", now));
      default -> { }
    }
  }

  private boolean isV1() {
    return TokenVersion.V1.claim().equals(claims.get("ver"));
  }

  private String audience(boolean v1) {
    Set<String> audiences = values.get(AudienceCheck.AUDIENCES);
    return audiences.stream().filter(audience -> Guid.isGuid(audience) != v1).findFirst().orElse(audiences.iterator().next());
  }

  private void version(Map<String, Object> changed) {
    boolean v1 = isV1();
    TokenVersion version = v1 ? TokenVersion.V2 : TokenVersion.V1;
    String tenant = String.valueOf(claims.get("tid"));
    changed.put("ver", version.claim());
    changed.put("iss", new Authority(tenant, null, Set.of(), version, TrustedTenants.of(values).hosts()).issuer(tenant));
    changed.put("aud", audience(!v1));
    rename(changed, v1 ? "appid" : "azp", v1 ? "azp" : "appid");
    rename(changed, v1 ? "appidacr" : "azpacr", v1 ? "azpacr" : "appidacr");
  }

  private static void rename(Map<String, Object> changed, String from, String to) {
    Object value = changed.remove(from);
    if (value != null) {
      changed.put(to, value);
    }
  }

  private void fresh(Map<String, Object> changed) {
    changed.put("iat", now);
    changed.put("nbf", now);
    changed.put("exp", now + 3600);
  }

  private void permission(String words, String claim, Setting<Collection<String>, Set<String>> setting, Setting<String, Match> match) {
    Set<String> required = values.get(setting);
    List<Set<String>> choices = values.get(match) == Match.ALL ? List.of(required) : required.stream().map(Set::of).toList();
    choices.stream().filter(choice -> !choice.isEmpty()).forEach(choice -> change(words + String.join(", ", choice), changed ->
        changed.put(claim, claim.equals("scp") ? changed.getOrDefault("scp", "") + " " + String.join(" ", choice) : plus(claim, choice))));
  }

  private List<Object> plus(String claim, Collection<String> more) {
    List<Object> items = new ArrayList<>(claims.get(claim) instanceof Collection<?> given ? given : List.of());
    items.addAll(more);
    return items;
  }

  private Set<String> mapped() {
    return values.get(Admission.ROLE_MAPPINGS).keySet();
  }

  private void roles() {
    for (String key : mapped()) {
      if (Guid.isGuid(key)) {
        change("put the caller into group " + key, changed -> changed.put("groups", plus("groups", List.of(key))));
      } else {
        change("assign the caller the app role " + key, changed -> changed.put("roles", plus("roles", List.of(key))));
      }
    }
  }

  private void change(String words, Consumer<Map<String, Object>> change) {
    Map<String, Object> changed = new LinkedHashMap<>(claims);
    change.accept(changed);
    all.add(new Change(words, fields, changed));
  }
}
