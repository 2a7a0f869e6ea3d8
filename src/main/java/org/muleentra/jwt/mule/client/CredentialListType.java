package org.muleentra.jwt.mule.client;

import static org.mule.metadata.api.model.MetadataFormat.JAVA;

import java.util.Map;
import org.mule.metadata.api.builder.BaseTypeBuilder;
import org.mule.metadata.api.builder.ObjectTypeBuilder;
import org.mule.metadata.api.model.MetadataType;
import org.mule.runtime.api.metadata.resolving.OutputStaticTypeResolver;

/** Credentials of a registration, field by field. */
public class CredentialListType extends OutputStaticTypeResolver {

  @Override
  public MetadataType getStaticMetadata() {
    ObjectTypeBuilder credential = java().objectType();
    text(credential, CredentialMap.CLIENT_ID, true, "The application");
    text(credential, CredentialMap.APPLICATION, false, "Its name in Entra");
    text(credential, CredentialMap.KIND, true, "secret or certificate");
    text(credential, CredentialMap.KEY_ID, true, "The credential's id");
    text(credential, CredentialMap.NAME, false, "What its maker called it");
    text(credential, CredentialMap.HINT, false, "The first characters of a secret");
    text(credential, CredentialMap.SET_AS, false, "The element or setting that has it in this configuration, where that can be told");
    text(credential, CredentialMap.STARTS_AT, false, "From when on it is good, ISO 8601");
    text(credential, CredentialMap.ENDS_AT, true, "Until when it is good, ISO 8601");
    number(credential, CredentialMap.DAYS_LEFT, true, "Whole days that are left; below 0 after its end");
    number(credential, CredentialMap.AGE_IN_DAYS, false, "Whole days since its start");
    credential.addField().key(CredentialMap.OWNERS).required().description("Object ids of the owners; empty where they may not be read")
        .value(java().arrayType().of(java().stringType()));
    // Mule 4.1 demands to know the class of a list's items.
    return java().arrayType().of(credential.id(Map.class.getName())).build();
  }

  private static BaseTypeBuilder java() {
    return BaseTypeBuilder.create(JAVA);
  }

  private static void text(ObjectTypeBuilder type, String key, boolean required, String description) {
    type.addField().key(key).required(required).description(description).value(java().stringType());
  }

  private static void number(ObjectTypeBuilder type, String key, boolean required, String description) {
    type.addField().key(key).required(required).description(description).value(java().numberType().integer());
  }
}
