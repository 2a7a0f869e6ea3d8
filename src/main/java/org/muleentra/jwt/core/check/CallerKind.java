package org.muleentra.jwt.core.check;

import java.util.Optional;
import org.muleentra.jwt.core.token.Claims;

/** Who stands behind a token: a person through a client, or an application on its own. */
public enum CallerKind {
  USER("user"),
  APP("app");

  private final String setting;

  CallerKind(String setting) {
    this.setting = setting;
  }

  /** The kind's name in the form and in the principal. */
  public String setting() {
    return setting;
  }

  /**
   * The kind of caller the claims tell of; empty for what is no access token, such as an ID token.
   *
   * <p>Delegated tokens carry {@code scp}; app-only tokens do not and say {@code idtyp: app} or, as that claim is
   * optional, have {@code oid} equal to {@code sub} (Entra: "Access token claims reference").
   */
  public static Optional<CallerKind> of(Claims claims) {
    boolean saysApp = "app".equals(claims.identityType());
    if (claims.scopes() != null) {
      return saysApp ? Optional.empty() : Optional.of(USER);
    }
    boolean appOnly = claims.identityType() == null
        ? claims.objectId() != null && claims.objectId().equals(claims.subject())
        : saysApp;
    return appOnly ? Optional.of(APP) : Optional.empty();
  }
}
