package org.muleentra.jwt.mule.setting;

import java.util.Set;
import org.mule.runtime.api.value.Value;
import org.mule.runtime.extension.api.values.ValueBuilder;
import org.mule.runtime.extension.api.values.ValueProvider;
import org.muleentra.jwt.core.principal.Admission;

/** How many of the required values are needed. */
public class Matches implements ValueProvider {

  @Override
  public Set<Value> resolve() {
    return ValueBuilder.getValuesFor(Admission.ROLE_MATCH.shape().words().toArray(new String[0]));
  }
}
