package org.muleentra.jwt.core.directory;

import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator reads of one tenant's directory: a line when it stops answering, one when it answers again.
 *
 * <p>An outage is told at its 1st, 2nd, 4th, 8th … failure, so a long one does not bury the log. Never names a caller.
 * Thread-safe.
 */
final class DirectoryLog {

  private static final Logger LOGGER = LoggerFactory.getLogger(Directory.class);

  private final String subject;
  private int failures;

  /**
   * @param name of the configuration
   * @param address of Microsoft Graph
   */
  DirectoryLog(String name, String tenantId, String address) {
    this.subject = tenantId + " at " + address + " for " + name;
  }

  synchronized void answered() {
    if (failures > 0) {
      LOGGER.info("Directory of {}: answers again after {} failed calls", subject, failures);
      failures = 0;
    }
  }

  synchronized void failed(Throwable failure) {
    Throwable cause = causeOf(failure);
    if (cause instanceof DirectoryException && ((DirectoryException) cause).known()) {
      return;
    }
    failures++;
    if (Integer.bitCount(failures) == 1) {
      LOGGER.error("Directory of {}: callers who must be looked up there are answered 503; call {} failed: {}", subject,
          failures, cause instanceof DirectoryException ? cause.getMessage() : cause.toString());
    }
  }

  static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
  }
}
