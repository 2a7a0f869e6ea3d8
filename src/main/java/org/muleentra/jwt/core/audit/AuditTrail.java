package org.muleentra.jwt.core.audit;

/** Writes each decision as one record; thread-safe. */
public final class AuditTrail implements AuditLog {

  private final AuditFormat format;
  private final RecordJson json;
  private final HashChain chain = new HashChain();
  private final AuditSink sink;

  /** @param deployment what all records say of where they were made */
  public AuditTrail(AuditSettings settings, Deployment deployment, AuditSink sink) {
    this.format = settings.format;
    this.json = new RecordJson(settings, deployment);
    this.sink = sink;
  }

  @Override
  public void record(DecisionRecord decision) {
    if (sink.takes(decision.isOrdinary())) {
      sink.write(format == AuditFormat.LINE ? RecordLine.of(decision) : chain.close(json.of(decision)), decision.isOrdinary());
    }
  }
}
