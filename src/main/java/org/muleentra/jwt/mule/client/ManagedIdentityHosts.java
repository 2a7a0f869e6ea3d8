package org.muleentra.jwt.mule.client;

import java.util.Set;
import org.mule.runtime.api.value.Value;
import org.mule.runtime.extension.api.values.ValueBuilder;
import org.mule.runtime.extension.api.values.ValueProvider;
import org.muleentra.jwt.core.identity.ManagedIdentity;

/** Who gives tokens of managed identities, to choose from. */
public class ManagedIdentityHosts implements ValueProvider {

  @Override
  public Set<Value> resolve() {
    return ValueBuilder.getValuesFor(ManagedIdentity.HOST.shape().words().toArray(new String[0]));
  }
}
