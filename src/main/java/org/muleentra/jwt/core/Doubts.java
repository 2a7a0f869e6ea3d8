package org.muleentra.jwt.core;

import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.directory.DirectorySettings.GROUP_OVERAGE;
import static org.muleentra.jwt.core.discovery.ProtectedResource.RESOURCE;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.directory.GroupOverage;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** What is suspicious about settings that are allowed: sentences that name the field, to be told once at the start. */
final class Doubts {

  private final SettingValues values;
  private final List<String> doubts = new ArrayList<>();

  private Doubts(SettingValues values) {
    this.values = values;
  }

  static List<String> of(SettingValues values, TrustedTenants tenants, Admission admission) {
    Doubts all = new Doubts(values);
    all.ofResource();
    all.ofOverage();
    all.ofKinds();
    all.ofAudiences();
    all.ofAsterisks(AUDIENCES);
    all.ofAsterisks(REQUIRED_SCOPES);
    all.ofAsterisks(REQUIRED_APP_ROLES);
    Contradictions.idleRules(values, tenants, admission)
        .forEach(rule -> all.doubts.add(rule + " keeps nobody out: every token that the other settings accept meets it"));
    values.get(CLAIM_RULES).ofWholeText("scp").forEach(rule -> all.doubts.add(
        rule + " compares scp as a whole, so a token with a further scope fails: requiredScopes looks for each scope"));
    return Collections.unmodifiableList(all.doubts);
  }

  /** Entra refuses a request whose resource and scopes do not agree to the letter (AADSTS9010010). */
  private void ofResource() {
    String resource = values.get(RESOURCE);
    if (resource == null || values.get(AUDIENCES).contains(resource)) {
      return;
    }
    int index = 0;
    for (String audience : values.get(AUDIENCES)) {
      if (withoutSlash(audience).equals(withoutSlash(resource))) {
        doubts.add("resource differs from " + Setting.entry(AUDIENCES.name(), index)
            + " by a slash at its end: Entra compares the two to the letter (AADSTS9010010), so make them equal");
        return;
      }
      index++;
    }
    doubts.add("resource is not one of audiences: Entra refuses clients that ask for it (AADSTS9010010) unless it is the "
        + "Application ID URI of the API; then name it in audiences");
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private void ofOverage() {
    if (values.get(GROUP_OVERAGE) == GroupOverage.GRAPH && values.has(ROLE_MAPPINGS)
        && values.get(ROLE_MAPPINGS).keySet().stream().noneMatch(Guid::isGuid)) {
      doubts.add("groupOverage is graph, and no key of roleMappings is the object ID of a group, and groups are only "
          + "looked up by that: callers in more groups than a token holds are refused; map object IDs, or choose appRolesOnly");
    }
  }

  /** Of the kinds by default one may stand for both, as the form names them unasked. */
  private void ofKinds() {
    boolean scopes = values.has(REQUIRED_SCOPES);
    boolean appRoles = values.has(REQUIRED_APP_ROLES);
    if (scopes == appRoles || values.get(CALLER_KINDS).equals(EnumSet.of(CallerKind.USER, CallerKind.APP))) {
      return;
    }
    for (CallerKind kind : values.get(CALLER_KINDS)) {
      if (kind.delegated() != scopes) {
        doubts.add("callerKinds allows " + kind.setting() + ", which is still refused: "
            + (scopes ? "requiredAppRoles says what an application needs" : "requiredScopes says what a user needs")
            + ", and is empty");
      }
    }
  }

  private void ofAudiences() {
    int index = 0;
    for (String audience : values.get(AUDIENCES)) {
      if (!Guid.isGuid(audience) && audience.indexOf(':') < 0) {
        doubts.add(Setting.entry(AUDIENCES.name(), index) + " is neither a client ID nor an Application ID URI, as Entra writes into aud");
      }
      if (values.get(ALLOWED_CLIENT_IDS).contains(audience)) {
        doubts.add("allowedClientIds contains the API's own client ID of " + Setting.entry(AUDIENCES.name(), index)
            + ": it names the clients that call");
      }
      index++;
    }
  }

  private void ofAsterisks(Setting<?, ? extends Collection<String>> setting) {
    int index = 0;
    for (String value : values.get(setting)) {
      if (value.indexOf('*') >= 0) {
        doubts.add(Setting.entry(setting.name(), index) + " contains an asterisk, which is not a wildcard");
      }
      index++;
    }
  }
}
