package org.muleentra.jwt.mule.setting;

import org.mule.runtime.api.tls.TlsContextFactory;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.mule.http.Route;

/** The way to the servers that keys and groups come from, as settings state it. */
public final class Network {

  private Network() {}

  /**
   * The way, opened as far as it can be without the servers.
   *
   * @param context a TLS context of the application's own, or {@code null}
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException when a setting is wrong
   */
  public static Route of(SettingValues values, TlsContextFactory context) {
    return Route.of(TrustContext.of(context, values), HttpProxy.of(values));
  }
}
