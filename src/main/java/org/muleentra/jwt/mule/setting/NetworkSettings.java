package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.mule.setting.PlatformSettings.NON_PROXY_HOSTS;
import static org.muleentra.jwt.mule.setting.PlatformSettings.PROXY_HOST;
import static org.muleentra.jwt.mule.setting.PlatformSettings.PROXY_PASSWORD;
import static org.muleentra.jwt.mule.setting.PlatformSettings.PROXY_PORT;
import static org.muleentra.jwt.mule.setting.PlatformSettings.PROXY_USERNAME;
import static org.muleentra.jwt.mule.setting.PlatformSettings.TRUST_STORE_PASSWORD;
import static org.muleentra.jwt.mule.setting.PlatformSettings.TRUST_STORE_PATH;
import static org.muleentra.jwt.mule.setting.PlatformSettings.TRUST_STORE_TYPE;

import org.mule.runtime.api.tls.TlsContextFactory;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Password;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.muleentra.jwt.core.setting.SettingValues;

/** How the servers that keys and groups come from are reached; of the platform, and so no settings of the core. */
public class NetworkSettings {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("TLS configuration")
  @Summary("TLS context by which servers are verified and this runtime identifies itself. An insecure trust store "
      + "is refused.")
  @Example("company-ca")
  private TlsContextFactory tlsContext;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Trust store path")
  @Summary("Trust store by which servers are verified, in place of the authorities that Java trusts. Not together "
      + "with a TLS context.")
  @Example("/opt/mule/conf/company-ca.p12")
  @Help(value = "Path of a key store with the certificates of the authorities that the login host, the mirror or Microsoft "
      + "Graph is verified with, in place of those that Java trusts. Certificate and host name are always verified.",
      empty = "the authorities that the runtime's Java trusts")
  private String trustStorePath;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 3)
  @DisplayName("Trust store password")
  @Summary("Password of the trust store.")
  @Example("the one that keytool was given when the store was made")
  @Help(value = "Password of the trust store. Only with a trust store path.",
      empty = "no password")
  private String trustStorePassword;

  @Parameter
  @Optional(defaultValue = "jks")
  @Expression(NOT_SUPPORTED)
  @OfValues(StoreTypes.class)
  @Placement(order = 4)
  @DisplayName("Trust store type")
  @Summary("Type of the trust store: jks or pkcs12.")
  @Example("pkcs12")
  @Help(value = "Type of the trust store: jks or pkcs12. Only with a trust store path.",
      empty = "jks")
  private String trustStoreType;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("Proxy host")
  @Summary("HTTP proxy through which keys and groups are fetched.")
  @Example("proxy.example.com")
  @Help(value = "Host of the HTTP proxy through which the login host, the mirror and Microsoft Graph are reached. Needs a "
      + "proxy port.",
      empty = "they are reached directly")
  private String proxyHost;

  @Parameter
  @Optional(defaultValue = "0")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 6)
  @DisplayName("Proxy port")
  @Summary("Port of the proxy, 1 to 65535; 0 without a proxy.")
  @Example("3128")
  @Help(value = "Port of the HTTP proxy, 1 to 65535; 0 without a proxy. Required with a proxy host, and only with one.",
      empty = "0")
  private int proxyPort;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 7)
  @DisplayName("Proxy user name")
  @Summary("User name for the proxy (HTTP Basic).")
  @Example("mule")
  @Help(value = "User name by which the proxy knows this runtime (HTTP Basic). Only with a proxy host.",
      empty = "the proxy asks for no credentials")
  private String proxyUsername;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 8)
  @DisplayName("Proxy password")
  @Summary("Password that goes with the proxy user name.")
  @Example("the one that the network team gave for this runtime")
  @Help(value = "Password that goes with the proxy user name. Only with a proxy user name.",
      empty = "no password")
  private String proxyPassword;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 9)
  @DisplayName("Non-proxy hosts")
  @Summary("Hosts reached directly anyway, separated by commas; one may begin with an asterisk.")
  @Example("entra-mirror.example.com, *.internal.example.com")
  @Help(value = "Hosts that are reached directly although there is a proxy, separated by commas; one may begin with an "
      + "asterisk. localhost and 127.0.0.1 are always reached directly.",
      empty = "every other host is reached through the proxy")
  private String nonProxyHosts;

  /** Gives these settings. */
  public SettingValues in(SettingValues values) {
    return values
        .with(TRUST_STORE_PATH, trustStorePath)
        .with(TRUST_STORE_PASSWORD, trustStorePassword)
        .with(TRUST_STORE_TYPE, trustStoreType)
        .with(PROXY_HOST, proxyHost)
        .with(PROXY_PORT, proxyPort)
        .with(PROXY_USERNAME, proxyUsername)
        .with(PROXY_PASSWORD, proxyPassword)
        .with(NON_PROXY_HOSTS, nonProxyHosts);
  }

  /** The TLS context, or {@code null}; one of the application's own is no setting of a form. */
  public TlsContextFactory tlsContext() {
    return tlsContext;
  }

  /** Keeps no secret: the way to the servers has been opened with it. */
  public void forgetSecrets() {
    trustStorePassword = null;
    proxyPassword = null;
  }
}
