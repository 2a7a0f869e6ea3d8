package org.muleentra.jwt.core;

import java.util.function.BiConsumer;
import org.muleentra.jwt.core.request.RequestBody;

/** A form sent with a token. */
public final class FormRequest implements InboundRequest {

  private final String authorization;
  private final RequestBody body;

  public FormRequest(String authorization, RequestBody body) {
    this.authorization = authorization;
    this.body = body;
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    line.accept("authorization", authorization);
    line.accept("content-type", "application/x-www-form-urlencoded");
  }

  @Override
  public RequestBody body() {
    return body;
  }
}
