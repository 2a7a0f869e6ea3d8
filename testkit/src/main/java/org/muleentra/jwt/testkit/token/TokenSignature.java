package org.muleentra.jwt.testkit.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.Collections;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.muleentra.jwt.testkit.key.PublicKeyForm;
import org.muleentra.jwt.testkit.key.SigningKey;

/** How the third part of a compact token comes about: honestly, or by one of the known forgeries. */
@FunctionalInterface
interface TokenSignature {
  byte[] over(byte[] signingInput, SigningKey key);

  /** An honest signature; the header may still claim another algorithm. */
  static TokenSignature with(String algorithm) {
    JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm));
    return (input, key) -> {
      try {
        JWSSigner signer = key.privateKey() instanceof ECPrivateKey
            ? new ECDSASigner((ECPrivateKey) key.privateKey())
            : new RSASSASigner(key.privateKey(), Collections.singleton(AllowWeakRSAKey.getInstance()));
        return signer.sign(header, input).decode();
      } catch (JOSEException e) {
        throw new IllegalArgumentException("this key cannot sign with " + algorithm, e);
      }
    };
  }

  static TokenSignature none() {
    return (input, key) -> new byte[0];
  }

  /** An HMAC keyed with what everybody knows: the public key (RFC 8725 §2.1). */
  static TokenSignature hmacOfPublicKey(PublicKeyForm form) {
    return (input, key) -> {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(form.bytesOf(key), "HmacSHA256"));
        return mac.doFinal(input);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has HmacSHA256", e);
      }
    };
  }

  default TokenSignature withOneBitFlipped() {
    return (input, key) -> {
      byte[] signature = over(input, key).clone();
      if (signature.length > 0) {
        signature[signature.length / 2] ^= 1;
      }
      return signature;
    };
  }

  static String compact(byte[] header, byte[] payload, TokenSignature signature, SigningKey key) {
    Base64.Encoder base64url = Base64.getUrlEncoder().withoutPadding();
    String signingInput = base64url.encodeToString(header) + "." + base64url.encodeToString(payload);
    byte[] bytes = signature.over(signingInput.getBytes(StandardCharsets.US_ASCII), key);
    return signingInput + "." + base64url.encodeToString(bytes);
  }
}
