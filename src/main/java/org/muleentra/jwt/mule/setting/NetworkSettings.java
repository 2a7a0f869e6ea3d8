package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;

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
import org.muleentra.jwt.mule.http.Route;

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
  @Summary("Trust store by which servers are verified, in place of the authorities that Java trusts. Not beside "
      + "a TLS context.")
  @Example("/opt/mule/conf/company-ca.p12")
  private String trustStorePath;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 3)
  @DisplayName("Trust store password")
  @Summary("Password of the trust store.")
  @Example("the password given to keytool")
  private String trustStorePassword;

  @Parameter
  @Optional(defaultValue = "jks")
  @Expression(NOT_SUPPORTED)
  @OfValues(StoreTypes.class)
  @Placement(order = 4)
  @DisplayName("Trust store type")
  @Summary("Type of the trust store: jks or pkcs12.")
  @Example("pkcs12")
  private String trustStoreType;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("Proxy host")
  @Summary("HTTP proxy through which keys and groups are fetched.")
  @Example("proxy.example.com")
  private String proxyHost;

  @Parameter
  @Optional(defaultValue = "0")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 6)
  @DisplayName("Proxy port")
  @Summary("Port of the proxy, 1 to 65535; 0 without a proxy.")
  @Example("3128")
  private int proxyPort;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 7)
  @DisplayName("Proxy user name")
  @Summary("User name for the proxy (HTTP Basic).")
  @Example("mule")
  private String proxyUsername;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 8)
  @DisplayName("Proxy password")
  @Summary("Password that goes with the proxy user name.")
  @Example("the password of the proxy account")
  private String proxyPassword;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 9)
  @DisplayName("Non-proxy hosts")
  @Summary("Hosts reached directly all the same, with commas between; one may begin with an asterisk.")
  @Example("entra-mirror.example.com, *.internal.example.com")
  private String nonProxyHosts;

  /**
   * The way to the servers, opened as far as it can be without them.
   *
   * @throws org.muleentra.jwt.core.error.InvalidSettingException when a setting is wrong
   */
  public Route route() {
    return Route.of(Trust.of(tlsContext, trustStorePath, trustStorePassword, trustStoreType),
        HttpProxy.of(proxyHost, proxyPort, proxyUsername, proxyPassword, nonProxyHosts));
  }
}
