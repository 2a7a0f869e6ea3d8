package org.muleentra.jwt.mule.setting;

import java.util.Set;
import org.mule.runtime.api.value.Value;
import org.mule.runtime.extension.api.values.ValueBuilder;
import org.mule.runtime.extension.api.values.ValueProvider;
import org.muleentra.jwt.core.directory.DirectorySettings;

/** What may happen to a caller with more groups than a token can hold. */
public class Overages implements ValueProvider {

  @Override
  public Set<Value> resolve() {
    return ValueBuilder.getValuesFor(DirectorySettings.GROUP_OVERAGE.shape().words().toArray(new String[0]));
  }
}
