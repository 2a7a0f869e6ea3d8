package org.muleentra.jwt.mule.setting;

import java.util.Set;
import org.mule.runtime.api.value.Value;
import org.mule.runtime.extension.api.values.ValueBuilder;
import org.mule.runtime.extension.api.values.ValueProvider;
import org.muleentra.jwt.core.audit.AuditSettings;

/** How the record of a decision may be written. */
public class AuditFormats implements ValueProvider {

  @Override
  public Set<Value> resolve() {
    return ValueBuilder.getValuesFor(AuditSettings.AUDIT_FORMAT.shape().words().toArray(new String[0]));
  }
}
