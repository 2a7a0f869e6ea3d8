package org.muleentra.jwt.core.token;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.core.setting.Setting;

/**
 * Verifies RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3) by one of the JVM's providers; thread-safe.
 *
 * <p>No provider is brought along: one that loads native code is never unloaded, and would stay at each redeployment.
 */
public final class SignatureVerifier {

  /** Who verifies. */
  public static final Setting<String, SignatureProvider> SIGNATURE_PROVIDER = Setting.choice("signatureProvider",
      SignatureProvider.values(), SignatureProvider::setting, SignatureProvider.JDK);

  /** By the first provider that the JVM has. */
  public static final SignatureVerifier OF_THE_JVM = new SignatureVerifier(null);

  /** Known to verify in native code and in less time: Conscrypt, and Amazon Corretto Crypto Provider. */
  private static final List<String> NATIVE = Collections.unmodifiableList(Arrays.asList("Conscrypt", "AmazonCorrettoCryptoProvider"));

  private static final String ALGORITHM = "SHA256withRSA";

  /** {@code null} for the JVM's first. */
  private final Provider provider;

  private SignatureVerifier(Provider provider) {
    this.provider = provider;
  }

  /** As configured, by what this JVM has installed now. */
  public static SignatureVerifier of(SignatureProvider choice) {
    return choice == SignatureProvider.FASTEST ? fastestOf(Security.getProviders()) : OF_THE_JVM;
  }

  /** By the first of these that is known to be fast and proves right. */
  static SignatureVerifier fastestOf(Provider... installed) {
    for (Provider each : installed) {
      if (NATIVE.contains(each.getName())) {
        SignatureVerifier verifier = new SignatureVerifier(each);
        if (KnownAnswers.areGivenBy(verifier)) {
          return verifier;
        }
      }
    }
    return OF_THE_JVM;
  }

  /** Whether it is native code. */
  public boolean isNative() {
    return provider != null;
  }

  /** Whether the key made the signature of the bytes from one place to another; false also where it cannot be verified. */
  boolean verifies(RSAPublicKey key, byte[] bytes, int from, int to, byte[] signature) {
    // RFC 8017 §8.2.2: a signature is exactly as long as the modulus. Told apart here, it costs no exception.
    if (signature.length != (key.getModulus().bitLength() + 7) / 8) {
      return false;
    }
    try {
      Signature verifier = provider == null ? Signature.getInstance(ALGORITHM) : Signature.getInstance(ALGORITHM, provider);
      verifier.initVerify(key);
      verifier.update(bytes, from, to - from);
      return verifier.verify(signature);
    } catch (GeneralSecurityException cannotBeVerified) {
      return false;
    }
  }

  /** Who verifies, by name and version. */
  @Override
  public String toString() {
    return provider == null ? "the JVM's first provider" : provider.toString();
  }
}
