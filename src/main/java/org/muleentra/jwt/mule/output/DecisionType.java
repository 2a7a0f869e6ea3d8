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
    addAnswerTo(decision);
    decision.addField().key(DecisionMap.REPORT_ONLY).required(false)
        .description("true where the policy only reports and refuses nothing").value(java().booleanType());
    ObjectTypeBuilder wouldRefuse = java().objectType();
    addAnswerTo(wouldRefuse);
    decision.addField().key(DecisionMap.WOULD_REFUSE).required(false)
        .description("The refusal that report-only mode let pass").value(wouldRefuse);
    decision.addField().key(DecisionMap.BACKEND_HEADERS).required(false)
        .description("What Forward request tells the backend").value(java().objectType().openWith(java().stringType()));
    PrincipalFields.addTo(decision, false);
    return decision.build();
  }

  private static void addAnswerTo(ObjectTypeBuilder type) {
    type.addField().key(DecisionMap.STATUS).required(false).description("HTTP status of the answer in place of the flow's")
        .value(java().numberType().integer());
    type.addField().key(DecisionMap.HEADERS).required(false).description("Headers of the answer in place of the flow's")
        .value(java().objectType().openWith(java().stringType()));
    text(type, DecisionMap.BODY, false, "Body of that answer, JSON");
    text(type, DecisionMap.REASON, false, "Code of the reason of a refusal, for logs and not for the caller");
    text(type, DecisionMap.REFUSAL_ID, false, "What the caller of a refusal may quote: a random UUID, also in the body and in the record");
  }
}
