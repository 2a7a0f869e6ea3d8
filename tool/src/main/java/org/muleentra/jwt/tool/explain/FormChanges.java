package org.muleentra.jwt.tool.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.AudienceCheck;
import org.muleentra.jwt.core.check.AuthenticationAgeCheck;
import org.muleentra.jwt.core.check.AuthenticationContextCheck;
import org.muleentra.jwt.core.check.AuthenticationMethodCheck;
import org.muleentra.jwt.core.check.CallerKindCheck;
import org.muleentra.jwt.core.check.ClaimRules;
import org.muleentra.jwt.core.check.ClientAuthenticationCheck;
import org.muleentra.jwt.core.check.ClientCheck;
import org.muleentra.jwt.core.check.LifetimeCheck;
import org.muleentra.jwt.core.check.PermissionCheck;
import org.muleentra.jwt.core.check.TokenAgeCheck;
import org.muleentra.jwt.core.directory.DirectorySettings;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.setting.Setting;

/** Single changes of a form that may let a token in; whether one does, the core decides. */
final class FormChanges {

  /** Of a caller's many groups only the first are tried. */
  private static final int TRIED = 5;

  private final ObjectNode fields;
  private final Map<String, Object> claims;
  private final long now;
  private final List<Change> all = new ArrayList<>();

  private FormChanges(ObjectNode fields, Map<String, Object> claims, long now) {
    this.fields = fields;
    this.claims = claims;
    this.now = now;
  }

  /** Those that the reason suggests, the narrow ones first. */
  static List<Change> of(Reason reason, ObjectNode fields, Map<String, Object> claims, long now) {
    FormChanges changes = new FormChanges(fields, claims, now);
    changes.suggest(reason);
    return List.copyOf(changes.all);
  }

  private void suggest(Reason reason) {
    switch (reason) {
      case ISSUER_NOT_TRUSTED, TENANT_NOT_TRUSTED -> origin();
      case POLICY_NOT_ACCEPTED -> texts("tfp").forEach(policy -> add(TrustedTenants.B2C_POLICIES, policy));
      case VERSION_NOT_ACCEPTED -> texts("ver").forEach(version -> add(TrustedTenants.TOKEN_VERSIONS, version));
      case AUDIENCE_MISMATCH -> texts("aud").forEach(audience -> add(AudienceCheck.AUDIENCES, audience));
      case TOKEN_EXPIRED -> skew(now - seconds("exp") + 1);
      case TOKEN_NOT_YET_VALID -> skew(seconds("nbf") - now);
      case ISSUED_IN_THE_FUTURE -> skew(seconds("iat") - now);
      case TOKEN_TOO_OLD -> without(TokenAgeCheck.MAXIMUM_TOKEN_AGE);
      case CALLER_KIND_NOT_ALLOWED ->
          CallerKindCheck.CALLER_KINDS.shape().words().forEach(kind -> add(CallerKindCheck.CALLER_KINDS, kind));
      case CLIENT_NOT_ALLOWED -> texts("azp", "appid").forEach(client -> add(ClientCheck.ALLOWED_CLIENT_IDS, client));
      case CLIENT_WITHOUT_CERTIFICATE -> without(ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY);
      case SCOPE_MISSING -> permission(PermissionCheck.REQUIRED_SCOPES, PermissionCheck.SCOPE_MATCH,
          texts("scp").stream().flatMap(scopes -> Arrays.stream(scopes.split(" "))).toList());
      case APP_ROLE_MISSING -> permission(PermissionCheck.REQUIRED_APP_ROLES, PermissionCheck.APP_ROLE_MATCH, texts("roles"));
      case ROLE_MISSING -> roles();
      case GROUPS_OVERAGE -> set(DirectorySettings.GROUP_OVERAGE, "appRolesOnly");
      case CLAIM_RULE_BROKEN -> rules();
      case AUTHENTICATION_CONTEXT_MISSING, AUTHENTICATION_METHOD_MISSING, AUTHENTICATION_TOO_OLD, APPLICATION_CANNOT_STEP_UP -> {
        without(AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT);
        without(AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS);
        without(AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE);
      }
      default -> { }
    }
  }

