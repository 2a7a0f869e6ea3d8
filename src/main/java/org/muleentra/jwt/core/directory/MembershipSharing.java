package org.muleentra.jwt.core.directory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.outbound.Outage;
import org.muleentra.jwt.core.schedule.Lane;
import org.muleentra.jwt.core.schedule.Timetable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our way to the shared memberships, never on a request's thread; a store that fails, hangs or has no thread costs nothing but
 * what it would have given.
 */
final class MembershipSharing {

  /** How long a caller waits for the store before Microsoft Graph is asked, in milliseconds. */
  static final long LOAD_MILLIS = 1_000;

  /** How many threads a store that hangs can hold, for reading and for writing each. */
  static final int WIDTH = 4;

  private static final Logger LOGGER = LoggerFactory.getLogger(MembershipSharing.class);

  private final String name;
  private final SharedMemberships memberships;
  private final Lane loading;
  private final Lane saving;
  private final Outage outage = new Outage();

  /** @param name of the configuration, for the log */
  MembershipSharing(String name, SharedMemberships memberships, Timetable timetable) {
    this.name = name;
    this.memberships = memberships;
    this.loading = new Lane(timetable, WIDTH, LOAD_MILLIS);
    this.saving = new Lane(timetable, WIDTH, LOAD_MILLIS);
  }

  /** What is shared, or {@code null}; to be judged by its times. Completed already where nothing is shared. */
  CompletionStage<SavedMembership> load(String question) {
    return memberships == SharedMemberships.NONE ? CompletableFuture.completedFuture(null)
        : told("read", loading.supply(() -> memberships.load(question)));
  }

  void save(String question, SavedMembership membership) {
    if (memberships != SharedMemberships.NONE) {
      told("saved", saving.supply(() -> {
        memberships.save(question, membership);
        return null;
      }));
    }
  }

  private <T> CompletionStage<T> told(String done, CompletableFuture<T> work) {
    return work.handle((result, failure) -> {
      if (failure == null) {
        outage.over();
      } else {
        failed(done, failure);
      }
      return result;
    });
  }

  private void failed(String done, Throwable failure) {
    int told = outage.failed();
    if (told > 0) {
      LOGGER.warn("Shared group memberships of {} in {} could not be {}, failure {}: {}", name, memberships, done, told,
          ForeseenFailure.sentence(failure));
    }
  }
}
