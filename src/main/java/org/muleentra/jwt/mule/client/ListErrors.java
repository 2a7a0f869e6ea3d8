package org.muleentra.jwt.mule.client;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.mule.runtime.extension.api.annotation.error.ErrorTypeProvider;
import org.mule.runtime.extension.api.error.ErrorTypeDefinition;
import org.muleentra.jwt.mule.error.EntraJwtError;

/** The errors that the listing of credentials can raise: those of acquiring a token, and that Microsoft Graph does not answer. */
public final class ListErrors implements ErrorTypeProvider {

  @Override
  @SuppressWarnings("rawtypes")
  public Set<ErrorTypeDefinition> getErrorTypes() {
    Set<ErrorTypeDefinition> types = new HashSet<>(new AcquireErrors().getErrorTypes());
    types.add(EntraJwtError.DIRECTORY_UNAVAILABLE);
    return Collections.unmodifiableSet(types);
  }
}
