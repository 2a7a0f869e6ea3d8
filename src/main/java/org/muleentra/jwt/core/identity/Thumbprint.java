package org.muleentra.jwt.core.identity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** The SHA-1 digest of a certificate's DER encoding, by which Entra and Graph name it: a name, and no proof. */
final class Thumbprint {

  static final int BYTES = 20;

  private static final String DIGITS = "0123456789ABCDEF";

  private Thumbprint() {
  }

  /** The digits of a certificate's thumbprint. */
  static String of(byte[] certificate) {
    return digits(sha1(certificate));
  }

  static byte[] sha1(byte[] certificate) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(certificate);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  /** Hexadecimal digits in upper case. */
  static String digits(byte[] digest) {
    StringBuilder digits = new StringBuilder();
    for (byte each : digest) {
      digits.append(DIGITS.charAt(each >> 4 & 0xF)).append(DIGITS.charAt(each & 0xF));
    }
    return digits.toString();
  }
}
