package org.muleentra.jwt.gateway.http;

import java.util.Map;
import org.mule.runtime.api.metadata.TypedValue;
import org.mule.runtime.extension.api.annotation.param.Content;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;

/** The answer to a request that ended in an error. */
public class ErrorResponse extends ListenerResponse {

  /** The body, by default the error's description, as the connector has it. */
  @Parameter
  @Optional(defaultValue = "#[error.description]")
  @Content(primary = true)
  private TypedValue<Object> body;

  /** The headers. The schema wants them after the body, as that of the connector does. */
  @Parameter
  @Optional
  @Content
  private Map<String, String> headers;

  @Override
  TypedValue<Object> body() {
    return body;
  }

  @Override
  void setBody(TypedValue<Object> body) {
    this.body = body;
  }

  @Override
  Map<String, String> givenHeaders() {
    return headers;
  }

  @Override
  void setHeaders(Map<String, String> headers) {
    this.headers = headers;
  }
}
