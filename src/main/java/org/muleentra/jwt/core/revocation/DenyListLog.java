package org.muleentra.jwt.core.revocation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator reads of the deny list: a line when it comes, warnings that grow while it does not.
 *
 * <p>An outage is told at its 1st, 2nd, 4th, 8th … failed reading. Each line names the configuration and the store.
 * Thread-safe.
 */
final class DenyListLog {

  private static final Logger LOGGER = LoggerFactory.getLogger(DenyList.class);

  private final String list;
  private int failures;

  /**
   * @param name of the configuration
   * @param store as it names itself
   */
  DenyListLog(String name, RevocationStore store) {
    list = name + " in " + store;
  }

  synchronized void read(int entries) {
    if (failures > 0) {
      LOGGER.info("Deny list of {}: read again after {} failed readings, {} entries", list, failures, entries);
    } else {
      LOGGER.debug("Deny list of {}: {} entries", list, entries);
    }
    failures = 0;
  }

  synchronized void failed(Throwable failure, boolean serves) {
    failures++;
    if (Integer.bitCount(failures) > 1) {
      return;
    }
    if (serves) {
      LOGGER.warn("Deny list of {}: reading {} failed, what was read before serves until {} seconds after its reading: {}",
          list, failures, DenyList.SERVES.getSeconds(), why(failure));
    } else {
      LOGGER.error("Deny list of {}: none, calls are answered 503; reading {} failed: {}", list, failures, why(failure));
    }
  }

  void overtaken(long seconds) {
    LOGGER.warn("Deny list of {}: the store has not answered for {} seconds, it is asked anew", list, seconds);
  }

  void expired() {
    LOGGER.error("Deny list of {}: what was read last is older than {} seconds and no longer used, calls are answered 503",
        list, DenyList.SERVES.getSeconds());
  }

  void notTidied(Throwable failure) {
    LOGGER.debug("Deny list of {}: an entry that is of no more use could not be removed: {}", list, why(failure));
  }

  void notInOneCall(Throwable failure) {
    LOGGER.debug("Deny list of {}: not to be had in one call, its entries are read one by one: {}", list, why(failure));
  }

  private static String why(Throwable failure) {
    return failure instanceof RevocationStoreException ? failure.getMessage() : failure.toString();
  }
}
