package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.muleentra.jwt.core.identity.TestKeys.PASSWORD;
import static org.muleentra.jwt.core.identity.TestKeys.bytes;
import static org.muleentra.jwt.core.identity.TestKeys.certificate;
import static org.muleentra.jwt.core.identity.TestKeys.pair;
import static org.muleentra.jwt.core.identity.TestKeys.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.testkit.key.SigningKey;

/** Key and certificate out of a key store: what is read, and the sentence for each thing that is wrong. */
class KeyStoreIdentityTest {

  private static final SigningKey KEY = SigningKey.generate();
  private static final SigningKey OTHER = SigningKey.generate();

  /** Of a key that PBES2 encrypts, and of one as it was done before (RFC 8018 §A.4, RFC 7292 §C). */
  private static final byte[] PBES2 = HexFormat.of().parseHex("2a864886f70d01050d");
  private static final byte[] TRIPLE_DES = HexFormat.of().parseHex("2a864886f70d010c0103");
  private static final byte[] SHA_256 = HexFormat.of().parseHex("608648016503040201");

  @TempDir
  private Path directory;

  private Path file;
  private String type;
  private String password = PASSWORD;
  private String keyPassword;
  private String alias;
  private Instant now = TestGatekeeper.NOW;

  @BeforeEach
  void withoutAFile() {
    file = directory.resolve("identity");
  }

  private SigningIdentity read() {
    return KeyStoreIdentity.at("path", file.toString()).type("type", type).password("password", password)
        .keyPassword("keyPassword", keyPassword).alias("alias", alias).read(Clock.fixed(now, ZoneOffset.UTC));
  }

  private void refused(String sentence) {
    assertThatThrownBy(this::read).isInstanceOf(InvalidSettingException.class).hasNoCause().hasMessageStartingWith(sentence)
        .message().hasSizeLessThan(700).doesNotContain("swordfish").doesNotContain(PASSWORD);
  }

  /** A key store in the making; a bad one is told by the JDK in the test that makes it. */
  @FunctionalInterface
  private interface Filling {
    void fill(KeyStore store) throws GeneralSecurityException;
  }

