package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.identity.TestKeys.PASSWORD;
import static org.muleentra.jwt.core.identity.TestKeys.pair;
import static org.muleentra.jwt.core.identity.TestKeys.pem;
import static org.muleentra.jwt.core.identity.TestKeys.text;

import java.math.BigInteger;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.testkit.key.SigningKey;

/** Key and certificate out of a PEM text: what is read, and the sentence for each thing that is wrong. */
class PemIdentityTest {

  private static final String LEAF = text("leaf.pem");
  private static final String INTERMEDIATE = text("intermediate.pem");
  private static final String ROOT = text("root.pem");
  private static final String KEY = text("pkcs8.pem");
  private static final String ENCRYPTED = text("pbes2-as-openssl-does.pem");

  private static SigningIdentity read(String pem, String password) {
    return SigningIdentity.ofPem("certificate", pem, "password", password, Clock.fixed(TestGatekeeper.NOW, ZoneOffset.UTC));
  }

  private static SigningIdentity read(String pem) {
    return read(pem, null);
  }

  private static void assertSigns(SigningIdentity identity) throws Exception {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(identity.privateKey());
    signature.update((byte) 1);
    byte[] signed = signature.sign();
    signature.initVerify(TestKeys.certificate(LEAF));
    signature.update((byte) 1);
    assertThat(signature.verify(signed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pkcs8.pem", "pkcs1.pem", "pbes2-as-openssl-does.pem", "pbes2-aes128-sha1.pem", "pbes1-3des.pem"})
  void readsWhatOpenSslWrites(String file) throws Exception {
    SigningIdentity identity = read(LEAF + text(file), PASSWORD);

    assertSigns(identity);
    assertThat(identity.certificate()).isEqualTo(TestKeys.certificate(LEAF));
    assertThat(identity.expiry()).isEqualTo(TestKeys.certificate(LEAF).getNotAfter().toInstant());
  }

  /** As {@code openssl pkcs12} prints them, and as editors and forms leave them. */
  @Test
  void readsAPemTextHoweverItIsSetOut() throws Exception {
    for (String pem : List.of(text("bag-attributes.pem"), (LEAF + KEY).replace("\n", "\r\n"), (KEY + LEAF).replace('\n', ' '),
        (KEY + LEAF).replace("\n", ""), "\ufeff \n" + LEAF + "\n\n" + KEY + "\n", LEAF + LEAF + KEY)) {
      assertSigns(read(pem));
    }
  }

  @Test
  void findsItsCertificateInAnyOrderAndPutsTheChainInItsOwn() {
    List<String> parts = List.of(LEAF, INTERMEDIATE, ROOT, KEY);
    int orders = 0;
    for (String first : parts) {
      for (String second : parts) {
        for (String third : parts) {
          List<String> order = Stream.of(first, second, third).distinct().collect(Collectors.toCollection(ArrayList::new));
          if (order.size() == 3) {
            parts.stream().filter(part -> !order.contains(part)).forEach(order::add);
            assertThat(read(String.join("", order)).chain()).containsExactly(
                TestKeys.certificate(LEAF), TestKeys.certificate(INTERMEDIATE), TestKeys.certificate(ROOT));
            orders++;
          }
        }
      }
    }
    assertThat(orders).isEqualTo(24);
  }

  @Test
  void takesAsMuchOfTheChainAsThereIs() {
    assertThat(read(LEAF + KEY).chain()).containsExactly(TestKeys.certificate(LEAF));
    assertThat(read(ROOT + LEAF + KEY).chain()).containsExactly(TestKeys.certificate(LEAF));
    SigningKey stranger = SigningKey.generate();
    assertThat(read(stranger.certificatePem() + LEAF + INTERMEDIATE + KEY).chain())
        .containsExactly(TestKeys.certificate(LEAF), TestKeys.certificate(INTERMEDIATE));
    // Of the same name as its issuer, and yet not who signed.
    SigningKey own = SigningKey.generate();
    assertThat(read(stranger.certificatePem() + own.certificatePem() + own.privateKeyPem()).chain()).containsExactly(TestKeys.certificate(own));
  }

  @Test
  void isImmutableAndShowsNoKey() {
    SigningIdentity identity = read(LEAF + INTERMEDIATE + KEY);
    assertThat(identity).hasToString("SigningIdentity[2 certificates, until " + identity.expiry() + "]");
    assertThatThrownBy(() -> identity.chain().remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  static Stream<Arguments> spoiled() throws Exception {
    SigningKey own = SigningKey.generate();
    SigningKey weak = SigningKey.generateRsa(2047);
    String notRsa = "must hold an RSA key, as Entra takes no other, and holds one of ";
    String part = "must hold each part of the PEM text whole";
    String undecryptable = "must hold a private key that this Java can decrypt";
    return Stream.of(
        wrong("a word", "certificate", "must be a PEM text with a CERTIFICATE and its PRIVATE KEY"),
        wrong("no key", LEAF, "must hold the PRIVATE KEY of its certificate"),
        wrong("a public key for the private one", own.certificatePem() + own.publicPem(), "must hold the PRIVATE KEY of its certificate"),
        wrong("no certificate", KEY, "must hold the CERTIFICATE of its private key"),
        wrong("two keys", LEAF + KEY + own.privateKeyPem(), "must hold one private key, and holds 2"),
        wrong("one key twice", LEAF + KEY + text("pkcs1.pem"), "must hold one private key, and holds 2"),
        wrong("another's key", LEAF + INTERMEDIATE + own.privateKeyPem(), "must hold the private key of its certificate"),
        wrong("two certificates of the key", LEAF + text("same-key.pem") + KEY, "must hold one certificate of its private key, and holds 2"),
        wrong("a key of another exponent", own.certificatePem() + pem(otherExponent(own)), "must hold the private key of its certificate"),
        wrong("a weak key", weak.certificatePem() + weak.privateKeyPem(), "must hold an RSA key of 2048 bits or more"),
        wrong("an elliptic curve", LEAF + pem(pair("EC").getPrivate()), notRsa + "EC"),
        wrong("an elliptic curve by its label", LEAF + KEY.replace("PRIVATE KEY", "EC PRIVATE KEY"), notRsa + "EC"),
        wrong("an Edwards curve", LEAF + pem(pair("Ed25519").getPrivate()), notRsa + "EdDSA"),
        wrong("DSA", LEAF + pem(pair("DSA").getPrivate()), notRsa + "DSA"),
        wrong("DSA by its label", LEAF + KEY.replace("PRIVATE KEY", "DSA PRIVATE KEY"), notRsa + "DSA"),
        wrong("RSA for one padding", LEAF + pem(pair("RSASSA-PSS").getPrivate()), notRsa + "RSASSA-PSS"),
        wrong("a key of OpenSSH", LEAF + KEY.replace("PRIVATE KEY", "OPENSSH PRIVATE KEY"), "must hold its private key as PKCS #8 or PKCS #1"),
        wrong("a key encrypted by headers", LEAF + text("pkcs1-dek-info.pem"), "must hold its private key as PKCS #8, as this Java cannot decrypt"),
        wrong("the same on one line", (LEAF + text("pkcs1-dek-info.pem")).replace('\n', ' '), "must hold its private key as PKCS #8, as this"),
        wrong("scrypt", LEAF + text("scrypt.pem"), undecryptable),
        wrong("triple DES", LEAF + text("pbes2-3des.pem"), undecryptable),
        wrong("AES-192", LEAF + text("pbes2-aes192.pem"), undecryptable),
        wrong("a plain key for an encrypted one", LEAF + KEY.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"), undecryptable),
        wrong("an encrypted key for a plain one", LEAF + ENCRYPTED.replace("ENCRYPTED ", ""), "must hold a private key that can be read"),
        wrong("PKCS #1 for PKCS #8", LEAF + text("pkcs1.pem").replace("RSA ", ""), "must hold a private key that can be read"),
        wrong("PKCS #8 for PKCS #1", LEAF + KEY.replace("PRIVATE KEY", "RSA PRIVATE KEY"), "must hold a private key that can be read"),
        wrong("a key cut off", LEAF + KEY.replaceFirst("(?s)(BEGIN PRIVATE KEY-----\n.{64}).*\n(-----END)", "$1\n$2"),
            "must hold a private key that can be read"),
        wrong("an empty key", LEAF + "-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----", "must hold a private key that can be read"),
        wrong("a certificate cut off", KEY + "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----\n",
            "must hold X.509 certificates that can be read"),
        wrong("a key as a certificate", KEY + KEY.replace("PRIVATE KEY", "CERTIFICATE"), "must hold X.509 certificates that can be read"),
        wrong("a text cut off", LEAF + KEY.substring(0, KEY.length() - 10), part),
        wrong("a BEGIN line cut off", LEAF + KEY + "-----BEGIN CERT", part),
        wrong("no END line between", LEAF.replaceFirst("-----END CERTIFICATE-----", "") + KEY, part),
        wrong("another END line", LEAF + KEY.replace("END PRIVATE", "END RSA PRIVATE"), part),
        wrong("a letter of another alphabet", LEAF + KEY.replaceFirst("\nMII", "\nM\u0406I"), "must hold base64 between BEGIN and END"),
        wrong("line breaks written out", (LEAF + KEY).replace("\n", "\\n"), "must hold base64 between BEGIN and END"));
  }

  private static Arguments wrong(String name, String pem, String sentence) {
    return Arguments.argumentSet(name, pem, sentence);
  }

  private static RSAPrivateCrtKey otherExponent(SigningKey key) throws Exception {
    RSAPrivateCrtKey own = (RSAPrivateCrtKey) key.keyPair().getPrivate();
    BigInteger e = RSAKeyGenParameterSpec.F0;
    BigInteger phi = own.getPrimeP().subtract(BigInteger.ONE).multiply(own.getPrimeQ().subtract(BigInteger.ONE));
    // Prime to both, as 3 need not be.
    while (!phi.gcd(e).equals(BigInteger.ONE)) {
      e = e.nextProbablePrime();
    }
    BigInteger d = e.modInverse(phi);
    return (RSAPrivateCrtKey) java.security.KeyFactory.getInstance("RSA").generatePrivate(new java.security.spec.RSAPrivateCrtKeySpec(
        own.getModulus(), e, d, own.getPrimeP(), own.getPrimeQ(), d.mod(own.getPrimeP().subtract(BigInteger.ONE)),
        d.mod(own.getPrimeQ().subtract(BigInteger.ONE)), own.getCrtCoefficient()));
  }

  @ParameterizedTest
  @MethodSource("spoiled")
  void tellsWhatIsWrongAndRepeatsNothing(String pem, String sentence) {
    assertThatThrownBy(() -> read(pem, PASSWORD)).isInstanceOf(InvalidSettingException.class).hasNoCause()
        .hasMessageStartingWith("certificate " + sentence).message().hasSizeLessThan(260).doesNotContain(PASSWORD)
        .satisfies(message -> assertThat(pieces(pem)).noneMatch(message::contains));
  }

  /** Of each line of a key that is no marker, some letters. */
  private static List<String> pieces(String pem) {
    return Arrays.stream(pem.split("\\s")).filter(word -> word.length() > 60).map(word -> word.substring(40, 50)).collect(Collectors.toList());
  }

  @Test
  void tellsOfThePasswordByItsOwnField() {
    String pem = LEAF + ENCRYPTED;
    assertThatThrownBy(() -> read(pem, null)).hasMessage("password must be given, as the private key of certificate is encrypted");
    assertThatThrownBy(() -> read(pem, PASSWORD + "x")).hasNoCause()
        .hasMessageStartingWith("password must be the password of the private key of certificate").message().doesNotContain(PASSWORD);
    // Java 17 can try no such password, and 25 can.
    assertThatThrownBy(() -> read(pem, "pässword")).isInstanceOf(InvalidSettingException.class).hasNoCause().message()
        .matches("password must be (ASCII|the password of the private key of certificate).*").doesNotContain("pässword");
    assertThatThrownBy(() -> SigningIdentity.ofPem("certificate", pem, null, null, Clock.systemUTC()))
        .hasMessageStartingWith("certificate must hold a private key that is not encrypted");
  }

  /** Now and then a wrong password leaves a right padding behind. */
  @Test
  void noWrongPasswordIsTakenForADamagedKey() {
    for (int i = 0; i < 600; i++) {
      String password = "wrong" + i;
      assertThatThrownBy(() -> read(LEAF + text("pbes1-3des.pem"), password)).isInstanceOf(InvalidSettingException.class)
          .hasMessageStartingWith("password must be the password of the private key");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pkcs8.pem", "pkcs1.pem", "pbes2-as-openssl-does.pem", "pbes1-3des.pem", "leaf.pem"})
  void whateverCharacterIsWrongTheAnswerIsASentence(String file) throws Exception {
    String good = text(file);
    String rest = file.equals("leaf.pem") ? KEY : LEAF;
    int refused = 0;
    int tried = 0;
    for (int i = 0; i < good.length(); i += 7) {
      char other = good.charAt(i) == 'A' ? 'z' : 'A';
      String bad = good.substring(0, i) + other + good.substring(i + 1);
      tried++;
      try {
        assertSigns(read(bad + rest, PASSWORD));
      } catch (InvalidSettingException e) {
        assertThat(e).hasNoCause();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(tried / 4);
  }
}
