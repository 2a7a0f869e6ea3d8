package org.muleentra.jwt.core.token;

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

  /** Whether the key made the signature (RFC 7515 §5.2). */
  boolean areSignedBy(RSAPublicKey key, SignatureVerifier verifier) {
    return verifier.verifies(key, token, signedLength, signature);
  }
}
