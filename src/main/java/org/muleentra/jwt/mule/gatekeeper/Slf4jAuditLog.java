package org.muleentra.jwt.mule.gatekeeper;

import org.muleentra.jwt.core.audit.DecisionRecord;
import org.muleentra.jwt.core.audit.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each decision to the logger {@code org.muleentra.jwt.audit}: INFO when admitted or abandoned, WARN when refused.
 *
 * <p>Never a stack trace: a flood of bad tokens must not become a flood of pages.
 */
final class Slf4jAuditLog implements AuditLog {

  static final String LOGGER_NAME = "org.muleentra.jwt.audit";

  private static final Logger LOGGER = LoggerFactory.getLogger(LOGGER_NAME);

  @Override
  public void record(DecisionRecord decision) {
    // The decision is an argument, not the format: it is made into text only where the level is on.
    if (decision.isOrdinary()) {
      LOGGER.info("{}", decision);
    } else {
      LOGGER.warn("{}", decision);
    }
  }
}
