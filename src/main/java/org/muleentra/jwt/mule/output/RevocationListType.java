package org.muleentra.jwt.mule.output;

import static org.muleentra.jwt.mule.output.PrincipalFields.java;

import org.mule.metadata.api.model.MetadataType;
import org.mule.runtime.api.metadata.resolving.OutputStaticTypeResolver;

/** Entries of the deny list. */
public class RevocationListType extends OutputStaticTypeResolver {

  @Override
  public MetadataType getStaticMetadata() {
    return java().arrayType().of(RevocationType.entry()).build();
  }
}
