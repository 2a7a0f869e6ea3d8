package org.muleentra.jwt.core;

import java.time.Clock;
import org.muleentra.jwt.core.audit.DecisionTally;
import org.muleentra.jwt.core.authority.Authorities;
import org.muleentra.jwt.core.check.LifetimeCheck;
import org.muleentra.jwt.core.directory.Directory;
import org.muleentra.jwt.core.error.RefusalIds;
import org.muleentra.jwt.core.key.KeySources;
import org.muleentra.jwt.core.outbound.ClockDifference;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.request.BodyReader;
import org.muleentra.jwt.core.revocation.DenyList;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.Vitals;
import org.muleentra.jwt.core.token.SignatureProvider;
import org.muleentra.jwt.core.token.SignatureVerifier;
import org.muleentra.jwt.core.validation.TokenCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all doors of one configuration go by: its authorities, their keys, the tokens that they proved, the deny list and the directory. */
final class Sources {

  private static final Logger LOGGER = LoggerFactory.getLogger(Sources.class);

  final String name;
  final Authorities authorities;
  final KeySources keySources;
  final SignatureVerifier verifier;
  final TokenCache tokens;
  final DenyList denyList;
  final Directory directory;
  final Timetable timetable;
  final BodyReader bodies;
  final Clock clock;
  final ClockDifference clockDifference;
  final DecisionTally audit;
  final Vitals vitals;
  final RefusalIds refusalIds = new RefusalIds();

  /** Starts fetching keys without waiting for them. */
  Sources(GatekeeperSettings settings, Platform around) {
    name = around.name;
    clockDifference = new ClockDifference(around.clock, settings.values.get(LifetimeCheck.CLOCK_SKEW));
    Transport transport = clockDifference.watching(around.transport);
    directory = Directory.of(around.name, settings.directory, transport, around.memberships, around.timetable, around.clock);
    authorities = settings.tenants.authorities();
    keySources = new KeySources(around.name, authorities.all(), transport, around.savedKeys, around.timetable, around.clock,
        settings.outageTolerance);
    verifier = verifier(around.name, settings.values.get(SignatureVerifier.SIGNATURE_PROVIDER));
    tokens = new TokenCache(settings.values.get(TokenCache.TOKEN_CACHE), settings.values.get(LifetimeCheck.CLOCK_SKEW), around.clock);
    denyList = around.denyList;
    timetable = around.timetable;
    bodies = new BodyReader(timetable);
    clock = around.clock;
    audit = new DecisionTally(around.audit, settings.reportOnly());
    keySources.preload();
    vitals = new Vitals(around.name, keySources.vitals(), tokens, denyList.vitals(), directory.vitals(),
        directory.credentialVitals(), around.audit.vitals(), clockDifference, audit);
  }

  private static SignatureVerifier verifier(String name, SignatureProvider choice) {
    SignatureVerifier verifier = SignatureVerifier.of(choice);
    if (choice == SignatureProvider.FASTEST) {
      if (verifier.isNative()) {
        LOGGER.info("Configuration {}: signatures are verified by {}", name, verifier);
      } else {
        LOGGER.warn("Configuration {}: signatureProvider is fastest, and this JVM has no native provider installed that verifies as it must:"
            + " signatures are verified by {}", name, verifier);
      }
    }
    return verifier;
  }
}
