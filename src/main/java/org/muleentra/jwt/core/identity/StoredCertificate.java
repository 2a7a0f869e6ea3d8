package org.muleentra.jwt.core.identity;

import static org.muleentra.jwt.core.setting.InvalidSettingException.require;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
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

  private final String name;
  private final String field;
  private final Path file;
  private final KeyStoreIdentity store;
  private final boolean rotated;
  private final Clock clock;
  /** Guarded by this, as is the version. */
  private SigningIdentity identity;
  private String readVersion;
  private volatile ClientCertificate certificate;

  private StoredCertificate(String name, String field, Path file, KeyStoreIdentity store, boolean rotated, boolean beyondItsTime,
      Clock clock) {
    this.name = name;
    this.field = field;
    this.file = file;
    this.store = store;
    this.rotated = rotated;
    this.clock = clock;
    this.readVersion = versionOf(file);
    // A certificate that has been rotated away may have ended, and stays where it is set.
    take(rotated || beyondItsTime ? store.readThoughExpired() : store.read(clock));
  }

  private void take(SigningIdentity read) {
    identity = read;
    certificate = new ClientCertificate(name, name + "." + field, read, clock);
  }

  /**
   * As configured.
   *
   * @param name what it is told by in the log
   * @param beyondItsTime whether one will do whose time is over, or has not come
   * @throws InvalidSettingException naming the setting that is wrong
   */
  static ClientCredential of(CertificateSettings settings, SettingValues values, String name, boolean beyondItsTime, Clock clock) {
    String path = values.get(settings.path);
    String pem = values.get(settings.pem);
    require(settings.path.name(), (path == null) != (pem == null), "must be given, or " + settings.pem.name() + ", and not both");
    return path == null ? ofPem(settings, values, name, beyondItsTime ? null : clock.instant(), clock)
        : ofStore(settings, values, name, beyondItsTime, clock);
  }

  private static ClientCredential ofPem(CertificateSettings settings, SettingValues values, String name, Instant now, Clock clock) {
    for (Setting<String, String> ofStore : settings.ofKeyStore()) {
      require(ofStore.name(), values.get(ofStore) == null, "needs " + settings.path.name());
    }
    String field = settings.pem.name();
    return new ClientCertificate(name, name + "." + field, SigningIdentity.ofPem(field, values.get(settings.pem),
        settings.keyPassword.name(), values.get(settings.keyPassword), now), clock);
  }

  private static ClientCredential ofStore(CertificateSettings settings, SettingValues values, String name, boolean beyondItsTime,
      Clock clock) {
    String path = values.get(settings.path);
    KeyStoreIdentity store = KeyStoreIdentity.at(settings.path.name(), path)
        .type(settings.type.name(), values.get(settings.type))
        .password(settings.password.name(), values.get(settings.password))
        .keyPassword(settings.keyPassword.name(), values.get(settings.keyPassword))
        .alias(settings.alias.name(), values.get(settings.alias));
    return new StoredCertificate(name, settings.path.name(), Paths.get(path), store, values.get(RotationSettings.ROTATE_AFTER_DAYS) > 0,
        beyondItsTime, clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String thumbprint() {
    return certificate.thumbprint();
  }

  @Override
  public boolean isInItsTime() {
    return certificate.isInItsTime();
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
      take(rotated ? store.readThoughExpired() : store.read(clock));
      LOGGER.info("The key store of {} was replaced and has been read again", name);
    } catch (InvalidSettingException e) {
      LOGGER.error("The key store of {} was replaced and is not used, the certificate from before is: {}", name, e.getMessage());
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
    return certificate.end();
  }

  @Override
  public List<String> doubts() {
    return rotated ? Collections.emptyList() : certificate.doubts();
  }
}
