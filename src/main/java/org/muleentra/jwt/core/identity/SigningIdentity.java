package org.muleentra.jwt.core.identity;

import static org.muleentra.jwt.core.setting.InvalidSettingException.require;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.setting.InvalidSettingException;

/**
 * An RSA private key and the certificate by which Entra knows it, with the chain as far as it was given.
 *
 * <p>Immutable; good at the time it was made, and never shows its key.
 */
public final class SigningIdentity {

  private static final int MINIMUM_MODULUS_BITS = 2048;

  /** By which the clock of whoever made a certificate may be ahead of ours. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private static final String NOT_A_PAIR = "must hold the private key of its certificate";

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private SigningIdentity(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = Collections.unmodifiableList(chain);
  }

  /**
   * Out of a PEM text with one private key, its certificate, and others of the chain, in any order.
   *
   * @param field the setting that has the text
   * @param passwordField the setting that has the password of an encrypted key, or {@code null} where there is none
   * @param password that password; {@code null} when not given
   * @throws InvalidSettingException naming the field that is wrong, and never what it holds
   */
  public static SigningIdentity ofPem(String field, String pem, String passwordField, String password, Clock clock) {
    return ofPem(field, pem, passwordField, password, clock.instant());
  }

  /** The same, where with {@code null} for the time one whose time is over, or has not come, will do. */
  static SigningIdentity ofPem(String field, String pem, String passwordField, String password, Instant now) {
    PemText text = PemText.of(field, pem);
    List<PemText.Block> certificates = text.labelled("CERTIFICATE");
    List<PemText.Block> keys = text.privateKeys();
    require(field, !certificates.isEmpty() || !keys.isEmpty(), "must be a PEM text with a CERTIFICATE and its PRIVATE KEY");
    require(field, !certificates.isEmpty(), "must hold the CERTIFICATE of its private key");
    require(field, !keys.isEmpty(), "must hold the PRIVATE KEY of its certificate");
    require(field, keys.size() == 1, "must hold one private key, and holds " + keys.size());
    PrivateKey key = new PemKey(field, passwordField).read(keys.get(0), password);
    return of(field, key, certificates.stream().map(block -> certificate(field, block)).collect(Collectors.toList()), now);
  }

  private static X509Certificate certificate(String field, PemText.Block block) {
    byte[] der = block.bytes(field);
    try {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new InvalidSettingException(field, "must hold X.509 certificates that can be read: one is cut off or damaged");
    }
  }

  /**
   * Of a key pair made here, with a certificate that it signs for itself.
   *
   * @param commonName ASCII
   * @param end the last second in which the certificate is good
   */
  public static SigningIdentity selfSigned(KeyPair pair, String commonName, Instant begin, Instant end) {
    return ofPair(pair.getPrivate(), SelfSignedCertificate.of(pair, commonName, begin, end));
  }

  /** Of a key and its certificate that were proven before, whether it is good now or not. */
  static SigningIdentity ofPair(PrivateKey key, X509Certificate certificate) {
    return new SigningIdentity(key, Collections.singletonList(certificate));
  }

  /**
   * Proves that the key signs for one of the certificates, and that this one is good now.
   *
   * @param now {@code null} where one whose time is over, or has not come, will do
   */
  static SigningIdentity of(String field, PrivateKey key, Collection<X509Certificate> certificates, Instant now) {
    require(field, key.getAlgorithm().equals("RSA") && key instanceof RSAKey, notRsa(key.getAlgorithm()));
    RSAKey rsa = (RSAKey) key;
    // A file of a chain often has the certificate a second time.
    List<X509Certificate> own = new LinkedHashSet<>(certificates).stream()
        .filter(certificate -> isOf(rsa, certificate)).collect(Collectors.toList());
    require(field, !own.isEmpty(), NOT_A_PAIR);
    require(field, own.size() == 1, "must hold one certificate of its private key, and holds " + own.size());
    require(field, rsa.getModulus().bitLength() >= MINIMUM_MODULUS_BITS, "must hold an RSA key of 2048 bits or more");
    require(field, signsFor(key, own.get(0)), NOT_A_PAIR);
    if (now != null) {
      requireValid(field, own.get(0), now);
    }
    return new SigningIdentity(key, chain(own.get(0), certificates));
  }

  /** Entra asks for PS256, which no other key signs. */
  static String notRsa(String algorithm) {
    return "must hold an RSA key, as Entra takes no other, and holds one of " + algorithm;
  }

  private static boolean isOf(RSAKey key, X509Certificate certificate) {
    return certificate.getPublicKey() instanceof RSAKey
        && ((RSAKey) certificate.getPublicKey()).getModulus().equals(key.getModulus());
  }

  /** A modulus alone does not tell that the rest of a key is whole. */
  private static boolean signsFor(PrivateKey key, X509Certificate certificate) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Entra refuses what is signed by any other (AADSTS700027); the last second of its time counts (RFC 5280 §4.1.2.5). */
  private static void requireValid(String field, X509Certificate certificate, Instant now) {
    Instant begin = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    if (now.isAfter(end)) {
      throw new InvalidSettingException(field, "must not have expired: its time ended at " + end
          + "; make another, add it to the application in Entra, and set it here");
    }
    if (begin.isAfter(now.plus(CLOCKS_APART))) {
      throw new InvalidSettingException(field, "must be valid now: its time begins at " + begin
          + "; deploy it then, or look at the clock of this runtime");
    }
  }

  /** From the leaf on, each followed by its issuer; what does not belong to it is left out. */
  private static List<X509Certificate> chain(X509Certificate leaf, Collection<X509Certificate> certificates) {
    List<X509Certificate> chain = new ArrayList<>();
    for (X509Certificate next = leaf; next != null && !chain.contains(next); next = issuer(next, certificates)) {
      chain.add(next);
    }
    return chain;
  }

  /** Names prove nothing: the issuer is who signed. */
  private static X509Certificate issuer(X509Certificate issued, Collection<X509Certificate> certificates) {
    return certificates.stream().filter(each -> isSignedBy(each, issued)).findFirst().orElse(null);
  }

  private static boolean isSignedBy(X509Certificate issuer, X509Certificate issued) {
    try {
      issued.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** What signs. */
  public PrivateKey privateKey() {
    return key;
  }

  /** The certificate of the key: the first of the chain. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** The certificate, its issuer, and so on as far as they were given; unmodifiable. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** Whether the certificate is good at a time, our clock being a little behind at worst. */
  boolean isInItsTime(Instant now) {
    return !now.isAfter(expiry()) && !begin().isAfter(now.plus(CLOCKS_APART));
  }

  /** The first second in which the certificate is good. */
  public Instant begin() {
    return certificate().getNotBefore().toInstant();
  }

  /** The SHA-1 thumbprint of the certificate, 40 hexadecimal digits in upper case, as Entra shows it: a name, and no proof. */
  public String thumbprint() {
    return Thumbprint.digits(sha1());
  }

  byte[] sha1() {
    try {
      return Thumbprint.sha1(certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("the certificate has been read", e);
    }
  }

  /** The last second in which the certificate is good. */
  public Instant expiry() {
    return certificate().getNotAfter().toInstant();
  }

  @Override
  public String toString() {
    return "SigningIdentity[" + chain.size() + " certificates, until " + expiry() + "]";
  }
}
