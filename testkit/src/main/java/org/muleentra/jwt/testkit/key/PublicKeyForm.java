package org.muleentra.jwt.testkit.key;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;

/** The bytes of a public key that a forger may use as an HMAC secret. */
public enum PublicKeyForm {
  /** The PEM text, with its last newline. */
  PEM {
    @Override
    public byte[] bytesOf(SigningKey key) {
      return key.publicPem().getBytes(StandardCharsets.US_ASCII);
    }
  },
  /** The PEM text without its last newline. */
  PEM_TRIMMED {
    @Override
    public byte[] bytesOf(SigningKey key) {
      return key.publicPem().trim().getBytes(StandardCharsets.US_ASCII);
    }
  },
  /** The DER bytes of the SubjectPublicKeyInfo. */
  DER {
    @Override
    public byte[] bytesOf(SigningKey key) {
      return key.publicKey().getEncoded();
    }
  },
  /** The text of the JWK's {@code n}. */
  MODULUS {
    @Override
    public byte[] bytesOf(SigningKey key) {
      if (!(key.publicKey() instanceof RSAPublicKey)) {
        throw new IllegalArgumentException("only an RSA key has a modulus");
      }
      return key.publicJwk().get("n").toString().getBytes(StandardCharsets.US_ASCII);
    }
  };

  /**
   * @param key the key whose public half everybody knows
   * @return its bytes in this form
   * @throws IllegalArgumentException for the modulus of a key that is not RSA
   */
  public abstract byte[] bytesOf(SigningKey key);
}
