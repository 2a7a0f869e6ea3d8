package org.muleentra.jwt.mule.setting;

import java.util.Set;
import org.mule.runtime.api.value.Value;
import org.mule.runtime.extension.api.values.ValueBuilder;
import org.mule.runtime.extension.api.values.ValueProvider;

/** What a revocation can go by. */
public class RevocationKinds implements ValueProvider {

  @Override
  public Set<Value> resolve() {
    return ValueBuilder.getValuesFor("objectId", "sessionId", "tokenId", "clientId", "notBefore");
  }
}
