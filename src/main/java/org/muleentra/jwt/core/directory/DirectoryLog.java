package org.muleentra.jwt.core.directory;

import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.outbound.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator reads of one tenant's directory: a line when it stops answering, one when it answers again.
 *
 * <p>Never names a caller. Thread-safe.
 */
final class DirectoryLog {

  private static final Logger LOGGER = LoggerFactory.getLogger(Directory.class);

  private final String subject;
  private final Outage outage = new Outage();

  /**
   * @param name of the configuration
   * @param address of Microsoft Graph
   */
  DirectoryLog(String name, String tenantId, String address) {
    this.subject = tenantId + " at " + address + " for " + name;
  }

  void answered() {
    int failures = outage.over();
    if (failures > 0) {
      LOGGER.info("Directory of {}: answers again after {} failed calls", subject, failures);
    }
  }

  void failed(Throwable failure) {
    if (ForeseenFailure.isKnown(failure)) {
      return;
    }
    int told = outage.failed();
    if (told > 0) {
      LOGGER.error("Directory of {}: callers who must be looked up there are answered 503; call {} failed: {}", subject,
          told, ForeseenFailure.sentence(failure));
    }
  }
}
