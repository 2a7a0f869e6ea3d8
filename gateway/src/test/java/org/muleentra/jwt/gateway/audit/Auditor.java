package org.muleentra.jwt.gateway.audit;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import org.muleentra.jwt.testkit.key.SigningKey;

/** The key that signs checkpoints, in a key store for the API, and its certificate for whoever verifies. */
final class Auditor {

  private static final String PASSWORD = "password-of-the-store";

  private final SigningKey key = SigningKey.generate();

  X509Certificate certificate() {
    return key.certificate();
  }

  /**
   * The fields of the form by which an API has its checkpoints signed.
   *
   * @param folder where its key store is put
   * @param more further fields
   */
  Map<String, Object> form(Path folder, Map<String, ?> more) throws Exception {
    Path store = folder.resolve("audit.p12");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("audit", key.privateKey(), PASSWORD.toCharArray(), new Certificate[] {key.certificate()});
    try (OutputStream out = Files.newOutputStream(store)) {
      keys.store(out, PASSWORD.toCharArray());
    }
    Map<String, Object> form = new HashMap<>(Map.of("auditKeyStorePath", store.toString(), "auditKeyStorePassword", PASSWORD,
        "apiName", "orders"));
    form.putAll(more);
    return form;
  }
}
