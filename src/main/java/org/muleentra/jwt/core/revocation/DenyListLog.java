package org.muleentra.jwt.core.revocation;

import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.outbound.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator reads of the deny list: a line when it comes, warnings that grow while it does not.
 *
 * <p>Each line names the configuration and the store. Thread-safe.
 */
final class DenyListLog {

  private static final Logger LOGGER = LoggerFactory.getLogger(DenyList.class);

  private final String list;
  private final Outage outage = new Outage();

  /**
   * @param name of the configuration
   * @param store as it names itself
   */
  DenyListLog(String name, RevocationStore store) {
    list = name + " in " + store;
  }

  void read(int entries) {
    int failures = outage.over();
    if (failures > 0) {
      LOGGER.info("Deny list of {}: read again after {} failed readings, {} entries", list, failures, entries);
    } else {
      LOGGER.debug("Deny list of {}: {} entries", list, entries);
    }
  }

  void failed(Throwable failure, boolean serves) {
    int told = outage.failed();
    if (told == 0) {
      return;
    }
    if (serves) {
      LOGGER.warn("Deny list of {}: reading {} failed, what was read before serves until {} seconds after its reading: {}",
          list, told, DenyList.SERVES.getSeconds(), ForeseenFailure.sentence(failure));
    } else {
      LOGGER.error("Deny list of {}: none, calls are answered 503; reading {} failed: {}", list, told, ForeseenFailure.sentence(failure));
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
    LOGGER.debug("Deny list of {}: an entry that is of no more use could not be removed: {}", list, ForeseenFailure.sentence(failure));
  }

  void notInOneCall(Throwable failure) {
    LOGGER.debug("Deny list of {}: not to be had in one call, its entries are read one by one: {}", list, ForeseenFailure.sentence(failure));
  }
}
