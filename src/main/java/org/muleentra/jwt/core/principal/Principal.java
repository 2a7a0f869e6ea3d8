package org.muleentra.jwt.core.principal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.token.Claims;
import org.muleentra.jwt.core.validation.ValidToken;

/**
 * The caller as the API behind sees it: who, through which client, with which roles; immutable.
 *
 * <p>It names nobody: people's names and addresses are in {@link #claims()} only.
 */
public final class Principal {

  private final Claims claims;
  private final CallerKind callerKind;
  private final List<String> groups;
  private final List<String> roles;

  Principal(ValidToken token, List<String> groups, List<String> roles) {
    this.claims = token.claims();
    this.callerKind = token.callerKind();
    this.groups = groups;
    this.roles = roles;
  }

  /** The object id of a user or of an agent's account (the subject where B2C gives no object id), else the client id: stable, and unique within the tenant. */
  public String name() {
    return callerKind.delegated() ? claims.principalId() : claims.clientId();
  }

  /** The local roles that the mapping grants; may be empty. */
  public List<String> roles() {
    return roles;
  }

  /** Every claim of the token, deeply unmodifiable. */
  public Map<String, Object> claims() {
    return claims.all();
  }

  /**
   * Every {@link PrincipalField} under its key, deeply unmodifiable; what the token does not tell is absent.
   *
   * <p>{@code issuedAt} and {@code expiresAt} are in seconds since the epoch.
   */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    for (PrincipalField field : PrincipalField.values()) {
      Object value = field.of(this);
      if (value != null) {
        map.put(field.key(), value);
      }
    }
    return Collections.unmodifiableMap(map);
  }

  Claims token() {
    return claims;
  }

  CallerKind callerKind() {
    return callerKind;
  }

  List<String> groups() {
    return groups;
  }
}
