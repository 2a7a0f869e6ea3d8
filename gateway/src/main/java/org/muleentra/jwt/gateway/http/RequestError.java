package org.muleentra.jwt.gateway.http;

import java.util.Optional;
import org.mule.runtime.extension.api.error.ErrorTypeDefinition;
import org.mule.runtime.extension.api.error.MuleErrors;

/** The errors {@code HTTP:…} of a request that tell a caller's token or the API's absence, and one for all other answers. */
public enum RequestError implements ErrorTypeDefinition<RequestError> {
  /** No connection, or one that broke. */
  CONNECTIVITY(MuleErrors.CONNECTIVITY),
  /** No answer in time. */
  TIMEOUT(MuleErrors.ANY),
  /** 401. */
  UNAUTHORIZED(MuleErrors.CLIENT_SECURITY),
  /** 403. */
  FORBIDDEN(MuleErrors.CLIENT_SECURITY),
  /** 503. */
  SERVICE_UNAVAILABLE(MuleErrors.ANY),
  /** Any other of 400 and above; the connector has more names. */
  RESPONSE_VALIDATION(MuleErrors.VALIDATION);

  private final MuleErrors parent;

  RequestError(MuleErrors parent) {
    this.parent = parent;
  }

  static RequestError of(int status) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 503 -> SERVICE_UNAVAILABLE;
      default -> RESPONSE_VALIDATION;
    };
  }

  @Override
  public Optional<ErrorTypeDefinition<? extends Enum<?>>> getParent() {
    return Optional.of(parent);
  }
}
