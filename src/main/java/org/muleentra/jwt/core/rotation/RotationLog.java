package org.muleentra.jwt.core.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.identity.SigningIdentity;
import org.muleentra.jwt.core.outbound.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator reads of one application's rotation: certificates by their thumbprints, never a key. Thread-safe. */
final class RotationLog {

  /** Where a line sends who reads it. */
  private static final String PAGE = "docs/operate/credentials.md";

  private static final Logger LOGGER = LoggerFactory.getLogger(CertificateRotation.class);

  private final String whose;
  private final Outage outage = new Outage();
  /** Guarded by this. */
  private final Set<String> told = new HashSet<>();

  /** @param name of the configuration */
  RotationLog(String name, String clientId) {
    this.whose = clientId + " for " + name;
  }

  void began(SigningIdentity old, SigningIdentity next, Instant now, RotationRecord where) {
    LOGGER.info("Certificate {} of application {} is {} days old and ends at {}: a new one, {}, is made and kept in {}, and signs nothing yet",
        old.thumbprint(), whose, Duration.between(old.begin(), now).toDays(), old.expiry(), next.thumbprint(), where);
  }

  void switched(RotationState state, Instant removal) {
    LOGGER.info("Application {} signs with certificate {} from now on; {} stays registered until {}", whose, state.serving().thumbprint(),
        state.old(), removal);
  }

  void undone(RotationState state) {
    LOGGER.warn("Application {} signs with certificate {} again, as Entra does not take {}, which is added once more. See {}", whose, state.old(),
        state.serving().thumbprint(), PAGE);
  }

  void ended(RotationState state) {
    LOGGER.info("The certificate of application {} was rotated: {} is no longer registered, {} serves until {}", whose, state.old(),
        state.serving().thumbprint(), state.serving().expiry());
  }

  /** @param why the rest of a sentence */
  void notRemoved(RotationState state, String why) {
    LOGGER.warn("The certificate of application {} was rotated, and {} serves until {}, but {} may be registered still: {}. Remove it in Entra."
        + " See {}", whose, state.serving().thumbprint(), state.serving().expiry(), state.old(), why, PAGE);
  }

  void newerConfigured(SigningIdentity configured, SigningIdentity left) {
    LOGGER.info("Certificate {} in the key store of application {} is newer than {}, and serves from now on; the other is not used any more, and"
        + " may be removed in Entra", configured.thumbprint(), whose, left.thumbprint());
  }

  void newerNotTaken(SigningIdentity configured) {
    synchronized (this) {
      if (!told.add(configured.thumbprint())) {
        return;
      }
    }
    LOGGER.warn("Certificate {} in the key store of application {} is newer than the one that serves, and not used, as Entra does not take it",
        configured.thumbprint(), whose);
  }

  /** Told at the 1st, 2nd, 4th … in a row. */
  void failed(Throwable failure) {
    int number = outage.failed();
    if (number > 0) {
      LOGGER.warn("The rotation of the certificate of application {} does not go on, attempt {}: {}; the certificate that serves is used on."
          + " See {}", whose, number, ForeseenFailure.sentence(failure), PAGE);
    }
  }

  void wentOn() {
    outage.over();
  }
}
