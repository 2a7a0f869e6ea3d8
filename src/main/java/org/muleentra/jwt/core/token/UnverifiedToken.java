package org.muleentra.jwt.core.token;

import java.security.interfaces.RSAPublicKey;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;

/**
 * A well-formed token whose signature nobody has checked: it can be asked which authority and key to try, and nothing
 * else. Immutable.
 */
public final class UnverifiedToken implements IssuerHints {

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

  @Override
  public String issuerHint() {
    return payload.text("iss");
  }

  @Override
  public String tenantHint() {
    return payload.text("tid");
  }

  @Override
  public String policyHint() {
    String tfp = payload.text("tfp");
    return tfp != null ? tfp : payload.text("acr");
  }

  /**
   * Verifies the signature: the one way to a {@link VerifiedToken}.
   *
   * @param verifier by which it is verified
   * @param impliedTenant the tenant of a token that names none, or {@code null} where it must
   */
  public Outcome<VerifiedToken> verify(RSAPublicKey key, SignatureVerifier verifier, String impliedTenant) {
    if (!parts.areSignedBy(key, verifier)) {
      return Outcome.refused(Reason.SIGNATURE_INVALID);
    }
    Outcome<Claims> claims = Claims.of(new JsonMembers(payload), impliedTenant);
    return claims.isRefused() ? Outcome.refused(claims.refusal()) : Outcome.of(new VerifiedToken(header(), claims.value()));
  }
}
