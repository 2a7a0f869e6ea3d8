package org.muleentra.jwt.gateway.probe;

import java.util.Optional;
import org.mule.runtime.extension.api.error.ErrorTypeDefinition;
import org.mule.runtime.extension.api.error.MuleErrors;

public enum ProbeError implements ErrorTypeDefinition<ProbeError> {
  TOKEN_INVALID(MuleErrors.CLIENT_SECURITY), TOKEN_EXPIRED(TOKEN_INVALID);

  private final ErrorTypeDefinition<?> parent;

  ProbeError(ErrorTypeDefinition<?> parent) {
    this.parent = parent;
  }

  @Override
  public Optional<ErrorTypeDefinition<? extends Enum<?>>> getParent() {
    return Optional.of(parent);
  }
}
