package org.muleentra.jwt.core.authority;

/** The two forms of Entra access token; which one an API gets is set by its {@code accessTokenAcceptedVersion}. */
public enum TokenVersion {
  V1("1.0"),
  V2("2.0");

  private final String claim;

  TokenVersion(String claim) {
    this.claim = claim;
  }

  /** The value of the {@code ver} claim. */
  public String claim() {
    return claim;
  }
}
