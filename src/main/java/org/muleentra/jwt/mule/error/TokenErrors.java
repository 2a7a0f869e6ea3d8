package org.muleentra.jwt.mule.error;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.mule.runtime.extension.api.annotation.error.ErrorTypeProvider;
import org.mule.runtime.extension.api.error.ErrorTypeDefinition;

/** The errors that an operation which demands a good token can raise: one for each family of refusals. */
public final class TokenErrors implements ErrorTypeProvider {

  @Override
  @SuppressWarnings("rawtypes")
  public Set<ErrorTypeDefinition> getErrorTypes() {
    return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(EntraJwtError.INVALID_REVOCATION)));
  }
}