  private byte[] store(String storeType, Filling filling) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(storeType);
    store.load(null, null);
    filling.fill(store);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, PASSWORD.toCharArray());
    Files.write(file, bytes.toByteArray());
    return bytes.toByteArray();
  }

  private static void put(KeyStore store, String name, SigningKey key, Certificate... chain) throws GeneralSecurityException {
    store.setKeyEntry(name, key.keyPair().getPrivate(), PASSWORD.toCharArray(),
        chain.length == 0 ? new Certificate[] {certificate(key)} : chain);
  }

  private static void one(KeyStore store) throws GeneralSecurityException {
    put(store, "one", KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS", "JCEKS"})
  void readsTheOnlyKeyOfAnyTypeOfJava(String storeType) throws Exception {
    store(storeType, store -> {
      one(store);
      store.setCertificateEntry("another", certificate(OTHER));
    });
    assertThat(read().certificate()).isEqualTo(certificate(KEY));
    type = storeType;
    alias = "ONE";
    keyPassword = PASSWORD;
    assertThat(read().certificate()).isEqualTo(certificate(KEY));
    type = storeType.toLowerCase(java.util.Locale.ROOT);
    assertThat(read().privateKey()).isEqualTo(KEY.keyPair().getPrivate());
  }

  /** As Java 8 and OpenSSL 1 wrote it, and as their successors do. */
  @Test
  void readsPkcs12OfOldAndNewAlgorithms() throws Exception {
    byte[] modern = store("PKCS12", KeyStoreIdentityTest::one);
    assertThat(read().certificate()).isEqualTo(certificate(KEY));
    System.setProperty("keystore.pkcs12.legacy", "");
    byte[] legacy;
    try {
      legacy = store("PKCS12", KeyStoreIdentityTest::one);
    } finally {
      System.clearProperty("keystore.pkcs12.legacy");
    }
    assertThat(read().certificate()).isEqualTo(certificate(KEY));
    assertThat(lastIndexOf(modern, PBES2)).isPositive();
    assertThat(lastIndexOf(legacy, PBES2)).isNegative();
    assertThat(lastIndexOf(legacy, TRIPLE_DES)).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"openssl3.p12, test-password", "openssl-legacy.p12, test-password", "no-password.p12,"})
  void readsWhatOpenSslWritesWithItsChain(String name, String given) throws Exception {
    Files.write(file, bytes(name));
    password = given;
    assertThat(read().chain()).containsExactly(certificate(text("leaf.pem")), certificate(text("intermediate.pem")));
  }

  @Test
  void readsTheNamedKeyAndTheOneWithAPasswordOfItsOwn() throws Exception {
    for (String storeType : new String[] {"PKCS12", "JKS"}) {
      store(storeType, store -> {
        one(store);
        store.setKeyEntry("two", OTHER.keyPair().getPrivate(), "swordfish of its own".toCharArray(), new Certificate[] {certificate(OTHER)});
      });
      alias = "two";
      keyPassword = "swordfish of its own";
      assertThat(read().certificate()).isEqualTo(certificate(OTHER));
      alias = "one";
      keyPassword = null;
      assertThat(read().certificate()).isEqualTo(certificate(KEY));
    }
  }

  @Test
  void tellsWhatIsWrongWithTheFile() throws Exception {
    refused("path must lead to a file, and this runtime sees none there");
    file = directory;
    refused("path must lead to a file, and leads to a directory");
    file = directory.resolve("identity");
    Files.createFile(file);
    refused("path must lead to a key store, and the file is empty");
    Files.write(file, new byte[1024 * 1024 + 1]);
    refused("path must lead to a key store of at most 1 MiB");
    Files.write(file, new byte[1024 * 1024]);
    refused("path must lead to a key store, and the file is none that begins like PKCS #12 or JKS");
    Files.writeString(file, text("pkcs8.pem").substring(text("pkcs8.pem").indexOf("-----")));
    refused("path must lead to a key store, and the file is a PEM text");
    assertThatThrownBy(() -> KeyStoreIdentity.at("path", "a\0b").read(Clock.systemUTC())).hasMessage("path must be the path of a file");
  }

  @Test
  void readsNoDeviceThatNeverEnds() {
    file = Path.of("/dev/zero");
    assumeTrue(Files.exists(file));
    refused("path must lead to a file, and leads to a directory or a device");
  }

  @Test
  void tellsOfAFileThatCannotBeRead() {
    file = Path.of("/proc/self/mem");
    assumeTrue(Files.isRegularFile(file));
    refused("path must lead to a file that can be read: IOException");
  }

  @Test
  void tellsOfAFileThatMayNotBeRead() throws Exception {
    store("PKCS12", KeyStoreIdentityTest::one);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root may read all");
    refused("path must lead to a file that the user of this runtime may read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS", "JCEKS"})
  void tellsWhatIsWrongWithThePassword(String storeType) throws Exception {
    store(storeType, KeyStoreIdentityTest::one);
    password = "swordfish";
    refused("password must be the password of the key store of path, unless that is damaged");
    password = null;
    refused("password must be given, as the key store of path ");
    password = PASSWORD;
    keyPassword = "swordfish of another";
    refused("keyPassword must be the password of the private key in the key store of path");
    keyPassword = null;
    store(storeType, store -> store.setKeyEntry("one", KEY.keyPair().getPrivate(), "swordfish".toCharArray(), new Certificate[] {certificate(KEY)}));
    refused("keyPassword must be given, as the private key has another password than the key store of path");
  }

  @Test
  void tellsOfAPasswordThatNotEveryJavaCanUse() throws Exception {
    String hint = "; not every Java can use one that is not ASCII";
    store("PKCS12", KeyStoreIdentityTest::one);
    password = "pässword";
    refused("password must be the password of the key store of path, unless that is damaged" + hint);
    password = PASSWORD;
    keyPassword = "pässword";
    refused("keyPassword must be the password of the private key in the key store of path" + hint);
  }

  @Test
  void takesNoPasswordForNone() throws Exception {
    Files.write(file, bytes("no-password.p12"));
    password = "swordfish";
    refused("password must be the password of the key store of path");
  }

  @ParameterizedTest
  @CsvSource({"JKS, pkcs12, jks", "JKS, PKCS12, jks", "JKS, jceks, jks", "PKCS12, jks, pkcs12", "JCEKS, jks, jceks"})
  void tellsTheTypeThatTheFileIs(String storeType, String given, String told) throws Exception {
    store(storeType, KeyStoreIdentityTest::one);
    type = given;
    refused("type must be " + told + ", which the key store of path is");
  }

  @Test
  void tellsOfATypeThatThisJavaDoesNotKnow() throws Exception {
    store("PKCS12", KeyStoreIdentityTest::one);
    type = "bcfks";
    refused("type must be a type of key store that this Java knows, such as pkcs12 or jks");
    Files.writeString(file, "something else");
    type = "pkcs12";
    refused("path must lead to a key store that can be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void tellsOfAStoreWithoutAPrivateKey(String storeType) throws Exception {
    store(storeType, store -> store.setCertificateEntry("one", certificate(KEY)));
    refused("path must lead to a key store with a private key, and it has none");
    alias = "one";
    refused("alias must be the alias of a private key, and is that of a certificate alone");
    alias = "two";
    refused("alias must be the alias of a key in the key store of path, which has none");
  }

  @Test
  void tellsOfASecretKey() throws Exception {
    store("PKCS12", store -> store.setKeyEntry("one", new SecretKeySpec(new byte[16], "AES"), PASSWORD.toCharArray(), null));
    refused("path must lead to a private key, and leads to a secret key");
    alias = "one";
    refused("alias must lead to a private key, and leads to a secret key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void tellsOfSeveralKeysAndListsThem(String storeType) throws Exception {
    store(storeType, store -> {
      put(store, "two", OTHER);
      one(store);
      store.setCertificateEntry("three", certificate(OTHER));
    });
    refused("alias must be given, as the key store of path has 2 keys: one, two");
    alias = "three";
    refused("alias must be the alias of a private key, and is that of a certificate alone");
    alias = "four";
    refused("alias must be the alias of a key in the key store of path, which has one, two");
  }

  @Test
  void aListOfAliasesHasAnEndAndIsOneLine() throws Exception {
    store("JKS", store -> {
      for (int i = 10; i < 22; i++) {
        put(store, i + "\n" + "x".repeat(50), KEY);
      }
    });
    refused("alias must be given, as the key store of path has 12 keys: " + IntStream.range(10, 20)
        .mapToObj(i -> i + "?" + "x".repeat(37)).collect(Collectors.joining(", ")) + " and 2 more");
  }

  @Test
  void tellsOfAMissingCertificate() throws Exception {
    Files.write(file, bytes("no-certificate.p12"));
    refused("path must lead to a key store that has the certificate of its private key");
  }

  @ParameterizedTest
  @CsvSource({"EC, EC", "DSA, DSA", "Ed25519, EdDSA", "RSASSA-PSS, RSASSA-PSS"})
  void tellsOfAKeyThatIsNotRsa(String algorithm, String told) throws Exception {
    store("PKCS12", store -> store.setKeyEntry("one", pair(algorithm).getPrivate(), PASSWORD.toCharArray(),
        new Certificate[] {certificate(KEY)}));
    refused("path must hold an RSA key, as Entra takes no other, and holds one of " + told);
  }

  @Test
  void holdsKeyAndCertificateToTheSameRulesAsAPemText() throws Exception {
    store("PKCS12", store -> put(store, "one", KEY, certificate(OTHER)));
    refused("path must hold the private key of its certificate");
    SigningKey weak = SigningKey.generateRsa(1024);
    store("PKCS12", store -> put(store, "one", weak));
    refused("path must hold an RSA key of 2048 bits or more");
    store("PKCS12", KeyStoreIdentityTest::one);
    now = Instant.parse("2044-01-01T00:00:01Z");
    refused("path must not have expired: its time ended at 2044-01-01T00:00:00Z");
    now = Instant.parse("2023-12-31T23:54:59Z");
    refused("path must be valid now: its time begins at 2024-01-01T00:00:00Z");
  }

  @Test
  void tellsOfAlgorithmsThatThisJavaHasNot() throws Exception {
    byte[] store = bytes("openssl3.p12");
    // The digest of its MAC, of which there is no such one.
    store[lastIndexOf(store, SHA_256) + SHA_256.length - 1] = 0x63;
    Files.write(file, store);
    refused("path must lead to a key store that this Java reads: it is made with an algorithm that this Java has not");
  }

  @Test
  void whatIsNotSaidIsToldByThePath() throws Exception {
    store("PKCS12", store -> {
      one(store);
      put(store, "two", OTHER);
    });
    for (Map.Entry<String, KeyStoreIdentity> each : Map.of(
        "path must be given, as the key store of path has a password", KeyStoreIdentity.at("path", file.toString()),
        "path must be given, as the key store of path has 2 keys: one, two", KeyStoreIdentity.at("path", file.toString()).password("p", PASSWORD)
    ).entrySet()) {
      assertThatThrownBy(() -> each.getValue().read(Clock.systemUTC())).hasMessage(each.getKey());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void whateverByteIsWrongTheAnswerIsASentence(String storeType) throws Exception {
    byte[] good = store(storeType, KeyStoreIdentityTest::one);
    int refused = 0;
    for (int i = 0; i < good.length; i += 23) {
      byte[] bad = good.clone();
      bad[i] ^= 0x15;
      Files.write(file, bad);
      try {
        assertThat(read().certificate()).isEqualTo(certificate(KEY));
      } catch (InvalidSettingException e) {
        assertThat(e).hasNoCause();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(good.length / 23 * 9 / 10);
    for (int length = 1; length < good.length; length += good.length / 20) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThatThrownBy(this::read).isInstanceOf(InvalidSettingException.class).hasNoCause();
    }
  }

  private static int lastIndexOf(byte[] bytes, byte[] part) {
    // Every byte is a character of its own.
    return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(new String(part, StandardCharsets.ISO_8859_1));
  }
}
