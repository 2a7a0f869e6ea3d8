package org.muleentra.jwt.core.revocation;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.muleentra.jwt.core.schedule.Entry;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.TrackRecord;

/**
 * The readings of the store, one after another for as long as the list is open, and how old what they brought is.
 *
 * <p>A reading that hangs is overtaken by another, and the longer the store hangs the later by the next, so that few threads
 * are held however long it lasts; once any reading has ended, the next follows as ever. Thread-safe.
 */
final class Readings {

  /** After a reading that failed on its way, when it had brought something: the next brings the rest. */
  private static final Duration GOES_ON = Duration.ofSeconds(1);

  /** A reading to which the store has not answered for so long is overtaken; that one after twice as long, and so on. */
  private static final Duration STALLS = Duration.ofSeconds(10);

  /** The longest of these waits, until so many readings hang; from then on they double again. */
  private static final Duration STALLS_AGAIN = Duration.ofSeconds(60);
  private static final int MANY = 8;

  /** From this age of the list on, a request looks whether the next reading has been lost. */
  private static final Duration LATE = Duration.ofSeconds(15);

  /** How many threads help all readings together. */
  private static final int HELPERS = 3;

  private static final long NEVER = Long.MIN_VALUE / 2;

  final RevocationStore store;
  final Entries entries;
  final Timetable timetable;
  private final Clock clock;
  private final DenyListLog log;
  private final Upkeep upkeep;
  private final TrackRecord track;
  private final CompletableFuture<Void> first = new CompletableFuture<>();
  private final Semaphore helpers = new Semaphore(HELPERS);
  private final AtomicBoolean readingAll = new AtomicBoolean();
  private final AtomicLong hurried = new AtomicLong();
  private final AtomicBoolean expiryTold = new AtomicBoolean(true);
  /** When the newest listing began of which all is known. */
  private volatile long proven = NEVER;
  /** When the store last answered, or the newest reading began. */
  private volatile long progress;
  private volatile boolean closed;
  /** How many readings have begun and not ended; guarded by this, as are the next three. */
  private int underWay;
  /** Whether any reading has ended since the newest began: then that one, if it hangs, is no reason to wait. */
  private boolean answered = true;
  private long notBefore;
  private Entry next;

  Readings(RevocationStore store, Entries entries, Timetable timetable, Clock clock, DenyListLog log, Upkeep upkeep) {
    this.store = store;
    this.entries = entries;
    this.timetable = timetable;
    this.clock = clock;
    this.log = log;
    this.upkeep = upkeep;
    this.track = new TrackRecord(clock);
  }

  /** Begins the first reading, and does not wait for it. */
  void open() {
    CompletableFuture<Void> waiting = first;
    Entry bound = timetable.deadline(DenyList.FIRST_READING.toMillis(), () -> waiting.complete(null));
    first.whenComplete((nothing, never) -> bound.cancel());
    begin(DenyList.RELOAD);
    if (!timetable.begin(this::begin)) {
      begin(Duration.ZERO);
    }
  }

  /** Completes when the first reading has ended, well or not, or took too long. */
  CompletableFuture<Void> first() {
    return first;
  }

  /** Whether what is known is new enough to decide by: judged now, whatever has or has not run meanwhile. */
  boolean serve() {
    long now = timetable.nanos();
    long age = now - proven;
    if (age >= LATE.toNanos()) {
      hurry(now);
    }
    if (age < DenyList.SERVES.toNanos()) {
      return true;
    }
    if (proven != NEVER && expiryTold.compareAndSet(false, true)) {
      log.expired();
    }
    return false;
  }

  /** For how long nothing has served, in nanoseconds: below 0 while something does; {@code Long.MAX_VALUE} where nothing ever did. */
  long servedNotFor() {
    long newest = proven;
    return newest == NEVER ? Long.MAX_VALUE : timetable.nanos() - newest - DenyList.SERVES.toNanos();
  }

  /** How they fared. */
  TrackRecord track() {
    return track;
  }

  /** From now on nothing serves and nothing is read. */
  void close() {
    synchronized (this) {
      closed = true;
      proven = NEVER;
      if (next != null) {
        next.cancel();
      }
    }
    first.complete(null);
  }

