package org.muleentra.jwt.gateway.probe;

import org.mule.metadata.api.builder.BaseTypeBuilder;
import org.mule.metadata.api.model.MetadataFormat;
import org.mule.metadata.api.model.MetadataType;
import org.mule.runtime.api.metadata.resolving.AttributesStaticTypeResolver;
import org.mule.runtime.api.metadata.resolving.OutputStaticTypeResolver;

public class ProbeDecisionType extends OutputStaticTypeResolver {

  @Override
  public MetadataType getStaticMetadata() {
    return BaseTypeBuilder.create(MetadataFormat.JAVA).objectType().build();
  }

  public static class AnyType extends OutputStaticTypeResolver {

    @Override
    public MetadataType getStaticMetadata() {
      return BaseTypeBuilder.create(MetadataFormat.JAVA).anyType().build();
    }
  }

  public static class AnyAttributes extends AttributesStaticTypeResolver {

    @Override
    public MetadataType getStaticMetadata() {
      return BaseTypeBuilder.create(MetadataFormat.JAVA).anyType().build();
    }
  }
}
