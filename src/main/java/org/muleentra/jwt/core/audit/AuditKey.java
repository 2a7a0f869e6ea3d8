package org.muleentra.jwt.core.audit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.X509CertUtils;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPublicKey;
import org.muleentra.jwt.core.setting.InvalidSettingException;

/**
 * Signs checkpoints as compact JWS (RFC 7515), by ES256 or, with an RSA key, by RS256; thread-safe, and never shows its key.
 *
 * <p>The header names the certificate by {@code x5t#S256}: who verifies takes the certificate from elsewhere.
 */
final class AuditKey {

  private static final int MINIMUM_MODULUS_BITS = 2048;

  private final JWSSigner signer;
  private final JWSHeader header;

  private AuditKey(JWSSigner signer, JWSHeader header) {
    this.signer = signer;
    this.header = header;
  }

  /**
   * Of an entry of a key store.
   *
   * @param field the setting that leads to it
   * @throws InvalidSettingException for a key that is neither of the curve P-256 nor RSA of 2048 bits or more
   */
  static AuditKey of(String field, KeyStore.PrivateKeyEntry entry) {
    String rule = "must hold a key of the curve P-256, or an RSA key of 2048 bits or more";
    boolean rsa = entry.getPrivateKey() instanceof RSAKey;
    InvalidSettingException.require(field, rsa ? ((RSAKey) entry.getPrivateKey()).getModulus().bitLength() >= MINIMUM_MODULUS_BITS
        : entry.getPrivateKey() instanceof ECPrivateKey
            && Curve.P_256.equals(Curve.forECParameterSpec(((ECPrivateKey) entry.getPrivateKey()).getParams())), rule);
    try {
      JWSSigner signer = rsa ? new RSASSASigner(entry.getPrivateKey()) : new ECDSASigner(entry.getPrivateKey(), Curve.P_256);
      AuditKey key = new AuditKey(signer, new JWSHeader.Builder(rsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
          .x509CertSHA256Thumbprint(X509CertUtils.computeSHA256Thumbprint((X509Certificate) entry.getCertificate())).build());
      InvalidSettingException.require(field, key.signsFor((X509Certificate) entry.getCertificate(), rsa),
          "must hold the private key of its certificate");
      return key;
    } catch (JOSEException e) {
      throw new InvalidSettingException(field, rule);
    }
  }

  private boolean signsFor(X509Certificate certificate, boolean rsa) throws JOSEException {
    JWSObject proof = new JWSObject(header, new Payload("{}"));
    proof.sign(signer);
    return proof.verify(rsa ? new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey())
        : new ECDSAVerifier((ECPublicKey) certificate.getPublicKey()));
  }

  /** The compact JWS over this payload. */
  String sign(String payload) throws JOSEException {
    JWSObject checkpoint = new JWSObject(header, new Payload(payload));
    checkpoint.sign(signer);
    return checkpoint.serialize();
  }
}
