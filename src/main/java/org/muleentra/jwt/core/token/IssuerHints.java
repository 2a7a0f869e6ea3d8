package org.muleentra.jwt.core.token;

/** What a token says of its issuer, to select an authority with, and for nothing else until its signature is proven. */
public interface IssuerHints {

  /** What the token says of its {@code iss}; {@code null} unless a string. */
  String issuerHint();

  /** What the token says of its {@code tid}; {@code null} unless a string. */
  String tenantHint();

  /** What the token says of its B2C policy; {@code null} unless a string. */
  String policyHint();
}
