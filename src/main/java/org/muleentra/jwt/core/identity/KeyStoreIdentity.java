package org.muleentra.jwt.core.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.muleentra.jwt.core.setting.InvalidSettingException;

/**
 * Where in a key store a {@link SigningIdentity} is: what was set, each with the name of its setting. Immutable.
 *
 * <p>Holds passwords and never shows them; whoever makes one reads from it and lets it go.
 */
public final class KeyStoreIdentity {

  static final String NOT_THIS_JAVA = "must lead to a key store that this Java reads: it is made with an algorithm that this Java"
      + " has not; \"keytool -importkeystore -J-Dkeystore.pkcs12.legacy\" makes one for older Javas";

  private final Given path;
  private final Given type;
  private final Given password;
  private final Given keyPassword;
  private final Given alias;

  private KeyStoreIdentity(Given path, Given type, Given password, Given keyPassword, Given alias) {
    this.path = path;
    this.type = type;
    this.password = password;
    this.keyPassword = keyPassword;
    this.alias = alias;
  }

  /** In the file at a path; what is not said further is not given, and told by {@code field}. */
  public static KeyStoreIdentity at(String field, String path) {
    Given nothing = new Given(field, null);
    return new KeyStoreIdentity(new Given(field, path), nothing, nothing, nothing, nothing);
  }

  /** Of this type, in any case; {@code null} for the one that the file begins like. */
  public KeyStoreIdentity type(String field, String value) {
    return new KeyStoreIdentity(path, new Given(field, value), password, keyPassword, alias);
  }

  /** With this password; {@code null} where it has none, which only PKCS #12 may. */
  public KeyStoreIdentity password(String field, String value) {
    return new KeyStoreIdentity(path, type, new Given(field, value), keyPassword, alias);
  }

  /** Whose key has this password; {@code null} for the key store's own. */
  public KeyStoreIdentity keyPassword(String field, String value) {
    return new KeyStoreIdentity(path, type, password, new Given(field, value), alias);
  }

  /** In the entry of this name; {@code null} for the only one that is a key. */
  public KeyStoreIdentity alias(String field, String value) {
    return new KeyStoreIdentity(path, type, password, keyPassword, new Given(field, value));
  }

  /**
   * Reads it.
   *
   * @throws InvalidSettingException naming the setting that is wrong, and never a password
   */
  public SigningIdentity read(Clock clock) {
    return read(clock.instant());
  }

  /** The same, where a certificate whose time is over will do, as another has taken its place. */
  SigningIdentity readThoughExpired() {
    return read((Instant) null);
  }

  private SigningIdentity read(Instant now) {
    KeyStoreFile file = KeyStoreFile.at(path);
    KeyStoreEntries entries = new KeyStoreEntries(path, load(file, file.type(type)));
    try {
      String entry = entries.find(alias);
      return SigningIdentity.of(path.field(), entries.key(entry, password, keyPassword, alias), entries.certificates(entry), now);
    } catch (KeyStoreException e) {
      throw new IllegalStateException("the key store has been loaded", e);
    }
  }

  /**
   * The key with its certificates as they stand there, whatever it is for.
   *
   * @throws InvalidSettingException naming the setting that is wrong, and never a password
   */
  public KeyStore.PrivateKeyEntry entry() {
    KeyStoreFile file = KeyStoreFile.at(path);
    KeyStoreEntries entries = new KeyStoreEntries(path, load(file, file.type(type)));
    try {
      String entry = entries.find(alias);
      PrivateKey key = entries.key(entry, password, keyPassword, alias);
      List<X509Certificate> certificates = entries.certificates(entry);
      path.require(key.getAlgorithm().equals(certificates.get(0).getPublicKey().getAlgorithm()), "must hold the private key of its certificate");
      return new KeyStore.PrivateKeyEntry(key, certificates.toArray(new Certificate[0]));
    } catch (KeyStoreException e) {
      throw new IllegalStateException("the key store has been loaded", e);
    }
  }

  private KeyStore load(KeyStoreFile file, String known) {
    password.require(!password.isMissing() || !known.equals(KeyStoreFile.JKS) && !known.equals(KeyStoreFile.JCEKS),
        "must be given, as the key store of " + path.field() + " is JKS and so has a password");
    KeyStore store;
    try {
      store = KeyStore.getInstance(known);
    } catch (KeyStoreException e) {
      throw type.wrong("must be a type of key store that this Java knows, such as pkcs12 or jks");
    }
    char[] characters = password.characters();
    try {
      store.load(new ByteArrayInputStream(file.bytes()), characters);
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw whyNotLoaded(e);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  /** Without the exception's message, which is nobody's promise; its causes are {@link KeyStore#load}'s. */
  private InvalidSettingException whyNotLoaded(Exception thrown) {
    if (isCausedBy(thrown, UnrecoverableKeyException.class)) {
      return password.wrong(password.isMissing() ? "must be given, as the key store of " + path.field() + " has a password"
          : "must be the password of the key store of " + path.field() + ", unless that is damaged" + password.unlessAscii());
    }
    return path.wrong(isCausedBy(thrown, NoSuchAlgorithmException.class) ? NOT_THIS_JAVA
        : "must lead to a key store that can be read: it is cut off, damaged, of another type, or made for a newer Java");
  }

  private static boolean isCausedBy(Throwable thrown, Class<? extends Throwable> cause) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (cause.isInstance(each)) {
        return true;
      }
    }
    return false;
  }
}
