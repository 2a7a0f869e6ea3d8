package org.muleentra.jwt.tool.registration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.identity.RegisteredCredential;
import org.muleentra.jwt.core.identity.Registration;
import org.muleentra.jwt.core.outbound.OutboundException;

/**
 * An application object ("application resource type"), as {@code az ad app show} prints it.
 *
 * @param appId its client id, in lower case
 * @param displayName what people call it; its client id where it has no name
 * @param signInAudience whose accounts may sign in, or {@code null}
 * @param identifierUris its App ID URIs
 * @param tokenVersion the version of access tokens for it; null in {@code requestedAccessTokenVersion} means 1.0
 * @param scopes the delegated permissions that it exposes
 * @param appRoles its app roles
 * @param preAuthorized clients that have scopes here without consent
 * @param asks the permissions that it asks for as a client
 * @param groupClaims the words of {@code groupMembershipClaims}; empty where no groups are emitted
 * @param optionalClaims those of access tokens for it
 * @param credentials its secrets and certificates
 * @param owners the object ids of its owners; not known where nothing tells of them
 */
public record Application(String appId, String displayName, String signInAudience, List<String> identifierUris, TokenVersion tokenVersion,
    List<Permission> scopes, List<Permission> appRoles, List<PreAuthorized> preAuthorized, List<Asked> asks, Set<String> groupClaims,
    List<OptionalClaim> optionalClaims, List<RegisteredCredential> credentials, Known<List<String>> owners) {

  /**
   * A scope or an app role.
   *
   * @param memberTypes who may have the app role, {@code User} and {@code Application}; empty of a scope
   */
  public record Permission(String id, String value, boolean enabled, Set<String> memberTypes) {}

  /** A client with the ids of scopes that it has here without consent. */
  public record PreAuthorized(String appId, Set<String> scopeIds) {}

  /**
   * A permission that a client asks for.
   *
   * @param resource the API's client id
   * @param isRole whether it is an app role, and not a scope
   */
  public record Asked(String resource, String id, boolean isRole) {}

  /** An optional claim with what is said of it besides, such as {@code use_guid}. */
  public record OptionalClaim(String name, Set<String> properties) {}

  /**
   * Reads it.
   *
   * @throws org.muleentra.jwt.tool.form.FieldException naming source, field and rule where it is none
   */
  public static Application of(GraphObject application) {
    String appId = application.guid("appId");
    application.requireMembers("identifierUris", "api", "appRoles", "groupMembershipClaims", "optionalClaims", "requiredResourceAccess",
        "passwordCredentials", "keyCredentials");
    GraphObject api = application.object("api");
    String name = application.text("displayName");
    Integer version = api.number("requestedAccessTokenVersion");
    return new Application(appId, name == null ? appId : name, application.text("signInAudience"), application.texts("identifierUris"),
        version != null && version == 2 ? TokenVersion.V2 : TokenVersion.V1, permissions(api.objects("oauth2PermissionScopes")),
        permissions(application.objects("appRoles")), preAuthorized(api), asks(application), groupClaims(application),
        application.object("optionalClaims").objects("accessToken").stream()
            .map(claim -> new OptionalClaim(claim.text("name"), Set.copyOf(claim.texts("additionalProperties")))).toList(),
        credentials(appId, application), owners(application));
  }

  private static List<Permission> permissions(List<GraphObject> listed) {
    return listed.stream().map(each -> new Permission(each.guid("id"), each.text("value"), each.flag("isEnabled"),
        Set.copyOf(each.texts("allowedMemberTypes")))).toList();
  }

  private static List<PreAuthorized> preAuthorized(GraphObject api) {
    return api.objects("preAuthorizedApplications").stream()
        .map(each -> new PreAuthorized(each.guid("appId"), Set.copyOf(each.texts("delegatedPermissionIds")))).toList();
  }

  private static List<Asked> asks(GraphObject application) {
    return application.objects("requiredResourceAccess").stream().flatMap(resource -> resource.objects("resourceAccess").stream()
        .map(each -> new Asked(resource.guid("resourceAppId"), each.guid("id"), "Role".equals(each.text("type"))))).toList();
  }

  /** One word, or several with commas; {@code None} is the same as null. */
  private static Set<String> groupClaims(GraphObject application) {
    String words = application.text("groupMembershipClaims");
    return words == null ? Set.of() : Arrays.stream(words.split(",")).map(String::trim)
        .filter(word -> !word.isEmpty() && !word.equals("None")).collect(Collectors.toUnmodifiableSet());
  }

  private static List<RegisteredCredential> credentials(String appId, GraphObject application) {
    try {
      return Registration.of(appId, application.members()).credentials();
    } catch (OutboundException e) {
      throw application.wrong(e);
    }
  }

  /** There only where they were expanded, as by {@code $expand=owners}. */
  private static Known<List<String>> owners(GraphObject application) {
    return application.has("owners") ? Known.of(application.objects("owners").stream().map(owner -> owner.guid("id")).toList())
        : Known.not("the object has no owners: read it with $expand=owners");
  }

  /** The optional claim of this name. */
  public Optional<OptionalClaim> optionalClaim(String name) {
    return optionalClaims.stream().filter(claim -> name.equals(claim.name())).findFirst();
  }
}
