package org.muleentra.jwt.mule.client;

import java.util.Set;
import org.mule.runtime.api.value.Value;
import org.mule.runtime.extension.api.values.ValueBuilder;
import org.mule.runtime.extension.api.values.ValueProvider;
import org.muleentra.jwt.core.identity.ClientSettings;

/** Where the ends of credentials may be looked for. */
public class CredentialWatches implements ValueProvider {

  @Override
  public Set<Value> resolve() {
    return ValueBuilder.getValuesFor(ClientSettings.CREDENTIAL_WATCH.shape().words().toArray(new String[0]));
  }
}
