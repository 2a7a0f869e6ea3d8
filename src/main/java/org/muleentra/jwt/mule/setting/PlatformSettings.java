package org.muleentra.jwt.mule.setting;

import static org.muleentra.jwt.core.setting.InvalidSettingException.require;

import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** The rules of settings that are the platform's: stores, trust and the way to the servers that keys and groups come from. */
public final class PlatformSettings {

  /** Types of key stores. */
  enum StoreType {
    JKS("jks"),
    PKCS12("pkcs12");

    private final String setting;

    StoreType(String setting) {
      this.setting = setting;
    }

    /** The word in the form, and Java's. */
    String setting() {
      return setting;
    }
  }

  /** The greatest number of a port. */
  static final int MAXIMUM_PORT = 65_535;

  /** The store in which keys outlive this process. */
  public static final Setting<String, String> KEY_OBJECT_STORE = Setting.text("keyObjectStore", Format.STORE_NAME);

  /** The store in which group memberships are shared. */
  public static final Setting<String, String> GROUP_OBJECT_STORE = Setting.text("groupObjectStore", Format.STORE_NAME);

  /** The store in which is kept what was told of credentials. */
  public static final Setting<String, String> WATCH_OBJECT_STORE = Setting.text("watchObjectStore", Format.STORE_NAME);

  /** The store in which the audit's chain is kept for the next start. */
  public static final Setting<String, String> AUDIT_OBJECT_STORE = Setting.text("auditObjectStore", Format.STORE_NAME);

  /** The store of the deny list. */
  public static final Setting<String, String> REVOCATION_OBJECT_STORE = Setting.text("revocationObjectStore", Format.STORE_NAME);

  /** The trust store in place of Java's. */
  public static final Setting<String, String> TRUST_STORE_PATH = Setting.text("trustStorePath", Format.TEXT);

  public static final Setting<String, String> TRUST_STORE_PASSWORD = Setting.secret("trustStorePassword", Format.PASSWORD);

  public static final Setting<String, StoreType> TRUST_STORE_TYPE =
      Setting.choice("trustStoreType", StoreType.values(), StoreType::setting, StoreType.JKS);

  public static final Setting<String, String> PROXY_HOST = Setting.text("proxyHost", Format.TEXT.rule(
      "[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?", "must be a host name or an IPv4 address, without scheme and port"));

  public static final Setting<Integer, Integer> PROXY_PORT = Setting.numberOrZero("proxyPort", null, 1, MAXIMUM_PORT);

  /** RFC 7617 §2: a colon would end the name and begin the password. */
  public static final Setting<String, String> PROXY_USERNAME =
      Setting.text("proxyUsername", Format.PASSWORD.rule("[^:]*", "must not hold a colon"));

  public static final Setting<String, String> PROXY_PASSWORD = Setting.secret("proxyPassword", Format.PASSWORD);

  /** Hosts with commas between, each of which may begin with an asterisk. */
  public static final Setting<String, String> NON_PROXY_HOSTS = Setting.text("nonProxyHosts", Format.TEXT.rule(
      " *\\*?[A-Za-z0-9.-]*[A-Za-z0-9] *(?:, *\\*?[A-Za-z0-9.-]*[A-Za-z0-9] *)*",
      "must be host names separated by commas, each of which may begin with an asterisk"));

  private PlatformSettings() {}

  /**
   * Proves the settings of the way out beside each other, as far as no store must be opened for it.
   *
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the first that is wrong, or lacks another
   */
  public static void proveTogether(SettingValues values) {
    values.get(TRUST_STORE_TYPE);
    values.get(NON_PROXY_HOSTS);
    requireOnlyWith(TRUST_STORE_PATH, TRUST_STORE_PASSWORD,
        values.get(TRUST_STORE_PATH) != null || values.get(TRUST_STORE_PASSWORD) == null);
    boolean proxy = values.get(PROXY_HOST) != null;
    boolean port = values.get(PROXY_PORT) != 0;
    boolean username = values.get(PROXY_USERNAME) != null;
    boolean password = values.get(PROXY_PASSWORD) != null;
    requireOnlyWith(PROXY_HOST, PROXY_PORT, proxy || !port);
    requireOnlyWith(PROXY_HOST, PROXY_USERNAME, proxy || !username);
    requireOnlyWith(PROXY_HOST, PROXY_PASSWORD, proxy || !password);
    requireOnlyWith(PROXY_HOST, NON_PROXY_HOSTS, proxy || !values.has(NON_PROXY_HOSTS));
    require(PROXY_PORT.name(), !proxy || port, "must be 1 to " + MAXIMUM_PORT + " with " + PROXY_HOST.name());
    requireOnlyWith(PROXY_USERNAME, PROXY_PASSWORD, username || !password);
  }

  private static void requireOnlyWith(Setting<?, ?> needed, Setting<?, ?> setting, boolean holds) {
    require(setting.name(), holds, "needs " + needed.name());
  }
}
