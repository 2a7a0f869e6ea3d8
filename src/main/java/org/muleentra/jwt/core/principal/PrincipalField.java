package org.muleentra.jwt.core.principal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.token.Claims;

/**
 * What is told of a caller, field by field: all of it to the flow, and some to the backend, each in a header of its own.
 *
 * <p>The map of a principal, the metadata of the extension, the headers and the tables of the pages are made of this.
 */
public enum PrincipalField {
  TENANT_ID("tenantId", Type.TEXT, true, "Tenant of the caller", from("tid"), "X-Entra-Tenant-Id", token(Claims::tenantId)),
  OBJECT_ID("objectId", Type.TEXT, false, "Object ID of the user or service principal", from("oid"), "X-Entra-Object-Id",
      token(Claims::objectId)),
  CLIENT_ID("clientId", Type.TEXT, true, "Client ID of the calling application", from("azp", "appid"), "X-Entra-Client-Id",
      token(Claims::clientId)),
  CALLER_KIND("callerKind", Type.TEXT, true, "user, app, agent, agentUser or agentForUser", from(), "X-Entra-Caller-Kind",
      principal -> principal.callerKind().setting()),
  GUEST("guest", Type.FLAG, false, "Whether a user is a guest of the tenant", from("acct", "idp"), null,
      principal -> principal.callerKind().delegated() ? principal.token().isGuest() : null),
  MANAGED_IDENTITY("managedIdentity", Type.TEXT, false, "Azure resource of a managed identity", from("xms_mirid"), null,
      principal -> principal.callerKind().delegated() ? null : principal.token().managedIdentity()),
  ROLES("roles", Type.TEXTS, true, "Local roles that the mapping grants", from(), "X-Entra-Roles", Principal::roles),
  SCOPES("scopes", Type.TEXTS, true, "Delegated permissions", from("scp"), "X-Entra-Scopes", token(Claims::scopes)),
  APP_ROLES("appRoles", Type.TEXTS, true, "App roles", from("roles"), null, token(Claims::appRoles)),
  GROUPS("groups", Type.TEXTS, true, "Object IDs of groups", from("groups"), null, Principal::groups),
  TOKEN_ID("tokenId", Type.TEXT, false, "Unique token identifier of the sign-in log", from("uti"), "X-Entra-Token-Id",
      token(Claims::tokenId)),
  SESSION_ID("sessionId", Type.TEXT, false, "Session ID of the sign-in log", from("sid"), null, token(Claims::sessionId)),
  ISSUED_AT("issuedAt", Type.SECONDS, false, "Seconds since the epoch", from("iat"), null, token(Claims::issuedAt)),
  EXPIRES_AT("expiresAt", Type.SECONDS, true, "Seconds since the epoch", from("exp"), null, token(Claims::expiresAt)),
  AUTHENTICATION_CONTEXTS("authenticationContexts", Type.TEXTS, true, "Authentication contexts satisfied", from("acrs"), null,
      token(Claims::authenticationContexts)),
  TOKEN_VERSION("tokenVersion", Type.TEXT, true, "1.0 or 2.0", from("ver"), null, token(Claims::version)),
  CLAIMS("claims", Type.CLAIMS, true, "Every claim of the token", from(), null, Principal::claims);

  /** What a field holds. */
  public enum Type { TEXT, TEXTS, FLAG, SECONDS, CLAIMS }

  private final String key;
  private final Type type;
  private final boolean always;
  private final String description;
  private final List<String> claims;
  private final String header;
  private final Function<Principal, Object> value;

  PrincipalField(String key, Type type, boolean always, String description, List<String> claims, String header,
      Function<Principal, Object> value) {
    this.key = key;
    this.type = type;
    this.always = always;
    this.description = description;
    this.claims = claims;
    this.header = header;
    this.value = value;
  }

  private static List<String> from(String... names) {
    return Collections.unmodifiableList(Arrays.asList(names));
  }

  private static Function<Principal, Object> token(Function<Claims, Object> claim) {
    return principal -> claim.apply(principal.token());
  }

  /** The fields that a backend is told of where headers are exposed. */
  public static List<PrincipalField> inHeaders() {
    return Arrays.stream(values()).filter(field -> field.header != null).collect(Collectors.toList());
  }

  /** Its name in the principal, and in the setting {@code headerNames}. */
  public String key() {
    return key;
  }

  public Type type() {
    return type;
  }

  /** Whether every principal has it. */
  public boolean isAlwaysThere() {
    return always;
  }

  /** A few words without a full stop. */
  public String description() {
    return description;
  }

  /** The claims that it comes from, of which one decides; empty where it comes of many, or of the configuration too. */
  public List<String> claims() {
    return claims;
  }

  /** The name of its header where none is configured, or {@code null} for what has none. */
  public String header() {
    return header;
  }

  /** What it holds of a caller, or {@code null} where the token does not tell. */
  Object of(Principal principal) {
    return value.apply(principal);
  }
}
