package org.muleentra.jwt.core.key;

import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that one document says under one kid, whatever the order in which it says it.
 *
 * <p>Two different keys are none, as it cannot be known which is meant. One key published several times is bound by what all
 * its entries say.
 */
final class PublishedKey {

  private final String keyId;
  private final List<SigningKey.Binding> bindings = new ArrayList<>();
  private RSAPublicKey key;
  private boolean unclear;
  private int entries;
  private int unusable;

  PublishedKey(String keyId) {
    this.keyId = keyId;
  }

  String keyId() {
    return keyId;
  }

  /**
   * One more entry.
   *
   * @param publicKey {@code null} where the entry has none that signs; what it says of the kid counts all the same
   */
  void add(Map<?, ?> entry, RSAPublicKey publicKey) {
    entries++;
    Object issuer = entry.get("issuer");
    Object cloud = entry.get("cloud_instance_name");
    if (isText(issuer) && isText(cloud)) {
      bindings.add(new SigningKey.Binding((String) issuer, (String) cloud));
    } else {
      // A limit that cannot be read.
      unclear = true;
    }
    if (publicKey == null) {
      unusable++;
    } else {
      unclear |= key != null && !key.equals(publicKey);
      key = publicKey;
    }
  }

  private static boolean isText(Object value) {
    return value == null || value instanceof String;
  }

  /** The key to verify with, or {@code null}. */
  SigningKey signingKey() {
    return key == null || unclear ? null : new SigningKey(keyId, key, bindings);
  }

  /** How many of the entries are of no use. */
  int skipped() {
    return signingKey() == null ? entries : unusable;
  }
}
