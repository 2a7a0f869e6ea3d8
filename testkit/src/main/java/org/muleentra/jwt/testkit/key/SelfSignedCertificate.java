package org.muleentra.jwt.testkit.key;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The DER bytes of a self-signed X.509 certificate (RFC 5280 §4.1) for an RSA key, as Entra's {@code x5c} holds. */
final class SelfSignedCertificate {
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int VERSION_TAG = 0xa0;

  /** AlgorithmIdentifier of sha256WithRSAEncryption, 1.2.840.113549.1.1.11, parameters NULL. */
  private static final byte[] SHA256_WITH_RSA = {
    0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00
  };
  /** Object identifier of commonName, 2.5.4.3. */
  private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");

  private SelfSignedCertificate() {}

  /** A certificate that is valid at every time of a test that does not say otherwise. */
  static byte[] of(KeyPair pair) {
    return of(pair, Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2044-01-01T00:00:00Z"));
  }

  static byte[] of(KeyPair pair, Instant start, Instant end) {
    try {
      byte[] subjectPublicKeyInfo = pair.getPublic().getEncoded();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(subjectPublicKeyInfo);
      byte[] serial = new BigInteger(1, digest).shiftRight(128).setBit(0).toByteArray();
      byte[] name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME,
          der(UTF8_STRING, text("accounts.accesscontrol.windows.net")))));
      byte[] validity = der(SEQUENCE, time(start), time(end));
      byte[] toBeSigned = der(SEQUENCE,
          der(VERSION_TAG, der(INTEGER, new byte[] {2})),
          der(INTEGER, serial), SHA256_WITH_RSA, name, validity, name, subjectPublicKeyInfo);

      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(toBeSigned);
      return der(SEQUENCE, toBeSigned, SHA256_WITH_RSA, der(BIT_STRING, new byte[] {0}, signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform cannot make a certificate", e);
    }
  }

  /** Two digits of the year until 2049, four from then on (RFC 5280 §4.1.2.5). */
  private static byte[] time(Instant instant) {
    String text = TIME.format(instant);
    return instant.isBefore(YEAR_2050) ? der(UTC_TIME, text(text.substring(2))) : der(GENERALIZED_TIME, text(text));
  }

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] der(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 4);
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    for (byte[] part : parts) {
      out.write(part, 0, part.length);
    }
    return out.toByteArray();
  }
}
