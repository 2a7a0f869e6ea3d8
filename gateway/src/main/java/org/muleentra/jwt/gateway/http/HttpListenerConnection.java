package org.muleentra.jwt.gateway.http;

import javax.inject.Inject;
import org.mule.runtime.api.connection.CachedConnectionProvider;
import org.mule.runtime.api.connection.ConnectionValidationResult;
import org.mule.runtime.extension.api.annotation.Alias;
import org.mule.runtime.extension.api.annotation.param.Parameter;

/**
 * {@code http:listener-connection}: says where the real connector would listen.
 *
 * <p>Here all applications share the engine's one address, so that a test need not know a free port.
 */
@Alias("listener")
public class HttpListenerConnection implements CachedConnectionProvider<HttpDoor> {

  /** The address that the real connector binds. */
  @Parameter
  private String host;

  /** The port that the real connector opens. */
  @Parameter
  private Integer port;

  @Inject
  private HttpDoor door;

  @Override
  public HttpDoor connect() {
    return door;
  }

  @Override
  public void disconnect(HttpDoor connection) {
    // The engine's, and open as long as the engine.
  }

  @Override
  public ConnectionValidationResult validate(HttpDoor connection) {
    return ConnectionValidationResult.success();
  }
}
