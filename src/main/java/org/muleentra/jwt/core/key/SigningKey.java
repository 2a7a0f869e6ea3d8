package org.muleentra.jwt.core.key;

import java.security.interfaces.RSAPublicKey;
import org.muleentra.jwt.core.authority.Authority;

/** One published key of an authority; immutable. */
public final class SigningKey {

  private final String keyId;
  private final RSAPublicKey publicKey;
  private final String issuer;

  SigningKey(String keyId, RSAPublicKey publicKey, String issuer) {
    this.keyId = keyId;
    this.publicKey = publicKey;
    this.issuer = issuer;
  }

  /** The {@code kid}. */
  public String keyId() {
    return keyId;
  }

  /** The key itself. */
  public RSAPublicKey publicKey() {
    return publicKey;
  }

  /** Whether the key may sign for this tenant of the authority: a key published with an issuer signs for it alone. */
  public boolean maySign(Authority authority, String tenantId) {
    return issuer == null || authority.acceptsKeyIssuer(issuer, tenantId);
  }
}
