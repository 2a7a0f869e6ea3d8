package org.muleentra.jwt.testkit.key;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A key pair with the names that Entra gives it: {@code kid} and {@code x5t}, both the SHA-1 thumbprint of its
 * self-signed certificate. Immutable.
 */
public final class SigningKey {
  private final KeyPair pair;
  private final String kid;
  private final String x5t;
  private final String x5c;

  private SigningKey(KeyPair pair, String kid, String x5t, String x5c) {
    this.pair = pair;
    this.kid = kid;
    this.x5t = x5t;
    this.x5c = x5c;
  }

  /**
   * Makes a fresh 2048-bit RSA key, the kind that Entra signs with.
   *
   * @return a key that nobody else has
   */
  public static SigningKey generate() {
    return generateRsa(2048);
  }

  /**
   * Makes a fresh RSA key of a size, for example one that is too weak.
   *
   * @param bits the length of the modulus
   * @return a key that nobody else has
   */
  public static SigningKey generateRsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return of(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the platform cannot make this RSA key", e);
    }
  }

  /**
   * Makes a fresh EC key on P-256, which Entra does not use for access tokens.
   *
   * @return a key that nobody else has
   */
  public static SigningKey generateEc() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return of(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform cannot make this EC key", e);
    }
  }

  /**
   * Names a key pair. An EC key gets no certificate: its thumbprint is that of the public key.
   *
   * @param pair an RSA or EC key pair
   * @return the named key
   */
  public static SigningKey of(KeyPair pair) {
    return of(pair, pair.getPublic() instanceof RSAPublicKey ? SelfSignedCertificate.of(pair) : null);
  }

  private static SigningKey of(KeyPair pair, byte[] certificate) {
    boolean rsa = certificate != null;
    String thumbprint = thumbprint("SHA-1", rsa ? certificate : pair.getPublic().getEncoded());
    return new SigningKey(pair, thumbprint, thumbprint, rsa ? Base64.getEncoder().encodeToString(certificate) : null);
  }

  /**
   * The same key with another self-signed certificate, under whose thumbprint it goes.
   *
   * @param start its {@code notBefore}, whole seconds between 1950 and 9999
   * @param end its {@code notAfter}
   * @return a copy, whose {@code kid} and thumbprints are others
   */
  public SigningKey certified(Instant start, Instant end) {
    certificateDer(); // An EC key has no certificate and is refused here.
    return of(pair, SelfSignedCertificate.of(pair, start, end));
  }

  /**
   * The same key under another {@code kid}.
   *
   * @param newKid the other name
   * @return a copy
   */
  public SigningKey withKid(String newKid) {
    return new SigningKey(pair, Objects.requireNonNull(newKid, "kid"), x5t, x5c);
  }

  /** @return the key's id in JWKS and token headers */
  public String kid() {
    return kid;
  }

  /** @return the thumbprint that v1.0 token headers carry beside {@code kid} */
  public String x5t() {
    return x5t;
  }

  /** @return the public half */
  public PublicKey publicKey() {
    return pair.getPublic();
  }

  /** @return both halves */
  public KeyPair keyPair() {
    return pair;
  }

  /**
   * The public half as a JWK with Entra's members: {@code kty, use, kid, x5t, n, e, x5c}, no {@code alg}.
   *
   * @return a fresh, mutable map, so that a test can spoil it
   */
  public Map<String, Object> publicJwk() {
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kty", "RSA");
    jwk.put("use", "sig");
    jwk.put("kid", kid);
    jwk.put("x5t", x5t);
    if (pair.getPublic() instanceof RSAPublicKey) {
      RSAKey rsa = new RSAKey.Builder((RSAPublicKey) pair.getPublic()).build();
      jwk.put("n", rsa.getModulus().toString());
      jwk.put("e", rsa.getPublicExponent().toString());
      jwk.put("x5c", Collections.singletonList(x5c));
    } else {
      ECPublicKey ec = (ECPublicKey) pair.getPublic();
      jwk.putAll(new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec).build().toJSONObject());
    }
    return jwk;
  }

  /** @return the public half in PEM ({@code BEGIN PUBLIC KEY}), lines of 64, a newline at the end */
  public String publicPem() {
    return pem("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  /** @return the self-signed certificate in PEM ({@code BEGIN CERTIFICATE}), lines of 64, a newline at the end */
  public String certificatePem() {
    return pem("CERTIFICATE", certificateDer());
  }

  /** @return the private half in PEM (PKCS#8, {@code BEGIN PRIVATE KEY}), lines of 64, a newline at the end */
  public String privateKeyPem() {
    return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  /** @return the SHA-256 thumbprint of the certificate, which a client assertion names in {@code x5t#S256} */
  public String x5tS256() {
    return thumbprint("SHA-256", certificateDer());
  }

  /** @return the self-signed certificate */
  public X509Certificate certificate() {
    try {
      return (X509Certificate) CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(certificateDer()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform cannot read a certificate of its own", e);
    }
  }

  private byte[] certificateDer() {
    if (x5c == null) {
      throw new IllegalArgumentException("only an RSA key has a certificate");
    }
    return Base64.getDecoder().decode(x5c);
  }

  private static String pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  /** @return the private key */
  public PrivateKey privateKey() {
    return pair.getPrivate();
  }

  private static String thumbprint(String algorithm, byte[] der) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance(algorithm).digest(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + kid + "]";
  }
}
