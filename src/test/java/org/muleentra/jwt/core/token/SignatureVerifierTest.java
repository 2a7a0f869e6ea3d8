package org.muleentra.jwt.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Native code verifies where it is wanted, installed and right, and nowhere else. */
class SignatureVerifierTest {

  static List<Provider> providers() {
    return NativeProviders.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("providers")
  void nativeCodeGivesTheKnownAnswers(Provider provider) {
    SignatureVerifier verifier = SignatureVerifier.fastestOf(Security.getProviders()[0], provider);
    assertThat(verifier.isNative()).isTrue();
    assertThat(verifier).hasToString(provider.toString());
  }

  @Test
  void theJvmsOwnGivesThemToo() {
    assertThat(KnownAnswers.areGivenBy(SignatureVerifier.OF_THE_JVM)).isTrue();
  }

  @Test
  void withoutAnyTheJvmsOwnVerifies() {
    assertThat(SignatureVerifier.fastestOf()).isSameAs(SignatureVerifier.OF_THE_JVM);
    assertThat(SignatureVerifier.fastestOf(Security.getProviders())).isSameAs(SignatureVerifier.OF_THE_JVM);
  }

  @Test
  void isTakenFromTheJvmAndOnlyIfWanted() {
    assumeThat(providers()).isNotEmpty();
    Provider provider = providers().get(0);
    Security.addProvider(provider);
    try {
      assertThat(SignatureVerifier.of(SignatureProvider.FASTEST)).hasToString(provider.toString());
      assertThat(SignatureVerifier.of(SignatureProvider.JDK).isNative()).isFalse();
    } finally {
      Security.removeProvider(provider.getName());
    }
  }

  /** One that says of itself that it is Conscrypt, and is wrong in one way. */
  @ParameterizedTest
  @ValueSource(classes = {SaysYes.class, SaysNo.class, Throws.class, FailsToLoad.class, SaysYesAndNoInTurn.class})
  void whatDoesNotGiveThemDoesNotVerify(Class<? extends SignatureSpi> wrong) {
    Provider provider = new Provider("Conscrypt", "9", "wrong") { };
    provider.put("Signature.SHA256withRSA", wrong.getName());
    assertThat(SignatureVerifier.fastestOf(provider)).isSameAs(SignatureVerifier.OF_THE_JVM);
  }

  @Test
  void whatHasNoSuchAlgorithmDoesNotVerify() {
    assertThat(SignatureVerifier.fastestOf(new Provider("AmazonCorrettoCryptoProvider", "9", "empty") { })).isSameAs(SignatureVerifier.OF_THE_JVM);
  }

  /** Answers as its subclass has it. */
  public abstract static class Answering extends SignatureSpi {

    @Override
    protected void engineInitVerify(PublicKey key) {
      // Nothing to prepare.
    }

    @Override
    protected void engineUpdate(byte b) {
      // Nothing is looked at.
    }

    @Override
    protected void engineUpdate(byte[] b, int off, int len) {
      // Nothing is looked at.
    }

    @Override
    protected void engineInitSign(java.security.PrivateKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected byte[] engineSign() {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new UnsupportedOperationException();
    }
  }

  public static final class SaysYes extends Answering {

    @Override
    protected boolean engineVerify(byte[] signature) {
      return true;
    }
  }

  public static final class SaysNo extends Answering {

    @Override
    protected boolean engineVerify(byte[] signature) {
      return false;
    }
  }

  public static final class Throws extends Answering {

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
      throw new SignatureException("always");
    }
  }

  public static final class FailsToLoad extends Answering {

    @Override
    protected boolean engineVerify(byte[] signature) {
      throw new UnsatisfiedLinkError("no native code");
    }
  }

  /** As one that keeps a state between two uses. */
  public static final class SaysYesAndNoInTurn extends Answering {

    private static boolean last;

    @Override
    protected boolean engineVerify(byte[] signature) {
      last = !last;
      return last;
    }
  }
}
