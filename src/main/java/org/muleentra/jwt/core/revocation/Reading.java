package org.muleentra.jwt.core.revocation;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One look at the store: its keys, and what of it is not known.
 *
 * <p>Each entry is taken as soon as it is read, so a reading that fails, or takes long, leaves less to the next. The listing
 * is proven once all that it named is known, as of the moment at which it began. Thread-safe.
 */
final class Reading {

  /** From so many unknown entries on the store is asked for all in one call. */
  static final int BULK = 32;

  /** For how long after its begin a reading asks for what is in doubt. */
  private static final Duration ASKS = Duration.ofSeconds(20);

  private final Readings source;
  private final Set<String> listed = new HashSet<>();
  private final Queue<String> unknown = new ConcurrentLinkedQueue<>();
  /** What holds here and is not listed: the listing may lag, so the store is asked for each. */
  private final Queue<String> doubtful = new ConcurrentLinkedQueue<>();
  private final Queue<String> gone = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unknownLeft = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private volatile long began;
  private volatile boolean learnt;

  Reading(Readings source) {
    this.source = source;
  }

  /** When its listing began, in the timetable's nanoseconds. */
  long began() {
    return began;
  }

  /** Whether it has brought an entry that was not known. */
  boolean hasLearnt() {
    return learnt;
  }

  /**
   * Reads, on this thread and on a few others where the scheduler has them; may block.
   *
   * @return completes when the whole of the listing has been compared with what this process knew; exceptionally with
   *     whatever the store throws
   */
  CompletableFuture<Void> run() {
    try {
      began = source.timetable.nanos();
      listed.addAll(source.store.keys());
      source.progressed();
      listed.stream().filter(key -> !source.entries.knows(key)).forEach(unknown::add);
      unknownLeft.set(unknown.size());
      if (unknownLeft.get() >= BULK) {
        readAll();
      }
      if (unknownLeft.get() == 0) {
        source.proven(this);
      }
      doubtful.addAll(source.entries.doubtful(listed, source.longAgo()));
      left.set(unknownLeft.get() + doubtful.size());
      if (left.get() == 0) {
        compare();
      } else {
        source.help(left.get() - 1, this::readOneByOne);
        readOneByOne();
      }
    } catch (RuntimeException | Error failure) {
      end.completeExceptionally(failure);
    }
    return end;
  }

  private void readAll() {
    Map<String, Revocation> all = source.readAll();
    unknown.removeIf(key -> {
      Revocation entry = all.get(key);
      if (entry != null) {
        take(key, entry);
        unknownLeft.decrementAndGet();
      }
      return entry != null;
    });
  }

  /** What is unknown comes first, since nothing is proven before. */
  private void readOneByOne() {
    try {
      for (String key = unknown.poll(); key != null && !end.isDone(); key = unknown.poll()) {
        if (!source.entries.knows(key)) {
          take(key, read(key));
        }
        if (unknownLeft.decrementAndGet() == 0) {
          source.proven(this);
        }
        done();
      }
      for (String key = doubtful.poll(); key != null && !end.isDone(); key = doubtful.poll()) {
        // Some in each reading, since the next listing must not wait for them.
        if (source.timetable.nanos() - began < ASKS.toNanos() && read(key) == null) {
          gone.add(key);
        }
        done();
      }
    } catch (RuntimeException | Error failure) {
      end.completeExceptionally(failure);
    }
  }

  private Revocation read(String key) {
    Revocation entry = source.store.read(key);
    source.progressed();
    return entry;
  }

  private void take(String key, Revocation entry) {
    if (entry == null) {
      return;
    }
    learnt = true;
    if (!source.entries.read(entry, began)) {
      // A newer listing knew nothing of it: it may be gone, or that listing lagged.
      Revocation now = read(key);
      if (now != null) {
        source.entries.read(now);
      }
    }
  }

  private void done() {
    if (left.decrementAndGet() == 0) {
      compare();
    }
  }

  private void compare() {
    source.entries.compare(listed, began, gone, source.longAgo());
    end.complete(null);
  }
}
