package org.muleentra.jwt.core.audit;

/** Where decisions are written down; must not block and must not throw. */
public interface AuditLog {

  /** Takes one decision; called exactly once for each. */
  void record(DecisionRecord decision);
}
