package org.muleentra.jwt.core.identity;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.muleentra.jwt.core.hash.Sha256;

/**
 * Writes a certificate that an RSA key signs for itself (RFC 5280 §4.1): version 3, SHA256withRSA, for signatures alone.
 *
 * <p>Entra takes it for what it is, a public key with a name and an end; nobody builds a chain of it.
 */
final class SelfSignedCertificate {

  private static final int BOOLEAN = 0x01;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SET = 0x31;
  private static final int VERSION = 0xa0;
  private static final int EXTENSIONS = 0xa3;

  private static final byte[] VERSION_3 = {2};
  private static final byte[] TRUE = {(byte) 0xff};
  private static final byte[] NO_UNUSED_BITS = {0};

  /** The first bit alone, digitalSignature; seven are not used (§4.2.1.3). */
  private static final byte[] DIGITAL_SIGNATURE = {7, (byte) 0x80};

  /** 2.5.4.3, commonName. */
  private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};

  /** 2.5.29.15, keyUsage. */
  private static final byte[] KEY_USAGE = {0x55, 0x1d, 0x0f};

  /** 1.2.840.113549.1.1.11, sha256WithRSAEncryption, whose parameters are NULL (RFC 4055 §5). */
  private static final byte[] SHA256_WITH_RSA = {
    Der.SEQUENCE, 0x0d, OBJECT_IDENTIFIER, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00};

  private static final int SERIAL_BITS = 127;

  /** From here on a year has four digits (§4.1.2.5). */
  private static final Instant FOUR_DIGITS = Instant.parse("2050-01-01T00:00:00Z");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private SelfSignedCertificate() {
  }

  /**
   * Writes it, and reads it as everybody else will.
   *
   * @param commonName ASCII
   * @param end the last second in which it is good
   */
  static X509Certificate of(KeyPair pair, String commonName, Instant begin, Instant end) {
    try {
      byte[] name = Der.of(Der.SEQUENCE, Der.of(SET, Der.of(Der.SEQUENCE, Der.of(OBJECT_IDENTIFIER, COMMON_NAME),
          Der.of(UTF8_STRING, ascii(commonName)))));
      byte[] publicKey = pair.getPublic().getEncoded();
      byte[] body = Der.of(Der.SEQUENCE, Der.of(VERSION, Der.of(INTEGER, VERSION_3)), Der.of(INTEGER, serial(publicKey)), SHA256_WITH_RSA,
          name, Der.of(Der.SEQUENCE, time(begin), time(end)), name, publicKey, Der.of(EXTENSIONS, Der.of(Der.SEQUENCE, keyUsage())));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(body);
      byte[] certificate = Der.of(Der.SEQUENCE, body, SHA256_WITH_RSA, Der.of(BIT_STRING, NO_UNUSED_BITS, signature.sign()));
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA, SHA-256 and X.509", e);
    }
  }

  /** Positive, and no other key's: the issuer is the key itself, so nothing more is asked of it (§4.1.2.2). */
  private static byte[] serial(byte[] publicKey) throws GeneralSecurityException {
    BigInteger digest = new BigInteger(1, Sha256.digest().digest(publicKey));
    return digest.shiftRight(256 - SERIAL_BITS).setBit(0).toByteArray();
  }

  private static byte[] keyUsage() {
    return Der.of(Der.SEQUENCE, Der.of(OBJECT_IDENTIFIER, KEY_USAGE), Der.of(BOOLEAN, TRUE),
        Der.of(Der.OCTET_STRING, Der.of(BIT_STRING, DIGITAL_SIGNATURE)));
  }

  private static byte[] time(Instant time) {
    String text = TIME.format(time);
    return time.isBefore(FOUR_DIGITS) ? Der.of(UTC_TIME, ascii(text.substring(2))) : Der.of(GENERALIZED_TIME, ascii(text));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
