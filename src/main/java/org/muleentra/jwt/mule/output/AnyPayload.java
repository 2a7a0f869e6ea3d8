package org.muleentra.jwt.mule.output;

import org.mule.metadata.api.model.MetadataType;
import org.mule.runtime.api.metadata.resolving.OutputStaticTypeResolver;

/** What {@code forward-request} returns: the body that it was given. */
public class AnyPayload extends OutputStaticTypeResolver {

  @Override
  public MetadataType getStaticMetadata() {
    return PrincipalFields.java().anyType().build();
  }
}
