package org.muleentra.jwt.core.identity;

import static org.muleentra.jwt.core.identity.CredentialValues.KEY_STORE_PASSWORD;
import static org.muleentra.jwt.core.identity.CredentialValues.KEY_STORE_PATH;
import static org.muleentra.jwt.core.setting.InvalidSettingException.require;

import java.time.Duration;
import java.util.Arrays;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** When the application renews its own certificate, and where its keys are kept; immutable, and never shows the password. */
public final class RotationSettings {

  /** The age at which a certificate is renewed; 0 where it never is. */
  public static final Setting<Integer, Integer> ROTATE_AFTER_DAYS = Setting.numberOrZero("rotateCertificateAfterDays", "days", 1, 365);

  /** The object id of the application, which is not its client id; read from Microsoft Graph unless given. */
  public static final Setting<String, String> APPLICATION_OBJECT_ID = Setting.text("applicationObjectId", Format.GUID);

  /** The store in which keys outlive this process. */
  public static final Setting<String, String> ROTATION_OBJECT_STORE = Setting.text("rotationObjectStore", Format.STORE_NAME);

  private final Duration after;
  private final String objectId;
  private final String objectStore;
  private final String password;

  private RotationSettings(Duration after, String objectId, String objectStore, String password) {
    this.after = after;
    this.objectId = objectId;
    this.objectStore = objectStore;
    this.password = password;
  }

  /**
   * As configured, or {@code null} where nothing is to be rotated.
   *
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the setting that is wrong or missing
   */
  static RotationSettings of(SettingValues values) {
    int days = values.get(ROTATE_AFTER_DAYS);
    String objectId = values.get(APPLICATION_OBJECT_ID);
    String objectStore = values.get(ROTATION_OBJECT_STORE);
    if (days == 0) {
      for (Setting<String, String> other : Arrays.asList(APPLICATION_OBJECT_ID, ROTATION_OBJECT_STORE)) {
        require(other.name(), !values.has(other), "needs " + ROTATE_AFTER_DAYS.name());
      }
      return null;
    }
    require(KEY_STORE_PATH.name(), values.has(KEY_STORE_PATH), "must be given for " + ROTATE_AFTER_DAYS.name()
        + ": the first certificate is in a key store");
    require(KEY_STORE_PASSWORD.name(), values.has(KEY_STORE_PASSWORD), "must be given for " + ROTATE_AFTER_DAYS.name()
        + ": new keys are encrypted with it");
    require(ROTATION_OBJECT_STORE.name(), objectStore != null, "must be given for " + ROTATE_AFTER_DAYS.name()
        + ": a persistent object store keeps the new keys");
    return new RotationSettings(Duration.ofDays(days), objectId, objectStore, values.get(KEY_STORE_PASSWORD));
  }

  /** The age at which a certificate is renewed, 1 to 365 days. */
  public Duration after() {
    return after;
  }

  /** The object id of the application, a GUID in lower case, or {@code null} where Microsoft Graph is to tell it. */
  public String objectId() {
    return objectId;
  }

  /** The name of the store in which keys outlive this process. */
  public String objectStore() {
    return objectStore;
  }

  /** What keys in the store are encrypted with; for no log. */
  public String password() {
    return password;
  }
}
