package org.muleentra.jwt.testkit.tenant;

/** The version of an Entra access token, chosen by the API's {@code accessTokenAcceptedVersion}. */
public enum TokenVersion {
  /** {@code ver} 1.0: {@code appid}, {@code unique_name}, an App ID URI as audience. */
  V1("1.0"),
  /** {@code ver} 2.0: {@code azp}, {@code preferred_username}, the API's client id as audience. */
  V2("2.0");

  private final String claimValue;

  TokenVersion(String claimValue) {
    this.claimValue = claimValue;
  }

  /**
   * Finds a version by its {@code ver} claim.
   *
   * @param ver {@code 1.0} or {@code 2.0}
   * @return the version
   * @throws IllegalArgumentException for any other value
   */
  public static TokenVersion of(String ver) {
    for (TokenVersion version : values()) {
      if (version.claimValue.equals(ver)) {
        return version;
      }
    }
    throw new IllegalArgumentException("version must be 1.0 or 2.0");
  }

  /** @return the value of the {@code ver} claim */
  public String claimValue() {
    return claimValue;
  }
}
