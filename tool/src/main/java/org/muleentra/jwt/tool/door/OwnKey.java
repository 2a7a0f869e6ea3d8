package org.muleentra.jwt.tool.door;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.key.Keys;
import org.muleentra.jwt.core.key.SigningKey;

/**
 * A key of this process, as that of every authority: to go on behind a signature that nobody looked at, and to sign tokens of our own
 * making. What is signed with it proves nothing, and never leaves this process.
 */
public final class OwnKey implements Keys {

  private static final String KEY_ID = "own";

  /** Shorter than any key of a document may be: nothing rests on it, and it signs many times. */
  private static final int MODULUS_BITS = 1024;

  private static final String HEADER = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}");

  private final KeyPair pair;
  private final SigningKey key;

  private OwnKey(KeyPair pair) {
    this.pair = pair;
    this.key = SigningKey.of(KEY_ID, (RSAPublicKey) pair.getPublic());
  }

  /** A fresh one. */
  public static OwnKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(MODULUS_BITS);
      return new OwnKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java can make an RSA key", e);
    }
  }

  /** A token with this payload. */
  public String sign(String json) {
    return signed(encode(json));
  }

  /** The token with a header and a signature of ours around its payload, which stays to the byte; it must have three parts. */
  public String signAnew(String compactToken) {
    int start = compactToken.indexOf('.') + 1;
    return signed(compactToken.substring(start, compactToken.indexOf('.', start)));
  }

  private String signed(String payload) {
    String input = HEADER + '.' + payload;
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(input.getBytes(StandardCharsets.ISO_8859_1));
      return input + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java can sign with an RSA key", e);
    }
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The public half, under its kid. */
  public SigningKey key() {
    return key;
  }

  @Override
  public SigningKey inMemory(Authority authority, String keyId) {
    return KEY_ID.equals(keyId) ? key : null;
  }

  @Override
  public CompletionStage<Outcome<SigningKey>> fetch(Authority authority, String keyId) {
    return CompletableFuture.completedFuture(Outcome.refused(Reason.KEY_UNKNOWN));
  }
}
