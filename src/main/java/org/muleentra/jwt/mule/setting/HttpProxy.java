package org.muleentra.jwt.mule.setting;

import static org.muleentra.jwt.mule.setting.PlatformSettings.NON_PROXY_HOSTS;
import static org.muleentra.jwt.mule.setting.PlatformSettings.PROXY_HOST;
import static org.muleentra.jwt.mule.setting.PlatformSettings.PROXY_PASSWORD;
import static org.muleentra.jwt.mule.setting.PlatformSettings.PROXY_PORT;
import static org.muleentra.jwt.mule.setting.PlatformSettings.PROXY_USERNAME;

import java.util.ArrayList;
import java.util.List;
import org.mule.runtime.http.api.client.proxy.ProxyConfig;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.mule.http.Route;

/** The proxy that settings state. */
final class HttpProxy {

  private HttpProxy() {}

  /**
   * The proxy, or {@code null} where none is stated.
   *
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException when the settings contradict each other or one cannot be
   */
  static ProxyConfig of(SettingValues values) {
    String host = values.get(PROXY_HOST);
    int port = values.get(PROXY_PORT);
    String username = values.get(PROXY_USERNAME);
    String password = values.get(PROXY_PASSWORD);
    List<String> exceptions = exceptions(values.get(NON_PROXY_HOSTS));
    PlatformSettings.proveTogether(values);
    return host == null ? null : ProxyConfig.builder().host(host).port(port)
        .username(username)
        // The client would send an absent password as the word null.
        .password(password == null ? "" : password)
        .nonProxyHosts(String.join(",", exceptions))
        .build();
  }

  private static List<String> exceptions(String hosts) {
    List<String> exceptions = new ArrayList<>(Route.NEVER_PROXIED);
    if (hosts != null) {
      for (String host : hosts.split(",")) {
        exceptions.add(host.trim());
      }
    }
    return exceptions;
  }
}
