package org.muleentra.jwt.mule.output;

import static org.muleentra.jwt.mule.output.PrincipalFields.java;

import org.mule.metadata.api.builder.ObjectTypeBuilder;
import org.mule.metadata.api.model.MetadataType;
import org.mule.runtime.api.metadata.resolving.AttributesStaticTypeResolver;

/** The attributes that {@code refuse-request} returns: the HTTP connector's {@code HttpPolicyResponseAttributes}. */
public class ResponseAttributesMetadata extends AttributesStaticTypeResolver {

  @Override
  public MetadataType getStaticMetadata() {
    ObjectTypeBuilder attributes = java().objectType();
    attributes.addField().key("statusCode").required().value(java().numberType().integer());
    attributes.addField().key("reasonPhrase").required().value(java().stringType());
    attributes.addField().key("headers").required().value(java().objectType().openWith(java().stringType()));
    return attributes.build();
  }
}
