package org.muleentra.jwt.mule.output;

import org.mule.metadata.api.model.MetadataType;
import org.mule.runtime.api.metadata.resolving.AttributesStaticTypeResolver;

/** The attributes that {@code forward-request} returns: the HTTP connector's, whose type is the listener's to tell. */
public class RequestAttributesMetadata extends AttributesStaticTypeResolver {

  @Override
  public MetadataType getStaticMetadata() {
    return PrincipalFields.java().anyType().build();
  }
}