  boolean isClosed() {
    return closed;
  }

  /** The store has answered. */
  void progressed() {
    progress = timetable.nanos();
  }

  /** All that the listing of this reading named is known. */
  synchronized void proven(Reading reading) {
    if (!closed && reading.began() > proven && !isTooOld(reading)) {
      proven = reading.began();
      expiryTold.set(false);
    }
  }

  /** What the store has, where it can tell in one call and nobody waits for that already; else nothing. */
  Map<String, Revocation> readAll() {
    if (!readingAll.compareAndSet(false, true)) {
      return Collections.emptyMap();
    }
    try {
      Map<String, Revocation> all = store.readAll();
      progressed();
      return all == null ? Collections.emptyMap() : all;
    } catch (RuntimeException | Error failure) {
      log.notInOneCall(failure);
      return Collections.emptyMap();
    } finally {
      readingAll.set(false);
    }
  }

  /** Does the same work on up to so many more threads, as far as there are some. */
  void help(int most, Runnable work) {
    for (int i = 0; i < most && helpers.tryAcquire(); i++) {
      boolean begun = timetable.begin(() -> {
        try {
          work.run();
        } finally {
          helpers.release();
        }
      });
      if (!begun) {
        helpers.release();
        return;
      }
    }
  }

  /** Clocks of other nodes may be behind ours, so what has ended here may hold there. */
  long longAgo() {
    return clock.instant().minus(RevocationRequest.SKEW).getEpochSecond();
  }

  private void hurry(long now) {
    long before = hurried.get();
    if (!closed && now - before >= DenyList.RELOAD.toNanos() && hurried.compareAndSet(before, now)) {
      timetable.begin(this::begin);
    }
  }

  private synchronized void begin(Duration delay) {
    Entry before = next;
    next = timetable.later(delay.toMillis(), this::begin);
    if (before != null) {
      before.cancel();
    }
  }

  /** On a thread of the scheduler: begins a reading, where it is time. */
  private void begin() {
    Reading reading = new Reading(this);
    synchronized (this) {
      if (closed) {
        return;
      }
      long now = timetable.nanos();
      long wait = (answered ? notBefore : progress + patience(underWay)) - now;
      if (wait > 0) {
        // Never a moment too early by rounding.
        begin(Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(wait - 1) + 1));
        return;
      }
      if (!answered) {
        log.overtaken(TimeUnit.NANOSECONDS.toSeconds(now - progress));
      }
      // Before the reading, which may never end.
      begin(Duration.ofNanos(patience(underWay + 1)));
      underWay++;
      answered = false;
      progress = now;
    }
    reading.run().whenComplete((nothing, failure) -> ended(reading, failure));
  }

  private static long patience(int underWay) {
    return underWay <= MANY ? Math.min(STALLS.toNanos() << underWay - 1, STALLS_AGAIN.toNanos())
        : STALLS_AGAIN.toNanos() << Math.min(underWay - MANY, 20);
  }

  private void ended(Reading reading, Throwable failure) {
    try {
      if (failure != null) {
        track.failed(failure);
        log.failed(failure, timetable.nanos() - proven < DenyList.SERVES.toNanos());
      } else {
        track.succeeded();
        log.read(entries.size());
        upkeep.begin();
      }
    } finally {
      synchronized (this) {
        underWay--;
        answered = true;
        Duration delay = delay(reading, failure);
        notBefore = timetable.nanos() + delay.toNanos();
        if (!closed) {
          begin(delay);
        }
      }
      first.complete(null);
    }
  }

  private Duration delay(Reading reading, Throwable failure) {
    if (failure != null) {
      return reading.hasLearnt() ? GOES_ON : DenyList.RELOAD;
    }
    // It took so long that its listing proves nothing, but now little is left to read.
    return isTooOld(reading) ? Duration.ZERO : DenyList.RELOAD;
  }

  private boolean isTooOld(Reading reading) {
    return timetable.nanos() - reading.began() >= DenyList.SERVES.toNanos();
  }
}
