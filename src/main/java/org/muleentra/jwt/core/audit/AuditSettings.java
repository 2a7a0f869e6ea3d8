package org.muleentra.jwt.core.audit;

import java.util.Map;
import org.muleentra.jwt.core.identity.KeyStoreIdentity;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** What a record of a decision holds, and how it is written; immutable. */
public final class AuditSettings {

  public static final Setting<String, AuditFormat> AUDIT_FORMAT =
      Setting.choice("auditFormat", AuditFormat.values(), AuditFormat::setting, AuditFormat.JSON);

  /** Further claims by name, each {@code plain} or {@code hash}. */
  public static final Setting<Map<String, String>, Map<String, String>> AUDIT_CLAIMS = RecordedClaims.AUDIT_CLAIMS;

  /** With which claims are hashed. */
  public static final Setting<String, String> AUDIT_HASH_KEY = RecordedClaims.AUDIT_HASH_KEY;

  public static final Setting<Boolean, Boolean> AUDIT_ADDRESS = Setting.flag("auditAddress");

  public static final Setting<Boolean, Boolean> AUDIT_USER_AGENT = Setting.flag("auditUserAgent");

  public static final Setting<Boolean, Boolean> AUDIT_PATH = Setting.flag("auditPath");

  /** What the record calls the API; that of the configuration unless given. */
  public static final Setting<String, String> API_NAME = Setting.text("apiName", Format.TEXT.atMost(200));

  /** The key store with the key that signs checkpoints; {@code null} for none. */
  public static final Setting<String, String> AUDIT_KEY_STORE_PATH = Setting.text("auditKeyStorePath", Format.TEXT);

  public static final Setting<String, String> AUDIT_KEY_STORE_PASSWORD = Setting.secret("auditKeyStorePassword", Format.PASSWORD);

  public static final Setting<String, String> AUDIT_KEY_ALIAS = Setting.text("auditKeyAlias", Format.TEXT.atMost(200));

  /** How often the numbers are written to the log, in minutes; 0 for never. */
  public static final Setting<Integer, Integer> METRICS_LOG_MINUTES = Setting.numberOrZero("metricsLogMinutes", "minutes", 1, 1440);

  final AuditFormat format;
  final RecordedClaims claims;
  final boolean address;
  final boolean userAgent;
  final boolean path;
  /** {@code null} where no checkpoints are signed. */
  final AuditKey key;
  final int metricsLogMinutes;

  private AuditSettings(SettingValues values) {
    format = values.get(AUDIT_FORMAT);
    claims = RecordedClaims.of(values);
    address = values.get(AUDIT_ADDRESS);
    userAgent = values.get(AUDIT_USER_AGENT);
    path = values.get(AUDIT_PATH);
    metricsLogMinutes = values.get(METRICS_LOG_MINUTES);
    key = key(values);
    InvalidSettingException.require(AUDIT_KEY_STORE_PATH.name(), key == null || format == AuditFormat.JSON,
        "needs " + AUDIT_FORMAT.name() + " json");
  }

  private static AuditKey key(SettingValues values) {
    String path = values.get(AUDIT_KEY_STORE_PATH);
    String password = values.get(AUDIT_KEY_STORE_PASSWORD);
    String alias = values.get(AUDIT_KEY_ALIAS);
    if (path == null) {
      InvalidSettingException.require(AUDIT_KEY_STORE_PASSWORD.name(), password == null, "needs " + AUDIT_KEY_STORE_PATH.name());
      InvalidSettingException.require(AUDIT_KEY_ALIAS.name(), alias == null, "needs " + AUDIT_KEY_STORE_PATH.name());
      return null;
    }
    return AuditKey.of(AUDIT_KEY_STORE_PATH.name(), KeyStoreIdentity.at(AUDIT_KEY_STORE_PATH.name(), path)
        .password(AUDIT_KEY_STORE_PASSWORD.name(), password).alias(AUDIT_KEY_ALIAS.name(), alias).entry());
  }

  /**
   * As configured.
   *
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the setting that is wrong
   */
  public static AuditSettings of(SettingValues values) {
    return new AuditSettings(values);
  }
}
