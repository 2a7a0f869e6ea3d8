package org.muleentra.jwt.core.key;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import org.muleentra.jwt.core.outbound.OutboundException;

/** Keys as the gatekeeper reads them off a key document, for tests of other packages. */
public final class PublishedKeys {

  private final KeySet keys;

  private PublishedKeys(KeySet keys) {
    this.keys = keys;
  }

  /** The usable keys of a JWKS; none where it has none. */
  public static PublishedKeys of(String jwks) {
    try {
      return new PublishedKeys(KeySet.of(jwks.getBytes(StandardCharsets.UTF_8)));
    } catch (OutboundException noUsableKey) {
      return new PublishedKeys(KeySet.NONE);
    }
  }

  /** The key of this kid, or {@code null}. */
  public RSAPublicKey find(String keyId) {
    SigningKey key = keys.find(keyId);
    return key == null ? null : key.publicKey();
  }
}
