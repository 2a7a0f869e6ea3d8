package org.muleentra.jwt.mule.setting;

import java.util.Set;
import org.mule.runtime.api.value.Value;
import org.mule.runtime.extension.api.values.ValueBuilder;
import org.mule.runtime.extension.api.values.ValueProvider;

/** The types of trust stores to choose from. */
public class StoreTypes implements ValueProvider {

  @Override
  public Set<Value> resolve() {
    return ValueBuilder.getValuesFor(PlatformSettings.TRUST_STORE_TYPE.shape().words().toArray(new String[0]));
  }
}
