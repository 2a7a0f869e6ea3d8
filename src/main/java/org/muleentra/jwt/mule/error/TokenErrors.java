package org.muleentra.jwt.mule.error;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.mule.runtime.extension.api.annotation.error.ErrorTypeProvider;
import org.mule.runtime.extension.api.error.ErrorTypeDefinition;
import org.muleentra.jwt.core.error.ErrorFamily;

/** The errors that an operation which demands a good token can raise: one for each family of refusals. */
public final class TokenErrors implements ErrorTypeProvider {

  @Override
  @SuppressWarnings("rawtypes")
  public Set<ErrorTypeDefinition> getErrorTypes() {
    return Collections.unmodifiableSet(Arrays.stream(ErrorFamily.values()).map(EntraJwtError::of).collect(Collectors.toSet()));
  }
}
