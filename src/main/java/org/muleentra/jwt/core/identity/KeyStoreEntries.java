package org.muleentra.jwt.core.identity;

import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.setting.InvalidSettingException;

/** What is in a key store; each thing that is wrong names the setting. */
final class KeyStoreEntries {

  /** How many aliases a sentence lists, and how much of each. */
  private static final int LISTED = 10;
  private static final int LISTED_CHARACTERS = 40;

  private final Given path;
  private final KeyStore store;

  KeyStoreEntries(Given path, KeyStore store) {
    this.path = path;
    this.store = store;
  }

  /** The alias of the key that is meant: the one given, or the only one. */
  String find(Given alias) throws KeyStoreException {
    List<String> keys = keys();
    if (alias.isMissing()) {
      path.require(!keys.isEmpty(), "must lead to a key store with a private key, and it has none");
      alias.require(keys.size() == 1, "must be given, as the key store of " + path.field() + " has " + keys.size() + " keys: " + listed(keys));
      return keys.get(0);
    }
    alias.require(store.containsAlias(alias.value()), "must be the alias of a key in the key store of " + path.field() + ", which has "
        + (keys.isEmpty() ? "none" : listed(keys)));
    alias.require(store.isKeyEntry(alias.value()), "must be the alias of a private key, and is that of a certificate alone");
    return alias.value();
  }

  private List<String> keys() throws KeyStoreException {
    List<String> keys = new ArrayList<>();
    for (String each : Collections.list(store.aliases())) {
      if (store.isKeyEntry(each)) {
        keys.add(each);
      }
    }
    Collections.sort(keys);
    return keys;
  }

  /** Aliases are the words of whoever made the key store; a line of a log stays one. */
  private static String listed(List<String> aliases) {
    String some = aliases.stream().limit(LISTED).map(KeyStoreEntries::shortened).collect(Collectors.joining(", "));
    return aliases.size() > LISTED ? some + " and " + (aliases.size() - LISTED) + " more" : some;
  }

  private static String shortened(String alias) {
    StringBuilder shown = new StringBuilder();
    alias.codePoints().limit(LISTED_CHARACTERS).map(c -> Character.isISOControl(c) ? '?' : c).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /** @throws InvalidSettingException naming the setting that keeps the key from being had */
  PrivateKey key(String entry, Given password, Given keyPassword, Given alias) throws KeyStoreException {
    char[] characters = (keyPassword.isMissing() ? password : keyPassword).characters();
    Key key;
    try {
      key = store.getKey(entry, characters);
    } catch (UnrecoverableKeyException e) {
      throw keyPassword.wrong(keyPassword.isMissing() ? "must be given, as the private key has another password than the key store of "
          + path.field() + ", or is encrypted in a way that this Java does not know"
          : "must be the password of the private key in the key store of " + path.field() + keyPassword.unlessAscii());
    } catch (NoSuchAlgorithmException e) {
      throw path.wrong(KeyStoreIdentity.NOT_THIS_JAVA);
    } finally {
      Arrays.fill(characters, '\0');
    }
    (alias.isMissing() ? path : alias).require(key instanceof PrivateKey, "must lead to a private key, and leads to a secret key");
    return (PrivateKey) key;
  }

  /** The chain of an entry, as it stands there. */
  List<X509Certificate> certificates(String entry) throws KeyStoreException {
    Certificate[] chain = store.getCertificateChain(entry);
    path.require(chain != null && chain.length > 0, "must lead to a key store that has the certificate of its private key");
    return Arrays.stream(chain).filter(X509Certificate.class::isInstance).map(X509Certificate.class::cast).collect(Collectors.toList());
  }
}
