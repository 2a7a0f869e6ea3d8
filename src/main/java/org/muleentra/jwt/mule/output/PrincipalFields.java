package org.muleentra.jwt.mule.output;

import org.mule.metadata.api.builder.BaseTypeBuilder;
import org.mule.metadata.api.builder.ObjectTypeBuilder;
import org.mule.metadata.api.builder.TypeBuilder;
import org.mule.metadata.api.model.MetadataFormat;
import org.muleentra.jwt.core.principal.PrincipalField;

/** The keys of a principal with their types, as tools show them. */
final class PrincipalFields {

  private PrincipalFields() {
  }

  static BaseTypeBuilder java() {
    return BaseTypeBuilder.create(MetadataFormat.JAVA);
  }

  /** @param always whether the keys that every principal has are always there */
  static void addTo(ObjectTypeBuilder type, boolean always) {
    for (PrincipalField field : PrincipalField.values()) {
      type.addField().key(field.key()).required(always && field.isAlwaysThere()).description(description(field))
          .value(type(field.type()));
    }
  }

  private static String description(PrincipalField field) {
    return field.claims().isEmpty() ? field.description()
        : field.description() + " (" + String.join(" or ", field.claims()) + ")";
  }

  private static TypeBuilder<?> type(PrincipalField.Type type) {
    switch (type) {
      case TEXTS:
        return java().arrayType().of(java().stringType());
      case FLAG:
        return java().booleanType();
      case SECONDS:
        return java().numberType().integer();
      case CLAIMS:
        return java().objectType().openWith(java().anyType());
      default:
        return java().stringType();
    }
  }

  static void text(ObjectTypeBuilder type, String key, boolean required, String description) {
    type.addField().key(key).required(required).description(description).value(java().stringType());
  }
}
