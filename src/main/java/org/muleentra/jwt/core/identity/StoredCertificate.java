package org.muleentra.jwt.core.identity;

import static org.muleentra.jwt.core.identity.CredentialValues.KEY_ALIAS;
import static org.muleentra.jwt.core.identity.CredentialValues.KEY_PASSWORD;
import static org.muleentra.jwt.core.identity.CredentialValues.KEY_STORE_PASSWORD;
import static org.muleentra.jwt.core.identity.CredentialValues.KEY_STORE_PATH;
import static org.muleentra.jwt.core.identity.CredentialValues.KEY_STORE_TYPE;
import static org.muleentra.jwt.core.identity.CredentialValues.PEM;
import static org.muleentra.jwt.core.setting.InvalidSettingException.require;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate and its key as configured: a PEM text, or a key store whose file is read anew when it was replaced. Thread-safe.
 */
final class StoredCertificate implements ClientCredential {

  private static final Logger LOGGER = LoggerFactory.getLogger(StoredCertificate.class);

  private final String position;
  private final Path file;
  private final KeyStoreIdentity store;
  private final boolean rotated;
  private final Clock clock;
  /** Guarded by this, as are the next two. */
  private SigningIdentity identity;
  private ClientCertificate certificate;
  private String readVersion;
  private volatile Instant end;

  private StoredCertificate(String position, Path file, KeyStoreIdentity store, boolean rotated, Clock clock) {
    this.position = position;
    this.file = file;
    this.store = store;
    this.rotated = rotated;
    this.clock = clock;
    this.readVersion = versionOf(file);
    read();
  }

  private void read() {
    // A certificate that has been rotated away may have ended, and stays where it is set.
    SigningIdentity read = rotated ? store.readThoughExpired() : store.read(clock);
    certificate = new ClientCertificate(KEY_STORE_PATH.name(), read, clock);
    identity = read;
    end = read.expiry();
  }

  /**
   * As configured.
   *
   * @param position what it is told by in the log
   * @throws InvalidSettingException naming the setting that is wrong
   */
  static ClientCredential of(SettingValues values, String position, Clock clock) {
    String path = values.get(KEY_STORE_PATH);
    String pem = values.get(PEM);
    require(KEY_STORE_PATH.name(), (path == null) != (pem == null), "must be given, or " + PEM.name() + ", and not both");
    return path == null ? ofPem(values, pem, clock) : ofStore(values, path, position, clock);
  }

  private static ClientCredential ofPem(SettingValues values, String pem, Clock clock) {
    for (Setting<String, String> ofStore : Arrays.asList(KEY_STORE_TYPE, KEY_STORE_PASSWORD, KEY_ALIAS)) {
      require(ofStore.name(), values.get(ofStore) == null, "needs " + KEY_STORE_PATH.name());
    }
    return new ClientCertificate(PEM.name(),
        SigningIdentity.ofPem(PEM.name(), pem, KEY_PASSWORD.name(), values.get(KEY_PASSWORD), clock), clock);
  }

  private static ClientCredential ofStore(SettingValues values, String path, String position, Clock clock) {
    KeyStoreIdentity store = KeyStoreIdentity.at(KEY_STORE_PATH.name(), path)
        .type(KEY_STORE_TYPE.name(), values.get(KEY_STORE_TYPE))
        .password(KEY_STORE_PASSWORD.name(), values.get(KEY_STORE_PASSWORD))
        .keyPassword(KEY_PASSWORD.name(), values.get(KEY_PASSWORD))
        .alias(KEY_ALIAS.name(), values.get(KEY_ALIAS));
    return new StoredCertificate(position, Paths.get(path), store, values.get(RotationSettings.ROTATE_AFTER_DAYS) > 0, clock);
  }

  @Override
  public synchronized Map<String, String> parameters(String clientId, URI audience) {
    readIfReplaced();
    return certificate.parameters(clientId, audience);
  }

  /** The certificate and its key as they are in the key store now. May block. */
  synchronized SigningIdentity identity() {
    readIfReplaced();
    return identity;
  }

  private void readIfReplaced() {
    String now = version();
    if (!now.equals(readVersion)) {
      readVersion = now;
      readAgain();
    }
  }

  /** What cannot be read does not take the place of what could: half of a file may be there. */
  private void readAgain() {
    try {
      read();
      LOGGER.info("The key store of {} was replaced and has been read again", position);
    } catch (InvalidSettingException e) {
      LOGGER.error("The key store of {} was replaced and is not used, the certificate from before is: {}", position, e.getMessage());
    }
  }

  @Override
  public String version() {
    return versionOf(file);
  }

  /** A file that is away for a moment, while another takes its place, is no other version. */
  private String versionOf(Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + " " + attributes.size();
    } catch (IOException away) {
      return readVersion == null ? "" : readVersion;
    }
  }

  @Override
  public Instant end() {
    return end;
  }

  @Override
  public synchronized List<String> doubts() {
    return rotated ? Collections.emptyList() : certificate.doubts();
  }
}
