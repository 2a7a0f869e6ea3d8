package org.muleentra.jwt.mule.client;

import static org.mule.metadata.api.model.MetadataFormat.JAVA;

import org.mule.metadata.api.builder.BaseTypeBuilder;
import org.mule.metadata.api.builder.ObjectTypeBuilder;
import org.mule.metadata.api.model.MetadataType;
import org.mule.runtime.api.metadata.resolving.OutputStaticTypeResolver;

/** What the operations that acquire a token return, field by field. */
public class AccessTokenType extends OutputStaticTypeResolver {

  @Override
  public MetadataType getStaticMetadata() {
    ObjectTypeBuilder token = BaseTypeBuilder.create(JAVA).objectType();
    text(token, AccessTokenMap.ACCESS_TOKEN, true, "The token alone");
    text(token, AccessTokenMap.TOKEN_TYPE, true, "Bearer");
    text(token, AccessTokenMap.AUTHORIZATION, true, "Type and token, ready for the Authorization header");
    text(token, AccessTokenMap.EXPIRES_AT, true, "When it expires, ISO 8601");
    token.addField().key(AccessTokenMap.SCOPES).required().description("What it is for, as Entra says")
        .value(BaseTypeBuilder.create(JAVA).arrayType().of(BaseTypeBuilder.create(JAVA).stringType()));
    text(token, AccessTokenMap.TENANT_ID, false, "The tenant that gave it; absent of a managed identity's");
    return token.build();
  }

  private static void text(ObjectTypeBuilder type, String key, boolean required, String description) {
    type.addField().key(key).required(required).description(description).value(BaseTypeBuilder.create(JAVA).stringType());
  }
}
