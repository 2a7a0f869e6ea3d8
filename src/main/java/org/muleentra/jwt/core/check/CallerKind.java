package org.muleentra.jwt.core.check;

import java.util.List;
import java.util.Optional;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.token.Claims;

/**
 * Who stands behind a token: a person through a client, an application on its own, or an AI agent in one of its three
 * roles.
 *
 * <p>Source: Microsoft Entra, "Access token claims reference" and "Token claims reference for agents". Agents are told by
 * the facets {@code xms_act_fct} (of the acting client) and {@code xms_sub_fct} (of the subject): 11 is an agent identity,
 * 13 an agent's user account; other values are ignored. As facets are optional claims, the blueprint
 * ({@code xms_par_app_azp}), which only agents have, tells them too ("Validate agent identity tokens in a downstream API").
 */
public enum CallerKind {
  /** A person, through a client. */
  USER("user", true),
  /** An application on its own. */
  APP("app", false),
  /** An agent on its own. */
  AGENT("agent", false),
  /** An agent with a user account of its own. */
  AGENT_USER("agentUser", true),
  /** An agent on behalf of a person. */
  AGENT_FOR_USER("agentForUser", true);

  private static final String AGENT_IDENTITY = "11";
  private static final String AGENT_USER_ACCOUNT = "13";

  private final String setting;
  private final boolean delegated;

  CallerKind(String setting, boolean delegated) {
    this.setting = setting;
    this.delegated = delegated;
  }

  /** The kind's name in the form and in the principal. */
  public String setting() {
    return setting;
  }

  /** Whether the token is a delegated one, with scopes and a user account. */
  public boolean delegated() {
    return delegated;
  }

  /**
   * The kind of caller the claims tell of; empty for what is no access token, such as an ID token.
   *
   * <p>Delegated tokens have a scope and may say {@code idtyp: user}. App-only tokens have none (agents' say so by an empty
   * {@code scp} or "/") and say {@code idtyp: app} or, as that claim is optional, have {@code oid} equal to {@code sub}.
   *
   * <p>B2C writes the app roles of an application into {@code scp} as it does a user's scopes ("Set up OAuth 2.0 client
   * credentials flow in Azure AD B2C"), and a user's {@code oid} into {@code sub}: its access tokens are all
   * {@link #USER}, and what has no scope is none.
   */
  public static Optional<CallerKind> of(Claims claims, Authority authority) {
    String type = claims.identityType();
    if (!claims.scopes().isEmpty()) {
      return type == null || "user".equals(type) ? Optional.of(delegated(claims)) : Optional.empty();
    }
    if (!authority.tellsUsersFromApplications()) {
      return Optional.empty();
    }
    boolean appOnly = type == null
        ? claims.objectId() != null && claims.objectId().equals(claims.subject())
        : "app".equals(type);
    return appOnly ? Optional.of(isAgent(claims) ? AGENT : APP) : Optional.empty();
  }

  private static CallerKind delegated(Claims claims) {
    if (claims.subjectFacets().contains(AGENT_USER_ACCOUNT)) {
      return AGENT_USER;
    }
    return isAgent(claims) ? AGENT_FOR_USER : USER;
  }

  /** Any mark makes it an agent: who rules agents out must not get one for the lack of the others. */
  private static boolean isAgent(Claims claims) {
    return isAgent(claims.actorFacets()) || isAgent(claims.subjectFacets()) || Guid.isGuid(claims.agentBlueprint());
  }

  private static boolean isAgent(List<String> facets) {
    return facets.contains(AGENT_IDENTITY) || facets.contains(AGENT_USER_ACCOUNT);
  }
}
