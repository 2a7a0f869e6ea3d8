package org.muleentra.jwt.core.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.muleentra.jwt.core.authority.TenantId;
import org.muleentra.jwt.core.check.CallerKind;

/** What is suspicious about settings that are allowed: sentences that name the field, to be told once at the start. */
final class Doubts {

  private final ValidationParameters parameters;
  private final RequiredPermissions permissions;
  private final List<String> doubts = new ArrayList<>();

  private Doubts(ValidationParameters parameters, RequiredPermissions permissions) {
    this.parameters = parameters;
    this.permissions = permissions;
  }

  static List<String> of(ValidationParameters parameters, TrustedTenants tenants, RequiredPermissions permissions) {
    Doubts all = new Doubts(parameters, permissions);
    all.ofResource();
    all.ofOverage();
    all.ofKinds();
    all.ofAudiences();
    all.ofAsterisks("audiences", parameters.audiences());
    all.ofAsterisks("requiredScopes", permissions.scopes().values());
    all.ofAsterisks("requiredAppRoles", permissions.appRoles().values());
    Contradictions.idleRules(parameters, tenants, permissions)
        .forEach(rule -> all.doubts.add(rule + " keeps nobody out: every token that the other settings take meets it"));
    parameters.claimRules().ofWholeText("scp").forEach(rule -> all.doubts.add(
        rule + " compares scp as a whole, so a token with another scope besides fails: requiredScopes asks for each"));
    return Collections.unmodifiableList(all.doubts);
  }

  private static String entry(String field, int index) {
    return field + "[" + index + "]";
  }

  /** Entra refuses a request whose resource and scopes do not agree to the letter (AADSTS9010010). */
  private void ofResource() {
    String resource = parameters.resource();
    if (resource == null || parameters.audiences().contains(resource)) {
      return;
    }
    int index = 0;
    for (String audience : parameters.audiences()) {
      if (withoutSlash(audience).equals(withoutSlash(resource))) {
        doubts.add("resource differs from " + entry("audiences", index)
            + " by a slash at its end: Entra compares the two to the letter (AADSTS9010010), so make them equal");
        return;
      }
      index++;
    }
    doubts.add("resource is none of audiences: Entra refuses clients that ask for it (AADSTS9010010) unless it is the "
        + "Application ID URI of the API; then name it in audiences");
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private void ofOverage() {
    if (parameters.groupOverage() == GroupOverage.GRAPH && !parameters.roleMappings().isEmpty()
        && parameters.roleMappings().keySet().stream().noneMatch(TenantId::isGuid)) {
      doubts.add("groupOverage is graph, and no key of roleMappings is the object id of a group, by which alone groups are "
          + "looked up: callers in more groups than a token holds are refused; map object ids, or choose appRolesOnly");
    }
  }

  /** Of the kinds by default one may stand for both, as the form names them unasked. */
  private void ofKinds() {
    boolean scopes = !permissions.scopes().isEmpty();
    boolean appRoles = !permissions.appRoles().isEmpty();
    if (scopes == appRoles || parameters.callerKinds().equals(EnumSet.of(CallerKind.USER, CallerKind.APP))) {
      return;
    }
    for (CallerKind kind : parameters.callerKinds()) {
      if (kind.delegated() != scopes) {
        doubts.add("callerKinds takes " + kind.setting() + ", which is refused all the same: "
            + (scopes ? "requiredAppRoles says what an application needs" : "requiredScopes says what a user needs")
            + ", and is empty");
      }
    }
  }

  private void ofAudiences() {
    int index = 0;
    for (String audience : parameters.audiences()) {
      if (!TenantId.isGuid(audience) && audience.indexOf(':') < 0) {
        doubts.add(entry("audiences", index) + " is neither a client id nor an Application ID URI, as Entra writes into aud");
      }
      if (parameters.allowedClientIds().contains(audience)) {
        doubts.add("allowedClientIds holds the API's own client id of " + entry("audiences", index)
            + ": it names the clients that call");
      }
      index++;
    }
  }

  private void ofAsterisks(String field, Collection<String> values) {
    int index = 0;
    for (String value : values) {
      if (value.indexOf('*') >= 0) {
        doubts.add(entry(field, index) + " holds an asterisk, which stands for nothing but itself");
      }
      index++;
    }
  }
}
