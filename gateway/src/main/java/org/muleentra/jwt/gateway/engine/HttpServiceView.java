package org.muleentra.jwt.gateway.engine;

import org.mule.runtime.http.api.HttpService;
import org.mule.runtime.http.api.client.HttpClientFactory;
import org.mule.runtime.http.api.server.HttpServerFactory;

/** Shows contexts the HTTP service without its life cycle, so that none of them stops it for the others. */
record HttpServiceView(HttpService service) implements HttpService {

  @Override
  public String getName() {
    return service.getName();
  }

  @Override
  public HttpServerFactory getServerFactory() {
    return service.getServerFactory();
  }

  @Override
  public HttpClientFactory getClientFactory() {
    return service.getClientFactory();
  }
}
