package org.muleentra.jwt.core.audit;

import org.muleentra.jwt.core.status.VitalSign;

/** Where decisions are written down; must not block and must not throw. */
public interface AuditLog {

  /** Takes one decision; called exactly once for each. */
  void record(DecisionRecord decision);

  /** What can be told of it; nothing, unless it has something to tell. */
  default VitalSign vitals() {
    return VitalSign.NONE;
  }
}
