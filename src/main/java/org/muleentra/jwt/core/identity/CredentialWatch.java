package org.muleentra.jwt.core.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.outbound.Outage;
import org.muleentra.jwt.core.schedule.Lane;
import org.muleentra.jwt.core.schedule.Timetable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a day when the credentials of our registration end, and of the applications that call us, and says so weeks before:
 * whose it is, which, when, who owns it, and what stops then. Thread-safe.
 */
final class CredentialWatch {

  /** So many days before its end a credential is told of, once at each. */
  static final long[] WARN_DAYS = {1, 7, 14, 30, 90};

  /** A credential that is older, in days, is told of once. */
  static final long OLD_DAYS = 90;

  /** Where a line sends who reads it. */
  private static final String PAGE = "docs/operate/credentials.md";

  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

  /** Who looked sooner than this before, here or on another replica that shares the record, has told all there is. */
  private static final long LOOKED_MILLIS = TimeUnit.HOURS.toMillis(20);

  /** When the last look was, in milliseconds since the epoch; among the ids of credentials, which are GUIDs. */
  private static final String LOOKED = "looked";

  /** How long the record is waited for. */
  private static final long RECORD_MILLIS = 5_000;

  /** The first look comes within minutes after the start, at a moment of each replica's own. */
  private static final long FIRST_MILLIS = TimeUnit.MINUTES.toMillis(10);

  private static final Logger LOGGER = LoggerFactory.getLogger(CredentialWatch.class);

  private final String name;
  private final AppIdentity identity;
  private final String appId;
  private final Supplier<Collection<String>> callers;
  private final WatchRecord record;
  private final String entry;
  private final Lane lane;
  private final Registrations registrations;
  private final Timetable timetable;
  private final Clock clock;
  private final DoubleSupplier random;
  private final CredentialEnds ends = new CredentialEnds();
  private final Outage outage = new Outage();
  private final Outage outageOfCallers = new Outage();
  private final Outage outageOfRecord = new Outage();
  /** Guarded by this: the last step that was told of each credential, and when was looked. */
  private final Map<String, Long> told = new HashMap<>();

  /** @param callers the client ids of those that may call us, as they are when asked */
  CredentialWatch(String name, AppIdentity identity, Supplier<Collection<String>> callers, WatchRecord record, Registrations registrations,
      Timetable timetable, Clock clock, DoubleSupplier random) {
    this.name = name;
    this.identity = identity;
    this.appId = identity.clientId();
    this.callers = callers;
    this.record = record;
    this.entry = "credentials of " + appId;
    this.lane = new Lane(timetable, 1, RECORD_MILLIS);
    this.registrations = registrations;
    this.timetable = timetable;
    this.clock = clock;
    this.random = random;
  }

  /** Begins to look, without waiting for it. */
  void begin() {
    timetable.later((long) (random.getAsDouble() * FIRST_MILLIS) + 1, this::lookAndGoOn);
  }

  private void lookAndGoOn() {
    // Whatever becomes of this look, there will be another.
    timetable.later((long) (DAY_MILLIS * (0.95 + 0.1 * random.getAsDouble())), this::lookAndGoOn);
    recorded("read", () -> record.read(entry)).thenAccept(known -> {
      if (!isLookedAt(known)) {
        lookAtOwn().thenCompose(this::lookAtCallers).thenAccept(looked -> {
          if (looked) {
            Map<String, Long> told = toldNow();
            recorded("written", () -> {
              record.write(entry, told);
              return null;
            });
          }
        });
      }
    });
  }

  private <T> CompletionStage<T> recorded(String done, Supplier<T> work) {
    return lane.supply(work).handle((result, failure) -> {
      int number = failure == null || timetable.isClosed() ? 0 : outageOfRecord.failed();
      if (number > 0) {
        LOGGER.warn("What was told of credentials for {} could not be {} in {}, attempt {}: {}", name, done, record, number,
            ForeseenFailure.sentence(failure));
      }
      if (failure == null) {
        outageOfRecord.over();
      }
      return result;
    });
  }

  /** @param known what others have told, or {@code null} where nothing is recorded */
  private synchronized boolean isLookedAt(Map<String, Long> known) {
    if (known != null) {
      told.putAll(known);
    }
    Long looked = told.get(LOOKED);
    long ago = looked == null ? -1 : clock.millis() - looked;
    return ago >= 0 && ago < LOOKED_MILLIS;
  }

