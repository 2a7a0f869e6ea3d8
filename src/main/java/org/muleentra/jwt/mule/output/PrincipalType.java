package org.muleentra.jwt.mule.output;

import org.mule.metadata.api.builder.ObjectTypeBuilder;
import org.mule.metadata.api.model.MetadataType;
import org.mule.runtime.api.metadata.resolving.OutputStaticTypeResolver;

/** What {@code validate-token} returns, field by field. */
public class PrincipalType extends OutputStaticTypeResolver {

  @Override
  public MetadataType getStaticMetadata() {
    ObjectTypeBuilder principal = PrincipalFields.java().objectType();
    PrincipalFields.addTo(principal, true);
    return principal.build();
  }
}
