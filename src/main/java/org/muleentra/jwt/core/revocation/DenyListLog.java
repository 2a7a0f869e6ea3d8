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

  private int failures;

  synchronized void read(int entries) {
    if (failures > 0) {
      LOGGER.info("Deny list: read again after {} failed readings, {} entries", failures, entries);
    } else {
      LOGGER.debug("Deny list: {} entries", entries);
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
      LOGGER.warn("Deny list: reading {} failed, what was read before serves until {} seconds after its reading: {}",
          failures, DenyList.SERVES.getSeconds(), why);
    } else {
      LOGGER.error("Deny list: none, calls are answered 503; reading {} failed: {}", failures, why);
    }
  }

  void notTidied(RevocationStoreException failure) {
    LOGGER.debug("Deny list: an entry that is of no more use could not be removed: {}", failure.getMessage());
  }

  void expired() {
    LOGGER.error("Deny list: what was read last is older than {} seconds and no longer used, calls are answered 503",
        DenyList.SERVES.getSeconds());
  }
}
