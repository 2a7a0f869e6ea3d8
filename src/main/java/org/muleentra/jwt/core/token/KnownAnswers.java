package org.muleentra.jwt.core.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** What a verifier must say of one good signature, and of that signature spoiled: RFC 7515 appendix A.2. */
final class KnownAnswers {

  private static final byte[] SIGNED = ("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19"
      + "yb290Ijp0cnVlfQ").getBytes(StandardCharsets.US_ASCII);

  private static final byte[] SIGNATURE = Base64.getUrlDecoder().decode("cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7"
      + "AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K"
      + "0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrB"
      + "p0igcN_IoypGlUPQGe77Rw");

  private static final BigInteger MODULUS = new BigInteger(1, Base64.getUrlDecoder().decode("ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQo"
      + "Tbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf6"
      + "3kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_"
      + "h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"));

  private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

  private KnownAnswers() {}

  /** Whether the verifier gives all of them. */
  static boolean areGivenBy(SignatureVerifier verifier) {
    try {
      RSAPublicKey key = key(MODULUS);
      return verifies(verifier, key, SIGNED, SIGNATURE) && refusesEachSpoiledByte(verifier, key)
          && !verifies(verifier, key, SIGNED, new byte[SIGNATURE.length])
          && !verifies(verifier, key, SIGNED, unsigned(MODULUS.subtract(new BigInteger(1, SIGNATURE))))
          && !verifies(verifier, key, SIGNED, unsigned(MODULUS.subtract(BigInteger.ONE)))
          && !verifies(verifier, key(MODULUS.add(BigInteger.valueOf(2))), SIGNED, SIGNATURE)
          // Once more: a verifier is not to be put off by what it was asked before.
          && verifies(verifier, key, SIGNED, SIGNATURE);
    } catch (GeneralSecurityException | RuntimeException | LinkageError broken) {
      return false;
    }
  }

  private static boolean refusesEachSpoiledByte(SignatureVerifier verifier, RSAPublicKey key) {
    for (int at = 0; at < SIGNATURE.length; at += 15) {
      if (verifies(verifier, key, SIGNED, spoiled(SIGNATURE, at)) || verifies(verifier, key, spoiled(SIGNED, at % SIGNED.length), SIGNATURE)) {
        return false;
      }
    }
    return true;
  }

  private static boolean verifies(SignatureVerifier verifier, RSAPublicKey key, byte[] signed, byte[] signature) {
    return verifier.verifies(key, signed, 0, signed.length, signature);
  }

  private static byte[] spoiled(byte[] bytes, int at) {
    byte[] spoiled = bytes.clone();
    spoiled[at] ^= 1;
    return spoiled;
  }

  /** As many bytes as a signature has, the highest first. */
  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] signature = new byte[SIGNATURE.length];
    int used = Math.min(bytes.length, signature.length);
    System.arraycopy(Arrays.copyOfRange(bytes, bytes.length - used, bytes.length), 0, signature, signature.length - used, used);
    return signature;
  }

  private static RSAPublicKey key(BigInteger modulus) throws GeneralSecurityException {
    return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, EXPONENT));
  }
}