  private void origin() {
    texts("tid").forEach(tenant -> {
      remove(TrustedTenants.DENIED_TENANTS, tenant);
      add(TrustedTenants.TENANTS, tenant);
    });
    TrustedTenants.CLOUD.shape().words().forEach(cloud -> set(TrustedTenants.CLOUD, cloud));
  }

  private void skew(long needed) {
    if (needed > 0 && needed <= LifetimeCheck.CLOCK_SKEW.shape().most()) {
      change("set " + LifetimeCheck.CLOCK_SKEW.name() + " to " + needed, form -> form.put(LifetimeCheck.CLOCK_SKEW.name(), needed));
    }
  }

  private void permission(Setting<?, ?> setting, Setting<?, ?> match, Collection<String> held) {
    if ("all".equals(fields.path(match.name()).asText())) {
      set(match, "any");
    }
    held.stream().limit(TRIED).forEach(value -> add(setting, value));
  }

  private void roles() {
    if ("all".equals(fields.path(Admission.ROLE_MATCH.name()).asText())) {
      set(Admission.ROLE_MATCH, "any");
    }
    Set<String> held = new LinkedHashSet<>(texts("roles"));
    held.addAll(texts("groups"));
    Set<String> required = new LinkedHashSet<>();
    for (Setting<?, ?> setting : List.of(Admission.REQUIRED_ROLES, Admission.REQUIRED_ROLES_OF_APPS)) {
      fields.path(setting.name()).forEach(role -> required.add(role.asText()));
    }
    held.stream().limit(TRIED).forEach(value -> required.forEach(role -> change("map " + value + " to " + role + " in "
        + Admission.ROLE_MAPPINGS.name(), form -> form.withArray(Admission.ROLE_MAPPINGS.name()).addObject().put("key",
            value).put("value", role))));
    without(Admission.REQUIRED_ROLES_OF_APPS);
    without(Admission.REQUIRED_ROLES);
  }

  private void rules() {
    String name = ClaimRules.CLAIM_RULES.name();
    for (int i = 0; i < fields.path(name).size(); i++) {
      int index = i;
      change("drop " + Setting.entry(name, i) + ", " + fields.get(name).get(i).asText(), form -> form.withArray(name).remove(index));
    }
  }

  /** To a list; where nothing is given, beside what that means. */
  private void add(Setting<?, ?> setting, String value) {
    change("add " + value + " to " + setting.name(), form -> {
      ArrayNode list = form.withArray(setting.name());
      if (list.isEmpty() && setting.shape().unlessGiven() instanceof Collection<?> byDefault) {
        byDefault.forEach(each -> list.add((String) each));
      }
      list.add(value);
    });
  }

  private void remove(Setting<?, ?> setting, String value) {
    ArrayNode list = fields.deepCopy().withArray(setting.name());
    for (int i = 0; i < list.size(); i++) {
      int index = i;
      if (list.get(i).asText().equalsIgnoreCase(value)) {
        change("take " + value + " out of " + setting.name(), form -> form.withArray(setting.name()).remove(index));
      }
    }
  }

  private void set(Setting<?, ?> setting, String word) {
    change("set " + setting.name() + " to " + word, form -> form.put(setting.name(), word));
  }

  private void without(Setting<?, ?> setting) {
    if (fields.has(setting.name())) {
      change("leave out " + setting.name(), form -> form.remove(setting.name()));
    }
  }

  private void change(String words, Consumer<ObjectNode> change) {
    ObjectNode changed = fields.deepCopy();
    change.accept(changed);
    if (!changed.equals(fields)) {
      all.add(new Change(words, changed, claims));
    }
  }

  private List<String> texts(String... names) {
    List<String> texts = new ArrayList<>();
    for (String name : names) {
      Object value = claims.get(name);
      if (value instanceof String text) {
        texts.add(text);
      } else if (value instanceof Collection<?> items) {
        items.stream().filter(String.class::isInstance).forEach(item -> texts.add((String) item));
      }
    }
    return texts;
  }

  private long seconds(String claim) {
    return claims.get(claim) instanceof Number number ? number.longValue() : 0;
  }
}
