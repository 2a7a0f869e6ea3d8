package org.muleentra.jwt.core.token;

import java.security.interfaces.RSAPublicKey;

/** The three parts of a compact token, decoded: the header understood, the payload bytes, nothing proven. Immutable. */
final class TokenParts {

  private final JoseHeader header;
  private final byte[] payload;
  private final byte[] credentials;
  private final int start;
  private final int signedEnd;
  private final byte[] signature;

  /** @param credentials of which the bytes from start to signedEnd are signed */
  TokenParts(JoseHeader header, byte[] payload, byte[] credentials, int start, int signedEnd, byte[] signature) {
    this.header = header;
    this.payload = payload;
    this.credentials = credentials;
    this.start = start;
    this.signedEnd = signedEnd;
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
    return verifier.verifies(key, credentials, start, signedEnd, signature);
  }
}
