package org.muleentra.jwt.gateway.http;

import javax.inject.Inject;
import org.mule.runtime.api.connection.CachedConnectionProvider;
import org.mule.runtime.api.connection.ConnectionException;
import org.mule.runtime.api.connection.ConnectionValidationResult;
import org.mule.runtime.extension.api.annotation.Alias;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.http.api.HttpConstants.Protocol;
import org.mule.runtime.http.api.HttpService;
import org.mule.runtime.http.api.client.HttpClient;
import org.mule.runtime.http.api.client.HttpClientConfiguration;

/**
 * {@code http:request-connection}: where requests go; here by plain HTTP alone.
 *
 * <p>As the connector's it opens no connection before a request needs one, so an API that is away stops no deployment.
 */
@Alias("request")
public class HttpRequesterConnection implements CachedConnectionProvider<HttpRequester> {

  /** The host that is called. */
  @Parameter
  private String host;

  /** The port that is called. */
  @Parameter
  private Integer port;

  /** The protocol; the connector has HTTPS too. */
  @Parameter
  @Optional(defaultValue = "HTTP")
  private Protocol protocol;

  @Inject
  private HttpService service;

  @Override
  public HttpRequester connect() throws ConnectionException {
    if (protocol != Protocol.HTTP) {
      throw new ConnectionException("the stand-in for http:request speaks plain HTTP alone");
    }
    HttpClient client = service.getClientFactory()
        .create(new HttpClientConfiguration.Builder().setName("requester-" + host + "-" + port).build());
    client.start();
    return new HttpRequester(client, "http://" + host + ":" + port);
  }

  @Override
  public void disconnect(HttpRequester connection) {
    connection.close();
  }

  @Override
  public ConnectionValidationResult validate(HttpRequester connection) {
    return ConnectionValidationResult.success();
  }
}
