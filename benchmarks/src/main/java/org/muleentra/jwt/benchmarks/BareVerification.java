package org.muleentra.jwt.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.concurrent.Callable;

/** The measure of all else: the JDK verifies bytes that lie ready. */
public final class BareVerification implements Callable<Boolean> {

  private final RSAPublicKey key;
  private final byte[] signedBytes;
  private final byte[] signature;
  private final Provider provider;

  /** @param token in compact form */
  public BareVerification(RSAPublicKey key, String token) {
    this(key, token, Security.getProvider("SunRsaSign"));
  }

  /** By another provider than the JDK's. */
  public BareVerification(RSAPublicKey key, String token, Provider provider) {
    this.key = key;
    this.provider = provider;
    int end = token.lastIndexOf('.');
    signedBytes = token.substring(0, end).getBytes(StandardCharsets.US_ASCII);
    signature = Base64.getUrlDecoder().decode(token.substring(end + 1));
  }

  @Override
  public Boolean call() throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("SHA256withRSA", provider);
    verifier.initVerify(key);
    verifier.update(signedBytes);
    return verifier.verify(signature);
  }
}
