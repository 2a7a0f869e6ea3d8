package org.muleentra.jwt.core.revocation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator reads of the deny list: a line when it comes, warnings that grow while it does not.
 *
 * <p>An outage is told at its 1st, 2nd, 4th, 8th … failed reading. Thread-safe.
 */
final class DenyListLog {

  private static final Logger LOGGER = LoggerFactory.getLogger(DenyList.class);

  private final String name;
  private int failures;

  /** @param name of the configuration */
  DenyListLog(String name) {
    this.name = name;
  }

  synchronized void read(int entries) {
    if (failures > 0) {
      LOGGER.info("Deny list of {}: read again after {} failed readings, {} entries", name, failures, entries);
    } else {
      LOGGER.debug("Deny list of {}: {} entries", name, entries);
    }
    failures = 0;
  }

  synchronized void failed(RuntimeException failure, boolean serves) {
    failures++;
    if (Integer.bitCount(failures) > 1) {
      return;
    }
    String why = failure instanceof RevocationStoreException ? failure.getMessage() : failure.toString();
    if (serves) {
      LOGGER.warn("Deny list of {}: reading {} failed, what was read before serves until {} seconds after its reading: {}",
          name, failures, DenyList.SERVES.getSeconds(), why);
    } else {
      LOGGER.error("Deny list of {}: none, calls are answered 503; reading {} failed: {}", name, failures, why);
    }
  }

  void notTidied(RevocationStoreException failure) {
    LOGGER.debug("Deny list of {}: an entry that is of no more use could not be removed: {}", name, failure.getMessage());
  }

  void expired() {
    LOGGER.error("Deny list of {}: what was read last is older than {} seconds and no longer used, calls are answered 503",
        name, DenyList.SERVES.getSeconds());
  }
}
