package org.muleentra.jwt.core.token;

/** A token whose signature is proven, so that its claims are what the authority said; immutable. */
public final class VerifiedToken implements IssuerHints {

  private final JoseHeader header;
  private final Claims claims;

  VerifiedToken(JoseHeader header, Claims claims) {
    this.header = header;
    this.claims = claims;
  }

  /** As trustworthy as the claims: the signature covers both (RFC 7515 §5.2). */
  public JoseHeader header() {
    return header;
  }

  /** The claims: facts about the caller, and still not permission. */
  public Claims claims() {
    return claims;
  }

  @Override
  public String issuerHint() {
    return claims.issuer();
  }

  @Override
  public String tenantHint() {
    // Not claims.tenantId(), which an authority may have implied.
    return (String) claims.all().get("tid");
  }

  @Override
  public String policyHint() {
    return claims.policy();
  }
}
