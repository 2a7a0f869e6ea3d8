package org.muleentra.jwt.mule.http;

import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.mule.runtime.api.tls.TlsContextFactory;
import org.mule.runtime.http.api.client.HttpClientConfiguration;
import org.mule.runtime.http.api.client.proxy.ProxyConfig;

/** The way to the servers that are asked: by which authorities they are verified, and which proxy lies between; immutable. */
public final class Route {

  /** Verified by the authorities that Java trusts, with no proxy between. */
  public static final Route DIRECT = new Route(null, null);

  /**
   * Hosts that are never reached through a proxy. By these very names: whether Mule's client knows other spellings of
   * this machine, or patterns, depends on its version.
   */
  public static final List<String> NEVER_PROXIED = Collections.unmodifiableList(Arrays.asList("localhost", "127.0.0.1"));

  private final TlsContextFactory tls;
  private final ProxyConfig proxy;

  private Route(TlsContextFactory tls, ProxyConfig proxy) {
    this.tls = tls;
    this.proxy = proxy;
  }

  /**
   * A route.
   *
   * @param tls initialised and not insecure; {@code null} for the authorities that Java trusts
   * @param proxy one that leaves out {@link #NEVER_PROXIED}; {@code null} for none
   */
  public static Route of(TlsContextFactory tls, ProxyConfig proxy) {
    return new Route(tls, proxy);
  }

  HttpClientConfiguration.Builder applyTo(HttpClientConfiguration.Builder client) {
    return client.setTlsContextFactory(tls).setProxyConfig(proxy);
  }

  /**
   * Whether a request may be sent. Plain http is taken for this machine alone, as nobody can come in between there; a
   * proxy would come in between.
   */
  boolean takes(URI uri) {
    return proxy == null || "https".equalsIgnoreCase(uri.getScheme()) || NEVER_PROXIED.contains(uri.getHost());
  }
}
