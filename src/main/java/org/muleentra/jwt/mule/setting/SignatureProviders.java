package org.muleentra.jwt.mule.setting;

import java.util.Set;
import org.mule.runtime.api.value.Value;
import org.mule.runtime.extension.api.values.ValueBuilder;
import org.mule.runtime.extension.api.values.ValueProvider;
import org.muleentra.jwt.core.token.SignatureVerifier;

/** Who may verify signatures. */
public class SignatureProviders implements ValueProvider {

  @Override
  public Set<Value> resolve() {
    return ValueBuilder.getValuesFor(SignatureVerifier.SIGNATURE_PROVIDER.shape().words().toArray(new String[0]));
  }
}
