package org.muleentra.jwt.gateway.replicas;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.muleentra.jwt.gateway.replicas.store.DatabaseAddress;

/**
 * What every replica is told; in a file, since whoever lists processes sees their arguments.
 *
 * @param entra address of the mock Entra
 * @param graph address of the mock Microsoft Graph
 * @param database where object stores are
 * @param auditKey the key that signs checkpoints
 * @param clientKey the first certificate of the application that renews it
 * @param applicationObjectId of that application
 */
record ReplicaSettings(String entra, String graph, DatabaseAddress database, KeyStoreFile auditKey, KeyStoreFile clientKey,
    String applicationObjectId) {

  Path write(Path file) throws IOException {
    Properties values = new Properties();
    values.setProperty("entra", entra);
    values.setProperty("graph", graph);
    values.setProperty("database.url", database.url());
    values.setProperty("database.user", database.user());
    values.setProperty("database.password", database.password());
    values.setProperty("auditKey.path", auditKey.path().toString());
    values.setProperty("auditKey.password", auditKey.password());
    values.setProperty("clientKey.path", clientKey.path().toString());
    values.setProperty("clientKey.password", clientKey.password());
    values.setProperty("applicationObjectId", applicationObjectId);
    try (Writer out = Files.newBufferedWriter(file)) {
      values.store(out, null);
    }
    return file;
  }

  static ReplicaSettings read(Path file) throws IOException {
    Properties values = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      values.load(in);
    }
    return new ReplicaSettings(values.getProperty("entra"), values.getProperty("graph"),
        new DatabaseAddress(values.getProperty("database.url"), values.getProperty("database.user"),
            values.getProperty("database.password")),
        new KeyStoreFile(Path.of(values.getProperty("auditKey.path")), values.getProperty("auditKey.password")),
        new KeyStoreFile(Path.of(values.getProperty("clientKey.path")), values.getProperty("clientKey.password")),
        values.getProperty("applicationObjectId"));
  }
}
