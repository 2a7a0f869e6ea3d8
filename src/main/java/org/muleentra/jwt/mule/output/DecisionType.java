package org.muleentra.jwt.mule.output;

import static org.muleentra.jwt.mule.output.PrincipalFields.java;
import static org.muleentra.jwt.mule.output.PrincipalFields.text;

import org.mule.metadata.api.builder.ObjectTypeBuilder;
import org.mule.metadata.api.model.MetadataType;
import org.mule.runtime.api.metadata.resolving.OutputStaticTypeResolver;

/** What {@code authorize-request} returns, field by field. */
public class DecisionType extends OutputStaticTypeResolver {

  @Override
  public MetadataType getStaticMetadata() {
    ObjectTypeBuilder decision = java().objectType();
    decision.addField().key(DecisionMap.ADMITTED).required().description("Whether the request may pass")
        .value(java().booleanType());
    decision.addField().key(DecisionMap.STATUS).required(false).description("HTTP status of the answer to a refusal")
        .value(java().numberType().integer());
    decision.addField().key(DecisionMap.HEADERS).required(false).description("Headers of the answer to a refusal")
        .value(java().objectType().openWith(java().stringType()));
    text(decision, DecisionMap.BODY, false, "Body of the answer to a refusal (RFC 9457)");
    text(decision, DecisionMap.REASON, false, "Code of the reason of a refusal, for logs and not for the caller");
    PrincipalFields.addTo(decision, false);
    return decision.build();
  }
}
