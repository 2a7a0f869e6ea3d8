package org.muleentra.jwt.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority that no Java trusts by itself; its keys and certificates are made by the JDK's keytool. */
final class CertificateAuthority {

  static final String PASSWORD = "changeit";

  private static final String ROOT = "root";

  private final Path directory;
  private final Path keys;
  private int stores;

  private CertificateAuthority(Path directory, String name) throws IOException, InterruptedException {
    this.directory = directory;
    keys = directory.resolve(name + ".p12");
    keytool("-alias", ROOT, "-dname", "CN=" + name, "-ext", "bc:critical=ca:true", "-validity", "30");
  }

  /** Makes the root; files go to the directory. */
  static CertificateAuthority create(Path directory, String name) throws IOException, InterruptedException {
    return new CertificateAuthority(directory, name);
  }

  /** A server's TLS with a good certificate for names such as {@code dns:localhost} and {@code ip:127.0.0.1}. */
  SSLContext serverFor(String... names) throws Exception {
    return identity("san=" + String.join(",", names), "-validity", "7");
  }

  /** The same, which ended yesterday. */
  SSLContext expiredServerFor(String... names) throws Exception {
    return identity("san=" + String.join(",", names), "-startdate", "-3d", "-validity", "2");
  }

  private SSLContext identity(String names, String... validity) throws Exception {
    String alias = issue(names, validity);
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(alias, all().getKey(alias, PASSWORD.toCharArray()), PASSWORD.toCharArray(), all().getCertificateChain(alias));
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(one, PASSWORD.toCharArray());
    TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trustManagers.init(roots("PKCS12"));
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), new SecureRandom());
    return tls;
  }

  private String issue(String names, String... validity) throws IOException, InterruptedException {
    String alias = "server" + stores++;
    List<String> arguments = new ArrayList<>(List.of("-alias", alias, "-dname", "CN=server", "-signer", ROOT, "-ext", names));
    arguments.addAll(List.of(validity));
    keytool(arguments.toArray(String[]::new));
    return alias;
  }

  /** A trust store with the root alone. */
  Path trustStore(String type) throws Exception {
    Path file = directory.resolve("trust" + stores++ + "." + type);
    try (OutputStream out = Files.newOutputStream(file)) {
      roots(type).store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  /** A key store with a client's key, which servers of this authority accept. */
  Path clientKeyStore() throws Exception {
    String alias = issue("ku=digitalSignature", "-validity", "7");
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(alias, all().getKey(alias, PASSWORD.toCharArray()), PASSWORD.toCharArray(), all().getCertificateChain(alias));
    Path file = directory.resolve(alias + ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      one.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  /** A certificate of its own and its private key, as PEM text; ends after so many days. */
  String pemOfRsa(int days) throws Exception {
    Path file = directory.resolve("rsa" + stores++ + ".p12");
    keytool(file, "-keyalg", "RSA", "-keysize", "2048", "-alias", "one", "-dname", "CN=one", "-validity", Integer.toString(days));
    KeyStore one = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    return pem("CERTIFICATE", one.getCertificate("one").getEncoded())
        + pem("PRIVATE KEY", one.getKey("one", PASSWORD.toCharArray()).getEncoded());
  }

  private static String pem(String label, byte[] content) {
    return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + label + "-----\n";
  }

  private KeyStore roots(String type) throws GeneralSecurityException, IOException {
    KeyStore roots = KeyStore.getInstance(type);
    roots.load(null, null);
    roots.setCertificateEntry(ROOT, all().getCertificate(ROOT));
    return roots;
  }

  private KeyStore all() throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> ofThisAuthority = new ArrayList<>(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    ofThisAuthority.addAll(List.of(arguments));
    keytool(keys, ofThisAuthority.toArray(String[]::new));
  }

  private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of(arguments));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
  }
}
