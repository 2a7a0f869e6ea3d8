package org.muleentra.jwt.mule.output;

import static org.muleentra.jwt.mule.output.PrincipalFields.java;
import static org.muleentra.jwt.mule.output.PrincipalFields.text;

import org.mule.metadata.api.builder.ObjectTypeBuilder;
import org.mule.metadata.api.model.MetadataType;
import org.mule.runtime.api.metadata.resolving.OutputStaticTypeResolver;

/** An entry of the deny list, field by field. */
public class RevocationType extends OutputStaticTypeResolver {

  @Override
  public MetadataType getStaticMetadata() {
    return entry().build();
  }

  static ObjectTypeBuilder entry() {
    ObjectTypeBuilder entry = java().objectType();
    text(entry, RevocationMap.KIND, true, "objectId, sessionId, tokenId, clientId or notBefore");
    text(entry, RevocationMap.VALUE, true, "The claim's value");
    text(entry, RevocationMap.TENANT_ID, false, "The tenant whose tokens alone are meant");
    text(entry, RevocationMap.NOT_BEFORE, false, "Tokens issued before this time are refused, ISO 8601");
    text(entry, RevocationMap.EXPIRES_AT, true, "Until when the entry holds, ISO 8601");
    text(entry, RevocationMap.REASON, false, "Why, as given when it was revoked");
    return entry;
  }
}