  private synchronized Map<String, Long> toldNow() {
    told.put(LOOKED, clock.millis());
    return new HashMap<>(told);
  }

  /** Completes with whether the registration could be read. */
  private CompletionStage<Boolean> lookAtOwn() {
    return look().handle((registration, failure) -> {
      int number = failure == null || timetable.isClosed() ? 0 : outage.failed();
      if (number > 0) {
        LOGGER.warn("Credentials of application {} for {} cannot be watched, attempt {}: {}", appId, name, number,
            ForeseenFailure.sentence(failure));
      }
      if (failure == null) {
        outage.over();
        registration.credentials().forEach(credential -> tell(registration, credential, "calls for " + name + " stop then, unless another serves"));
      }
      return failure == null;
    });
  }

  /** The registration as it is now. */
  CompletionStage<Registration> look() {
    return registrations.read(appId).thenApply(read -> {
      Registration registration = read.known(identity.credentials());
      ends.ofOwn(registration);
      return registration;
    });
  }

  /** When what was read of ends. */
  CredentialEnds ends() {
    return ends;
  }

  /** One after the other, as Graph takes 150 such requests a minute of a whole tenant ("Get application"). */
  private CompletionStage<Boolean> lookAtCallers(boolean looked) {
    List<String> unread = Collections.synchronizedList(new ArrayList<>());
    CompletionStage<Void> all = CompletableFuture.completedFuture(null);
    Collection<String> ids = callersNow();
    for (String id : ids) {
      if (!id.equals(appId)) {
        all = all.thenCompose(done -> registrations.read(id)).handle((registration, failure) -> {
          if (failure == null) {
            ends.ofCaller(registration);
            registration.credentials().forEach(credential -> tell(registration, credential, "its calls to " + name + " stop then"));
          } else {
            unread.add(id + ": " + ForeseenFailure.sentence(failure));
          }
          return null;
        });
      }
    }
    return all.thenApply(done -> {
      int number = unread.isEmpty() || timetable.isClosed() ? 0 : outageOfCallers.failed();
      if (number > 0) {
        LOGGER.warn("Credentials of {} of the {} applications that may call {} cannot be watched, attempt {}, as {}", unread.size(), ids.size(),
            name, number, unread.get(unread.size() - 1));
      }
      if (unread.isEmpty()) {
        outageOfCallers.over();
      }
      return looked;
    });
  }

  /** None while the API is not started. */
  private Collection<String> callersNow() {
    try {
      return callers.get();
    } catch (IllegalStateException notStarted) {
      return Collections.emptyList();
    }
  }

  /** @param stops what stops when it ends */
  private void tell(Registration registration, RegisteredCredential credential, String stops) {
    Instant now = clock.instant();
    long left = credential.daysLeft(now);
    Long step = step(left);
    if (step != null && isNews(credential.keyId(), step)) {
      if (left < 0) {
        LOGGER.error("Credential {} of {} has expired at {}: Entra takes it no longer; {}. {} See {}", credential,
            whose(registration), credential.end(), stops.replace(" then", ""), owners(registration.owners()), PAGE);
      } else {
        LOGGER.warn("Credential {} of {} ends at {}, in {} days: {}. {} See {}", credential, whose(registration),
            credential.end(), left, stops, owners(registration.owners()), PAGE);
      }
    } else if (step == null && credential.age(now) > OLD_DAYS && isNews(credential.keyId(), Long.MAX_VALUE)) {
      LOGGER.warn("Credential {} of {} is {} days old, and should be replaced every {}. {} See {}", credential, whose(registration),
          credential.age(now), OLD_DAYS, owners(registration.owners()), PAGE);
    }
  }

  /** The step that so many days are within, -1 after the end, or {@code null} where there is time. */
  private static Long step(long daysLeft) {
    if (daysLeft < 0) {
      return -1L;
    }
    for (long step : WARN_DAYS) {
      if (daysLeft <= step) {
        return step;
      }
    }
    return null;
  }

  private synchronized boolean isNews(String keyId, long step) {
    Long before = told.put(keyId, step);
    return before == null || before != step;
  }

  private static String whose(Registration registration) {
    return registration.displayName() == null ? registration.appId() : registration.displayName() + " (" + registration.appId() + ")";
  }

  private static String owners(List<String> owners) {
    return owners.isEmpty() ? "Its owners are not known here: they may be read with Application.Read.All."
        : "Its owners, by object id: " + String.join(", ", owners) + ".";
  }
}
