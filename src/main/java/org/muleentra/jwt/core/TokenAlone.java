package org.muleentra.jwt.core;

import java.util.function.BiConsumer;

/** A token that no line of the request holds: all that is judged of it; the request only tells where it came up. Immutable. */
final class TokenAlone implements InboundRequest {

  private final InboundRequest token;
  private final InboundRequest request;

  TokenAlone(InboundRequest token, InboundRequest request) {
    this.token = token;
    this.request = request;
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    token.headers(line);
  }

  @Override
  public String method() {
    return request.method();
  }

  @Override
  public String path() {
    return request.path();
  }

  @Override
  public String remoteAddress() {
    return request.remoteAddress();
  }

  @Override
  public String correlationId() {
    return request.correlationId();
  }
}
