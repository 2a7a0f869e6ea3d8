package org.muleentra.jwt.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.muleentra.jwt.mule.EntraJwtConfiguration;
import org.muleentra.jwt.mule.client.ClientConfiguration;
import org.muleentra.jwt.testkit.key.SigningKey;

/** No field of a configuration keeps a secret once it was proven, and who holds it from then on is told here. */
class ForgottenSecretsTest {

  private static final String STORE_PASSWORD = "password-of-the-store";
  private static final String KEY_PASSWORD = "password-of-the-key";
  private static final String TEXT = "a-secret-that-stands-nowhere-else";
  private static final String TENANT = "5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f";
  private static final String CLIENT = "0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10";
  private static final SigningKey KEY = SigningKey.generate();
  private static final String PEM = KEY.certificatePem() + KEY.privateKeyPem();

  /** Who needs a secret after the start, by its field, and what for. Of any other, nobody has it. */
  private static final Map<String, Set<String>> HELD = Map.of(
      // Sent with each request for a token.
      "graphClientSecret", Set.of("ClientSecret"),
      "secret", Set.of("ClientSecret"),
      "secondSecret", Set.of("ClientSecret"),
      // A key store that was replaced is read again.
      "keyStorePassword", Set.of("Given"),
      "keyPassword", Set.of("Given"),
      "secondKeyStorePassword", Set.of("Given"),
      "secondKeyPassword", Set.of("Given"),
      // The runtime's: its TLS context opens the trust store for each client, and its HTTP client answers the proxy.
      "trustStorePassword", Set.of("TlsConfiguration"),
      "proxyPassword", Set.of("DefaultProxyConfig"));

  @TempDir
  private static Path folder;

  /** What makes each secret a setting that a deployment takes, the secret itself among it. */
  private static Map<String, Map<String, Object>> given;

  private record Secret(Class<? extends Initialisable> owner, Field field) {

    String name() {
      return field.getName();
    }

    @Override
    public String toString() {
      return owner.getSimpleName() + "." + name();
    }
  }

  @BeforeAll
  static void prepare() throws Exception {
    String keyStore = store("client.p12", store -> store.setKeyEntry("one", KEY.privateKey(), KEY_PASSWORD.toCharArray(),
        new Certificate[] {KEY.certificate()}));
    String trustStore = store("trust.p12", store -> store.setCertificateEntry("one", KEY.certificate()));
    Map<String, Object> graph = Map.of("groupOverage", "graph", "graphClientId", CLIENT);
    Map<String, Object> storedKey = Map.of("keyStorePath", keyStore, "keyStorePassword", STORE_PASSWORD, "keyPassword", KEY_PASSWORD);
    given = new HashMap<>(Map.of(
        "graphClientSecret", with(graph, "graphClientSecret", TEXT),
        "graphCertificate", with(graph, "graphCertificate", PEM),
        "secret", Map.of("secret", TEXT),
        "secondSecret", Map.of("secret", "another", "secondSecret", TEXT),
        "keyStorePassword", storedKey,
        "keyPassword", storedKey,
        "pem", Map.of("pem", PEM),
        "trustStorePassword", Map.of("trustStorePath", trustStore, "trustStoreType", "pkcs12", "trustStorePassword", STORE_PASSWORD),
        "proxyPassword", Map.of("proxyHost", "proxy.example.com", "proxyPort", 3128, "proxyUsername", "mule", "proxyPassword", TEXT)));
    SigningKey before = SigningKey.generate();
    Map<String, Object> storedBefore = Map.of("pem", PEM, "secondKeyStorePath", store("before.p12", store -> store.setKeyEntry("one",
        before.privateKey(), KEY_PASSWORD.toCharArray(), new Certificate[] {before.certificate()})), "secondKeyStorePassword", STORE_PASSWORD,
        "secondKeyPassword", KEY_PASSWORD);
    given.put("secondKeyStorePassword", storedBefore);
    given.put("secondKeyPassword", storedBefore);
    given.put("secondPem", Map.of("pem", PEM, "secondPem", before.certificatePem() + before.privateKeyPem()));
    given.put("auditHashKey", Map.of("auditClaims", Map.of("email", "hash"), "auditHashKey", TEXT));
    String auditStore = store("audit.p12", store -> store.setKeyEntry("one", KEY.privateKey(), STORE_PASSWORD.toCharArray(),
        new Certificate[] {KEY.certificate()}));
    given.put("auditKeyStorePassword", Map.of("auditKeyStorePath", auditStore, "auditKeyStorePassword", STORE_PASSWORD));
  }

