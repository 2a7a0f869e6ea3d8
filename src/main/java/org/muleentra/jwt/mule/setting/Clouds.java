package org.muleentra.jwt.mule.setting;

import java.util.Set;
import org.mule.runtime.api.value.Value;
import org.mule.runtime.extension.api.values.ValueBuilder;
import org.mule.runtime.extension.api.values.ValueProvider;
import org.muleentra.jwt.core.authority.TrustedTenants;

/** The clouds to choose from; an enum would be an exported type, which a plugin inside a policy must not have. */
public class Clouds implements ValueProvider {

  @Override
  public Set<Value> resolve() {
    return ValueBuilder.getValuesFor(TrustedTenants.CLOUD.shape().words().toArray(new String[0]));
  }
}
