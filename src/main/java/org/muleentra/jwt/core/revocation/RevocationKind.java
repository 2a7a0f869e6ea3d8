package org.muleentra.jwt.core.revocation;

import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.token.Claims;

/** What a revocation goes by: one claim of the token. */
public enum RevocationKind {
  /** {@code uti}: this one token. */
  TOKEN_ID("tokenId", "uti", false),
  /** {@code sid}: every token of one sign-in. */
  SESSION_ID("sessionId", "sid", false),
  /** {@code oid} (in B2C {@code sub}, where it is missing): every token of a user or service principal, whenever issued. */
  OBJECT_ID("objectId", "oid", true),
  /** {@code azp} or {@code appid}: every token that this client presents, whoever its user is. */
  CLIENT_ID("clientId", "azp or appid", true),
  /** {@code oid} and {@code iat}: the tokens of a user or service principal issued before a given time. */
  NOT_BEFORE("notBefore", "oid", true);

  private final String setting;
  private final boolean guid;
  private final Refusal refusal;

  RevocationKind(String setting, String claim, boolean guid) {
    this.setting = setting;
    this.guid = guid;
    this.refusal = Reason.TOKEN_REVOKED.because(setting.equals("notBefore")
        ? "iat lies before the time from which the caller's tokens are taken"
        : claim + " is on the deny list");
  }

  /** The kind of this name, or {@code null}. */
  static RevocationKind of(Object setting) {
    for (RevocationKind kind : values()) {
      if (kind.setting.equals(setting)) {
        return kind;
      }
    }
    return null;
  }

  /** The name in the operations. */
  public String setting() {
    return setting;
  }

  /** Whether the value is a GUID in every token. */
  boolean isGuid() {
    return guid;
  }

  /** The refusal of a token that is revoked so. */
  Refusal refusal() {
    return refusal;
  }

  /** What the token has to be compared, or {@code null}. */
  String of(Claims claims) {
    switch (this) {
      case TOKEN_ID:
        return claims.tokenId();
      case SESSION_ID:
        return canonical(claims.sessionId());
      case CLIENT_ID:
        return canonical(claims.clientId());
      default:
        return canonical(claims.principalId());
    }
  }

  /** The value as it is compared: GUIDs in any case; a token's id, which is none, as it stands. */
  String canonical(String value) {
    return this == TOKEN_ID ? value : Guid.canonical(value);
  }
}
