package org.muleentra.jwt.mule.setting;

import java.util.Set;
import org.mule.runtime.api.value.Value;
import org.mule.runtime.extension.api.values.ValueBuilder;
import org.mule.runtime.extension.api.values.ValueProvider;
import org.muleentra.jwt.core.authority.TrustedTenants;

/** The kinds of directory that issue tokens. */
public class Directories implements ValueProvider {

  @Override
  public Set<Value> resolve() {
    return ValueBuilder.getValuesFor(TrustedTenants.DIRECTORY.shape().words().toArray(new String[0]));
  }
}
