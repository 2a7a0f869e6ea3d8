package org.muleentra.jwt.core.key;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.schedule.Turns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One authority's place among the saved keys; a store that fails or hangs costs nothing but what it would have given.
 *
 * <p>The store is called on threads of the scheduler alone, by an authority once at a time for each purpose. Thread-safe.
 */
final class KeyVault {

  private static final Logger LOGGER = LoggerFactory.getLogger(KeyVault.class);

  private final String whose;
  private final Authority authority;
  private final SavedKeys saved;
  private final Turns turns;
  private final Timetable timetable;
  private final Clock clock;
  private final Duration tolerance;
  private final AtomicReference<KeyDocument> toSave = new AtomicReference<>();
  private final AtomicBoolean saving = new AtomicBoolean();
  private final AtomicReference<CompletableFuture<Void>> restoring = new AtomicReference<>();

  /**
   * @param whose keys they are, for the log
   * @param turns of all who use this store, so that one that hangs holds no more threads than these
   */
  KeyVault(String whose, Authority authority, SavedKeys saved, Turns turns, Timetable timetable, Clock clock,
      Duration tolerance) {
    this.whose = whose;
    this.authority = authority;
    this.saved = saved;
    this.turns = turns;
    this.timetable = timetable;
    this.clock = clock;
    this.tolerance = tolerance;
  }

  /** Keeps keys that were fetched just now, when the store has time for it; the last ones count. */
  void keep(KeySet keys) {
    if (saved != SavedKeys.NONE) {
      toSave.set(new KeyDocument(keys.document(), clock.millis()));
      saveLast();
    }
  }

  private void saveLast() {
    if (toSave.get() != null && saving.compareAndSet(false, true)) {
      turns.take(() -> aside(this::save)).whenComplete((done, failure) -> {
        saving.set(false);
        saveLast();
      });
    }
  }

  /** On a thread of the scheduler, as soon as one is free. */
  private CompletableFuture<Void> aside(Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    timetable.soon(() -> {
      try {
        work.run();
      } finally {
        done.complete(null);
      }
    });
    return done;
  }

  private void save() {
    KeyDocument document = toSave.getAndSet(null);
    try {
      saved.save(authority.id(), document);
    } catch (RuntimeException | Error e) {
      LOGGER.warn("Keys of {} could not be saved in {}: {}", whose, saved, ForeseenFailure.sentence(e));
    }
  }

  /**
   * Brings the keys kept last, if there are some that may serve.
   *
   * @param taking is given them, on a thread of the scheduler, whenever the store answers
   * @return ends when it has answered; or at once, where an earlier question of ours has no answer yet
   */
  CompletableFuture<Void> restore(Consumer<Restored> taking) {
    CompletableFuture<Void> answered = new CompletableFuture<>();
    if (saved == SavedKeys.NONE || !restoring.compareAndSet(null, answered)) {
      answered.complete(null);
      return answered;
    }
    turns.take(() -> aside(() -> load(taking))).whenComplete((done, failure) -> {
      restoring.set(null);
      answered.complete(null);
    });
    return answered;
  }

  private void load(Consumer<Restored> taking) {
    try {
      KeyDocument document = saved.load(authority.id());
      if (document == null) {
        return;
      }
      long age = clock.millis() - document.fetchedAt();
      // A date in the future is a clock or a store that lies: such keys could serve for ever.
      if (age < 0 || age >= tolerance.toMillis()) {
        LOGGER.warn("Keys of {}: those saved in {} are too old, or of the future, and are not used", whose, saved);
        return;
      }
      taking.accept(new Restored(KeySet.of(document.body()),
          timetable.nanos() + TimeUnit.MILLISECONDS.toNanos(tolerance.toMillis() - age)));
    } catch (RuntimeException | Error e) {
      LOGGER.warn("Keys of {} could not be read from {}: {}", whose, saved, ForeseenFailure.sentence(e));
    }
  }

  /** Keys from before this process. */
  static final class Restored {

    private final KeySet keys;
    private final long expiresAt;

    Restored(KeySet keys, long expiresAt) {
      this.keys = keys;
      this.expiresAt = expiresAt;
    }

    KeySet keys() {
      return keys;
    }

    /** Until when they may serve, by {@link Timetable#nanos()}. */
    long expiresAt() {
      return expiresAt;
    }
  }
}
