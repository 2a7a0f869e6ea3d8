package org.muleentra.jwt.core.key;

import java.time.Duration;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.outbound.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator reads of one authority's keys: a line when they come, warnings that grow while they do not.
 *
 * <p>Without any key left, at error level. Thread-safe.
 */
final class OutageLog {

  private static final Logger LOGGER = LoggerFactory.getLogger(KeySource.class);

  private final String whose;
  private final Duration tolerance;
  private final Outage outage = new Outage();
  private int loggedSkipped;

  OutageLog(String name, Authority authority, Duration tolerance) {
    this.whose = authority + " at " + authority.discoveryUri() + " for " + name;
    this.tolerance = tolerance;
  }

  /** Whose keys they are: authority, address of its discovery document, and configuration. */
  String whose() {
    return whose;
  }

  synchronized void fetched(KeySet keys) {
    int failures = outage.over();
    if (failures > 0) {
      LOGGER.info("Keys of {}: fetched again after {} failed fetches, {} usable", whose, failures, keys.size());
    } else {
      LOGGER.debug("Keys of {}: {} usable", whose, keys.size());
    }
    if (keys.skipped() > 0 && keys.skipped() != loggedSkipped) {
      LOGGER.warn("Keys of {}: {} left out, as they are no RSA keys of 2048 bits or more that sign RS256, or share"
          + " their kid with another key", whose, keys.skipped());
    }
    loggedSkipped = keys.skipped();
  }

  void failed(Throwable failure, KeySet inUse) {
    int told = outage.failed();
    if (told == 0) {
      return;
    }
    if (inUse.isEmpty()) {
      LOGGER.error("Keys of {}: none, calls are answered 503; fetch {} failed: {}", whose, told, ForeseenFailure.sentence(failure));
    } else {
      LOGGER.warn("Keys of {}: fetch {} failed, {} keys from before serve until {} hours after their fetch: {}", whose,
          told, inUse.size(), tolerance.toHours(), ForeseenFailure.sentence(failure));
    }
  }

  void restored(KeySet keys) {
    LOGGER.warn("Keys of {}: {} saved ones from before serve until fresh ones can be fetched", whose, keys.size());
  }

  void expired() {
    LOGGER.error("Keys of {}: the last ones are older than {} hours and no longer used, calls are answered 503", whose,
        tolerance.toHours());
  }
}
