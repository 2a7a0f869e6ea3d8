package org.muleentra.jwt.core.token;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;

/**
 * A well-formed token whose signature nobody has checked: it can be asked which authority and key to try, and nothing
 * else. Immutable.
 */
public final class UnverifiedToken {

  private final JoseHeader header;
  private final Map<String, Object> payload;
  private final byte[] token;
  private final int signedLength;
  private final byte[] signature;

  UnverifiedToken(JoseHeader header, Map<String, Object> payload, byte[] token, int signedLength, byte[] signature) {
    this.header = header;
    this.payload = payload;
    this.token = token;
    this.signedLength = signedLength;
    this.signature = signature;
  }

  /** The header, checked for form. */
  public JoseHeader header() {
    return header;
  }

  /** What the token says of its {@code iss}, to select an authority with; {@code null} unless a string. */
  public String issuerHint() {
    return hint("iss");
  }

  /** What the token says of its {@code tid}, to select an authority with; {@code null} unless a string. */
  public String tenantHint() {
    return hint("tid");
  }

  private String hint(String claim) {
    Object value = payload.get(claim);
    return value instanceof String ? (String) value : null;
  }

  /** Verifies the signature (RFC 7515 §5.2, RSASSA-PKCS1-v1_5 with SHA-256): the one way to a {@link VerifiedToken}. */
  public Outcome<VerifiedToken> verify(RSAPublicKey key) {
    // RFC 8017 §8.2.2: a signature is exactly as long as the modulus. Told apart here, it costs no exception.
    if (signature.length != (key.getModulus().bitLength() + 7) / 8 || !verifies(key)) {
      return Outcome.refused(Reason.SIGNATURE_INVALID);
    }
    Outcome<Claims> claims = Claims.of(payload);
    return claims.isRefused() ? Outcome.refused(claims.refusal()) : Outcome.of(new VerifiedToken(header, claims.value()));
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
