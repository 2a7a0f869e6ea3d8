package org.muleentra.jwt.gateway.http;

import org.mule.runtime.api.metadata.TypedValue;
import org.mule.runtime.extension.api.annotation.param.Content;
import org.mule.runtime.extension.api.annotation.param.Parameter;

/** The answer to a request that the flow served. */
public class SuccessResponse extends ListenerResponse {

  /** The body, by default the flow's payload. */
  @Parameter
  @Content(primary = true)
  private TypedValue<Object> body;

  @Override
  TypedValue<Object> body() {
    return body;
  }

  @Override
  void setBody(TypedValue<Object> body) {
    this.body = body;
  }
}
