package org.muleentra.jwt.core.token;

import java.security.interfaces.RSAPublicKey;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;

/**
 * A well-formed token whose signature nobody has checked: it can be asked which authority and key to try, and nothing
 * else. Immutable.
 */
public final class UnverifiedToken {

  private final TokenParts parts;
  private final StrictJson payload;

  UnverifiedToken(TokenParts parts, StrictJson payload) {
    this.parts = parts;
    this.payload = payload;
  }

  /** The header, checked for form. */
  public JoseHeader header() {
    return parts.header();
  }

  /** What the token says of its {@code iss}, to select an authority with; {@code null} unless a string. */
  public String issuerHint() {
    return payload.text("iss");
  }

  /** What the token says of its {@code tid}, to select an authority with; {@code null} unless a string. */
  public String tenantHint() {
    return payload.text("tid");
  }

  /** What the token says of its B2C policy, to select an authority with; {@code null} unless a string. */
  public String policyHint() {
    String tfp = payload.text("tfp");
    return tfp != null ? tfp : payload.text("acr");
  }

  /**
   * Verifies the signature: the one way to a {@link VerifiedToken}.
   *
   * @param impliedTenant the tenant of a token that names none, or {@code null} where it must
   */
  public Outcome<VerifiedToken> verify(RSAPublicKey key, String impliedTenant) {
    if (!parts.areSignedBy(key)) {
      return Outcome.refused(Reason.SIGNATURE_INVALID);
    }
    Outcome<Claims> claims = Claims.of(payload.members(), impliedTenant);
    return claims.isRefused() ? Outcome.refused(claims.refusal()) : Outcome.of(new VerifiedToken(header(), claims.value()));
  }
}
