package org.muleentra.jwt.mule.client;

import java.util.Collections;
import java.util.Set;
import org.mule.runtime.extension.api.annotation.error.ErrorTypeProvider;
import org.mule.runtime.extension.api.error.ErrorTypeDefinition;
import org.muleentra.jwt.mule.error.EntraJwtError;

/** The error that the forgetting of a token can raise: the API wants another sign-in, and no other token of the same. */
public final class ForgetErrors implements ErrorTypeProvider {

  @Override
  @SuppressWarnings("rawtypes")
  public Set<ErrorTypeDefinition> getErrorTypes() {
    return Collections.singleton(EntraJwtError.STEP_UP_REQUIRED);
  }
}
