package org.muleentra.jwt.core.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.token.JoseHeader;

/** The key of one entry of a key document, or why it is none that signs RS256; immutable. */
final class EntryKey {

  /** RSA keys below this many bits are not used (NIST SP 800-131A). */
  private static final int MINIMUM_MODULUS_BITS = 2048;

  private static final List<String> CERTIFICATE_MEMBERS = Arrays.asList("x5c", "x5t", "x5t#S256", "x5u");

  private static final EntryKey UNREADABLE = new EntryKey(null, "it cannot be read as a key");

  private final RSAPublicKey key;
  private final String whyNot;

  private EntryKey(RSAPublicKey key, String whyNot) {
    this.key = key;
    this.whyNot = whyNot;
  }

  @SuppressWarnings("unchecked")
  static EntryKey of(Object entry) {
    try {
      Map<String, Object> members = new HashMap<>((Map<String, Object>) entry);
      // Certificates are not what trust rests on here, so an odd one must not cost the key.
      members.keySet().removeAll(CERTIFICATE_MEMBERS);
      JWK jwk = JWK.parse(members);
      String whyNot = whyNot(jwk);
      if (whyNot != null) {
        return new EntryKey(null, whyNot);
      }
      RSAPublicKey publicKey = ((RSAKey) jwk).toRSAPublicKey();
      return publicKey.getModulus().bitLength() >= MINIMUM_MODULUS_BITS ? new EntryKey(publicKey, null)
          : new EntryKey(null, "it has fewer than " + MINIMUM_MODULUS_BITS + " bits");
    } catch (ParseException | JOSEException | RuntimeException notAKey) {
      return UNREADABLE;
    }
  }

  /** The key to verify with, or {@code null}. */
  RSAPublicKey key() {
    return key;
  }

  /** Why it is none, as a sentence without its end; {@code null} where it is one. */
  String whyNot() {
    return whyNot;
  }

  private static String whyNot(JWK jwk) {
    if (jwk.getKeyID() == null || jwk.getKeyID().isEmpty()) {
      return "it has no kid";
    }
    if (!(jwk instanceof RSAKey)) {
      return "it is no RSA key";
    }
    if (jwk.isPrivate()) {
      return "it is a private key, which whoever reads the document has";
    }
    if (jwk.getKeyUse() != null && !KeyUse.SIGNATURE.equals(jwk.getKeyUse())) {
      return "its use is not sig";
    }
    if (jwk.getKeyOperations() != null && !jwk.getKeyOperations().contains(KeyOperation.VERIFY)) {
      return "its key_ops lack verify";
    }
    return jwk.getAlgorithm() == null || JoseHeader.ALGORITHM.equals(jwk.getAlgorithm().getName()) ? null
        : "its alg is not " + JoseHeader.ALGORITHM;
  }
}
