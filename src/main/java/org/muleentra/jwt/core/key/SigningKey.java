package org.muleentra.jwt.core.key;

import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.core.authority.Authority;

/** One published key of an authority; immutable. */
public final class SigningKey {

  private final String keyId;
  private final RSAPublicKey publicKey;
  private final List<Binding> bindings;

  /** @param published what each entry of the document says of whom the key signs for; of no meaning in which order */
  SigningKey(String keyId, RSAPublicKey publicKey, List<Binding> published) {
    this.keyId = keyId;
    this.publicKey = publicKey;
    this.bindings = new ArrayList<>(published);
  }

  /** A key bound to no issuer and no cloud. */
  public static SigningKey of(String keyId, RSAPublicKey publicKey) {
    return new SigningKey(keyId, publicKey, Collections.emptyList());
  }

  /** The {@code kid}. */
  public String keyId() {
    return keyId;
  }

  /** The key itself. */
  public RSAPublicKey publicKey() {
    return publicKey;
  }

  /**
   * Whether the key may sign for this tenant of the authority: published for issuers or clouds, it signs there alone.
   *
   * <p>Published several times, it signs for each of the issuers; but an entry that says nothing lifts no limit of another.
   */
  public boolean maySign(Authority authority, String tenantId) {
    boolean forIssuers = false;
    boolean forClouds = false;
    boolean forThisIssuer = false;
    boolean forThisCloud = false;
    for (Binding binding : bindings) {
      boolean issuer = binding.issuer == null || authority.acceptsKeyIssuer(binding.issuer, tenantId);
      boolean cloud = binding.cloudInstance == null || authority.acceptsKeyCloud(binding.cloudInstance);
      forIssuers |= binding.issuer != null;
      forClouds |= binding.cloudInstance != null;
      forThisIssuer |= binding.issuer != null && issuer && cloud;
      forThisCloud |= binding.cloudInstance != null && issuer && cloud;
    }
    return (!forIssuers || forThisIssuer) && (!forClouds || forThisCloud);
  }

  /** Whom one entry of a key document says the key signs for. */
  static final class Binding {

    private final String issuer;
    private final String cloudInstance;

    /**
     * @param issuer the entry's {@code issuer}, or {@code null}
     * @param cloudInstance its {@code cloud_instance_name}, or {@code null}
     */
    Binding(String issuer, String cloudInstance) {
      this.issuer = issuer;
      this.cloudInstance = cloudInstance;
    }
  }
}