  @FunctionalInterface
  private interface Filling {
    void fill(KeyStore store) throws Exception;
  }

  private static String store(String name, Filling filling) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    filling.fill(store);
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, STORE_PASSWORD.toCharArray());
    }
    return file.toString();
  }

  private static Map<String, Object> with(Map<String, Object> settings, String name, Object value) {
    Map<String, Object> more = new HashMap<>(settings);
    more.put(name, value);
    return more;
  }

  static List<Secret> secrets() {
    return Stream.of(EntraJwtConfiguration.class, ClientConfiguration.class)
        .flatMap(owner -> Configured.secrets(owner).stream().map(field -> new Secret(owner, field))).toList();
  }

  private static Configured configured(Class<? extends Initialisable> owner, Map<String, Object> with) throws Exception {
    Map<String, Object> settings = new HashMap<>(with);
    if (owner == EntraJwtConfiguration.class) {
      settings.put("tenants", List.of(TENANT));
      settings.put("audiences", List.of("api://orders"));
    } else {
      settings.put("tenantId", TENANT);
      settings.put("clientId", CLIENT);
      settings.put("credentialWatch", "off");
      if (!with.containsKey("keyStorePath") && !with.containsKey("pem")) {
        settings.putIfAbsent("secret", "another");
      }
    }
    return new Configured(owner, settings);
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void isHeldByWhoeverNeedsItAndNobodyElse(Secret secret) throws Exception {
    assertThat(given).as("settings with which a deployment takes %s", secret).containsKey(secret.name());
    Configured configured = configured(secret.owner(), given.get(secret.name()));
    String value = (String) configured.value(secret.field());
    assertThat(Holders.of(value, configured.configuration())).contains(secret.field().getDeclaringClass().getSimpleName());

    configured.initialise();

    assertThat(configured.value(secret.field())).isNull();
    assertThat(Holders.of(value, configured.configuration())).as("who holds %s", secret).isEqualTo(HELD.getOrDefault(secret.name(), Set.of()));
  }

  /** Of a key store it is needed again; this one has been used up. */
  @Test
  void nobodyHoldsThePasswordOfAPemKey() throws Exception {
    String pem = KEY.certificatePem() + encrypted(KEY.privateKey());
    Configured configured = configured(ClientConfiguration.class, Map.of("pem", pem, "keyPassword", KEY_PASSWORD));
    assertThat(Holders.of(KEY_PASSWORD, configured.configuration())).containsExactly("CertificateGroup");

    configured.initialise();

    assertThat(Holders.of(KEY_PASSWORD, configured.configuration())).isEmpty();
  }

  private static String encrypted(PrivateKey key) throws Exception {
    String algorithm = "PBEWithHmacSHA256AndAES_256";
    SecretKey password = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(KEY_PASSWORD.toCharArray()));
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.ENCRYPT_MODE, password);
    // By the number of PBES2 (RFC 8018 §A.4), since this Java does not find it by the name of the cipher.
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("1.2.840.113549.1.5.13");
    parameters.init(cipher.getParameters().getEncoded());
    return "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(
        new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(key.getEncoded())).getEncoded())
        + "\n-----END ENCRYPTED PRIVATE KEY-----\n";
  }
}
