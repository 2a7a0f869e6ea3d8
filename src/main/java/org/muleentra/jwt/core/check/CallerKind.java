package org.muleentra.jwt.core.check;

import java.util.Optional;
import org.muleentra.jwt.core.token.Claims;

/**
 * Who stands behind a token: a person through a client, an application on its own, or an AI agent in one of its three
 * roles.
 *
 * <p>Source: Microsoft Entra, "Access token claims reference" and "Agent identity token claims". Agents are told by the
 * facets {@code xms_act_fct} (of the acting client) and {@code xms_sub_fct} (of the subject): 11 is an agent identity,
 * 13 an agent's user account; other values are ignored.
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
   * <p>Delegated tokens carry {@code scp}; app-only tokens do not and say {@code idtyp: app} or, as that claim is
   * optional, have {@code oid} equal to {@code sub}.
   */
  public static Optional<CallerKind> of(Claims claims) {
    boolean saysApp = "app".equals(claims.identityType());
    if (claims.scopes() != null) {
      return saysApp ? Optional.empty() : Optional.of(delegated(claims));
    }
    boolean appOnly = claims.identityType() == null
        ? claims.objectId() != null && claims.objectId().equals(claims.subject())
        : saysApp;
    return appOnly ? Optional.of(appOnly(claims)) : Optional.empty();
  }

  private static CallerKind delegated(Claims claims) {
    if (claims.subjectFacets().contains(AGENT_USER_ACCOUNT)) {
      return AGENT_USER;
    }
    return claims.actorFacets().contains(AGENT_IDENTITY) ? AGENT_FOR_USER : USER;
  }

  /** Either facet makes it an agent: who rules agents out must not get one for the lack of the other. */
  private static CallerKind appOnly(Claims claims) {
    return claims.actorFacets().contains(AGENT_IDENTITY) || claims.subjectFacets().contains(AGENT_IDENTITY) ? AGENT : APP;
  }
}
