package org.muleentra.jwt.gateway.replicas;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.UUID;
import org.muleentra.jwt.testkit.key.SigningKey;

/** A PKCS #12 key store with one key, as each replica has a copy of it. */
record KeyStoreFile(Path path, String password) {

  static KeyStoreFile write(Path path, SigningKey key) throws IOException, GeneralSecurityException {
    String password = UUID.randomUUID().toString();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", key.privateKey(), password.toCharArray(), new Certificate[] {key.certificate()});
    try (OutputStream out = Files.newOutputStream(path)) {
      store.store(out, password.toCharArray());
    }
    return new KeyStoreFile(path, password);
  }
}
