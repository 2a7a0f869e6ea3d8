package org.muleentra.jwt.mule.client;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.mule.runtime.extension.api.annotation.error.ErrorTypeProvider;
import org.mule.runtime.extension.api.error.ErrorTypeDefinition;
import org.muleentra.jwt.core.identity.TokenFault;
import org.muleentra.jwt.mule.error.EntraJwtError;

/** The errors that an operation which acquires a token can raise: one for each fault. */
public final class AcquireErrors implements ErrorTypeProvider {

  @Override
  @SuppressWarnings("rawtypes")
  public Set<ErrorTypeDefinition> getErrorTypes() {
    return Collections.unmodifiableSet(Arrays.stream(TokenFault.values()).map(EntraJwtError::of).collect(Collectors.toSet()));
  }
}
