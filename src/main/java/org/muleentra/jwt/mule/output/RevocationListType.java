package org.muleentra.jwt.mule.output;

import static org.muleentra.jwt.mule.output.PrincipalFields.java;

import java.util.Map;
import org.mule.metadata.api.model.MetadataType;
import org.mule.runtime.api.metadata.resolving.OutputStaticTypeResolver;

/** Entries of the deny list. */
public class RevocationListType extends OutputStaticTypeResolver {

  @Override
  public MetadataType getStaticMetadata() {
    // Mule 4.1 demands to know the class of a list's items.
    return java().arrayType().of(RevocationType.entry().id(Map.class.getName())).build();
  }
}
