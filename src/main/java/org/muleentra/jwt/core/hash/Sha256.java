package org.muleentra.jwt.core.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 (FIPS 180-4) as the JDK has it, and the two ways in which its digests are written here. */
public final class Sha256 {

  private static final char[] HEXADECIMAL = "0123456789abcdef".toCharArray();
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private Sha256() {}

  /** A new digest, for one thread. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A text's digest over its UTF-8, in 43 characters of base64url. */
  public static String base64url(String text) {
    return base64url(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A digest in base64url without padding (RFC 4648 §5). */
  public static String base64url(byte[] digest) {
    return BASE64URL.encodeToString(digest);
  }

  /** A text's digest over its UTF-8, in 64 hexadecimal digits in lower case. */
  public static String hexadecimal(String text) {
    byte[] digest = digest().digest(text.getBytes(StandardCharsets.UTF_8));
    char[] digits = new char[2 * digest.length];
    for (int i = 0; i < digest.length; i++) {
      digits[2 * i] = HEXADECIMAL[digest[i] >> 4 & 0xF];
      digits[2 * i + 1] = HEXADECIMAL[digest[i] & 0xF];
    }
    return new String(digits);
  }
}
