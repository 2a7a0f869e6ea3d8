package org.muleentra.jwt.gateway.probe;

import java.util.Set;
import org.mule.runtime.extension.api.annotation.error.ErrorTypeProvider;
import org.mule.runtime.extension.api.error.ErrorTypeDefinition;

public class ProbeErrors implements ErrorTypeProvider {

  @Override
  @SuppressWarnings("rawtypes")
  public Set<ErrorTypeDefinition> getErrorTypes() {
    return Set.of(ProbeError.TOKEN_INVALID, ProbeError.TOKEN_EXPIRED);
  }
}
