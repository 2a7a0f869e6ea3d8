package org.muleentra.jwt.core.key;

import java.security.interfaces.RSAPublicKey;
import org.muleentra.jwt.core.authority.Authority;

/** One published key of an authority; immutable. */
public final class SigningKey {

  private final String keyId;
  private final RSAPublicKey publicKey;
  private final String issuer;
  private final String cloudInstance;

  /**
   * @param issuer the {@code issuer} it was published with, or {@code null}
   * @param cloudInstance the {@code cloud_instance_name} it was published with, or {@code null}
   */
  SigningKey(String keyId, RSAPublicKey publicKey, String issuer, String cloudInstance) {
    this.keyId = keyId;
    this.publicKey = publicKey;
    this.issuer = issuer;
    this.cloudInstance = cloudInstance;
  }

  /** A key bound to no issuer and no cloud. */
  public static SigningKey of(String keyId, RSAPublicKey publicKey) {
    return new SigningKey(keyId, publicKey, null, null);
  }

  /** The {@code kid}. */
  public String keyId() {
    return keyId;
  }

  /** The key itself. */
  public RSAPublicKey publicKey() {
    return publicKey;
  }

  /** Whether the key may sign for this tenant of the authority: published for an issuer or a cloud, it signs there alone. */
  public boolean maySign(Authority authority, String tenantId) {
    return (issuer == null || authority.acceptsKeyIssuer(issuer, tenantId))
        && (cloudInstance == null || authority.acceptsKeyCloud(cloudInstance));
  }
}
