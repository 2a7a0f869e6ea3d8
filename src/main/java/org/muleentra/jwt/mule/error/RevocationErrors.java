package org.muleentra.jwt.mule.error;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.mule.runtime.extension.api.annotation.error.ErrorTypeProvider;
import org.mule.runtime.extension.api.error.ErrorTypeDefinition;

/** The errors that an operation on the deny list can raise. */
public final class RevocationErrors implements ErrorTypeProvider {

  @Override
  @SuppressWarnings("rawtypes")
  public Set<ErrorTypeDefinition> getErrorTypes() {
    return Collections.unmodifiableSet(
        EnumSet.of(EntraJwtError.INVALID_REVOCATION, EntraJwtError.REVOCATIONS_UNAVAILABLE));
  }
}
