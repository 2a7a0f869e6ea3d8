package org.muleentra.jwt.testkit.client;

/** The token endpoint says no. */
public final class TokenRefusal extends Exception {
  private static final long serialVersionUID = 1;

  private final transient EntraRefusal refusal;

  public TokenRefusal(EntraError error) {
    this(EntraRefusal.of(error));
  }

  public TokenRefusal(EntraRefusal refusal) {
    super(null, null, false, false);
    this.refusal = refusal;
  }

  /** How it says so. */
  public EntraRefusal refusal() {
    return refusal;
  }
}
