package org.muleentra.jwt.mule.gatekeeper;

import org.muleentra.jwt.core.audit.AuditSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each record to the logger {@code org.muleentra.jwt.audit}: INFO when admitted or abandoned, WARN when refused.
 *
 * <p>Never a stack trace: a flood of bad tokens must not become a flood of pages.
 */
final class Slf4jAuditSink implements AuditSink {

  static final String LOGGER_NAME = "org.muleentra.jwt.audit";

  /** Of signed checkpoints, for other hands than the records. */
  static final String CHECKPOINT_LOGGER_NAME = "org.muleentra.jwt.checkpoint";

  /** Of the numbers, where they are to be written. */
  static final String METRICS_LOGGER_NAME = "org.muleentra.jwt.metrics";

  private static final Logger LOGGER = LoggerFactory.getLogger(LOGGER_NAME);

  private static final Logger CHECKPOINTS = LoggerFactory.getLogger(CHECKPOINT_LOGGER_NAME);

  private static final Logger METRICS = LoggerFactory.getLogger(METRICS_LOGGER_NAME);

  @Override
  public boolean takes(boolean ordinary) {
    return ordinary ? LOGGER.isInfoEnabled() : LOGGER.isWarnEnabled();
  }

  @Override
  public void write(String record, boolean ordinary) {
    // An argument, and not the format, in which braces mean something.
    if (ordinary) {
      LOGGER.info("{}", record);
    } else {
      LOGGER.warn("{}", record);
    }
  }

  @Override
  public void checkpoint(String checkpoint) {
    CHECKPOINTS.info("{}", checkpoint);
  }

  @Override
  public void metrics(String line) {
    METRICS.info("{}", line);
  }
}
