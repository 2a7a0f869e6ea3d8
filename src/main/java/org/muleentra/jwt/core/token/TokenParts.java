package org.muleentra.jwt.core.token;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;

/** The three parts of a compact token, decoded: the header understood, the payload bytes, nothing proven. Immutable. */
final class TokenParts {

  private final JoseHeader header;
  private final byte[] payload;
  private final byte[] token;
  private final int signedLength;
  private final byte[] signature;

  TokenParts(JoseHeader header, byte[] payload, byte[] token, int signedLength, byte[] signature) {
    this.header = header;
    this.payload = payload;
    this.token = token;
    this.signedLength = signedLength;
    this.signature = signature;
  }

  JoseHeader header() {
    return header;
  }

  /** The payload's bytes, whatever they are; empty when it is detached. */
  byte[] payload() {
    return payload;
  }

  /** Whether the key made the signature (RFC 7515 §5.2, RSASSA-PKCS1-v1_5 with SHA-256). */
  boolean areSignedBy(RSAPublicKey key) {
    // RFC 8017 §8.2.2: a signature is exactly as long as the modulus. Told apart here, it costs no exception.
    return signature.length == (key.getModulus().bitLength() + 7) / 8 && verifies(key);
  }

  private boolean verifies(RSAPublicKey key) {
    try {
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key);
      verifier.update(token, 0, signedLength);
      return verifier.verify(signature);
    } catch (GeneralSecurityException cannotBeVerified) {
      return false;
    }
  }
}
