package org.muleentra.jwt.mule.output;

import static org.muleentra.jwt.mule.output.PrincipalFields.java;
import static org.muleentra.jwt.mule.output.PrincipalFields.text;

import org.mule.metadata.api.builder.ObjectTypeBuilder;
import org.mule.metadata.api.model.MetadataType;
import org.mule.runtime.api.metadata.resolving.OutputStaticTypeResolver;

/** What {@code read-status} returns, field by field. */
public class StatusType extends OutputStaticTypeResolver {

  @Override
  public MetadataType getStaticMetadata() {
    ObjectTypeBuilder part = java().objectType();
    text(part, StatusMap.STATE, true, "off, ok, starting, degraded or down");
    text(part, StatusMap.SINCE, false, "When this state began, ISO 8601");
    text(part, StatusMap.DETAIL, true, "A sentence for an operator");
    ObjectTypeBuilder status = java().objectType();
    text(status, StatusMap.CONFIG, true, "The configuration, as the log names it");
    status.addField().key(StatusMap.READY).required().description("false where good callers are refused now")
        .value(java().booleanType());
    text(status, StatusMap.WHY, false, "Why it is not ready");
    status.addField().key(StatusMap.PARTS).required()
        .description("How each part fares, by its name").value(java().objectType().openWith(part));
    return status.build();
  }
}
