package org.muleentra.jwt.core.request;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.schedule.Entry;
import org.muleentra.jwt.core.schedule.Timetable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the beginnings of bodies while whoever asked goes on with other things; thread-safe.
 *
 * <p>A client may send its body as slowly as it likes, so a reading is bounded in time, and all of them together in
 * threads: when more ask than there are threads for, each has less time.
 */
public final class BodyReader {

  /** How long the beginning of a body may take to come, in milliseconds: 64 kB within it are 52 kbit/s. */
  public static final long PATIENCE_MILLIS = 10_000;

  /** How long it may take while others wait for a thread, in milliseconds. */
  public static final long UNDER_PRESSURE_MILLIS = 1_000;

  /** How long after its time a reader may still leave by itself, with the next byte, before it is interrupted. */
  static final long GRACE_MILLIS = 500;

  /** How many bodies are read at once, each on a thread. */
  public static final int AT_ONCE = 32;

  /** How many more wait. */
  public static final int WAITING = 1000;

  private static final Refusal TOO_SLOW = Reason.BODY_TOO_SLOW.refusal();

  /** A thread is free again when those that hold one have had their time. */
  private static final Refusal OVERLOADED =
      Reason.NO_RESOURCES.because("nothing was free in time to look at the form-encoded body").retryAfter(5);

  private static final Logger LOGGER = LoggerFactory.getLogger(BodyReader.class);

  private final Timetable timetable;
  /** Those that hold a thread, the oldest first. */
  private final Set<Reading> running = new LinkedHashSet<>();
  private final Deque<Reading> waiting = new ArrayDeque<>();
  private Entry relief;

  /** @param timetable whose threads may block */
  public BodyReader(Timetable timetable) {
    this.timetable = timetable;
  }

  /**
   * The beginning of a body, {@link RequestHead#BODY_LIMIT} at most, or why it could not be had.
   *
   * @param mayBreak whether a body that takes too long may be made unreadable, as nobody else will read it
   * @return never completes exceptionally
   */
  public CompletionStage<Outcome<byte[]>> beginning(RequestBody body, boolean mayBreak) {
    byte[] here = body.inMemory(RequestHead.BODY_LIMIT);
    if (here != null) {
      return CompletableFuture.completedFuture(Outcome.of(here));
    }
    Reading reading = new Reading(body, mayBreak);
    reading.bound();
    boolean starts;
    boolean waits;
    synchronized (this) {
      starts = running.size() < AT_ONCE && running.add(reading);
      waits = !starts && waiting.size() < WAITING && waiting.add(reading);
    }
    if (starts) {
      begin(reading);
    } else if (waits) {
      relieve();
    } else {
      reading.settle(Outcome.refused(OVERLOADED));
    }
    return reading.outcome;
  }

  /** Ends the oldest readings that have had their time, as many as wait; looks again when the next have. */
  private void relieve() {
    List<Reading> over = new ArrayList<>();
    synchronized (this) {
      int wanted = waiting.size();
      for (Iterator<Reading> oldest = running.iterator(); wanted > 0 && oldest.hasNext(); wanted--) {
        Reading reading = oldest.next();
        long left = UNDER_PRESSURE_MILLIS - NANOSECONDS.toMillis(timetable.nanos() - reading.begun);
        if (left > 0) {
          relief = relief == null ? timetable.later(left, this::relieveNow) : relief;
          break;
        }
        over.add(reading);
      }
    }
    over.forEach(reading -> reading.expire(TOO_SLOW));
  }

  private void relieveNow() {
    synchronized (this) {
      relief = null;
    }
    relieve();
  }

  private void begin(Reading first) {
    for (Reading reading = first; reading != null && !reading.start();) {
      Reading failed = reading;
      reading = leave(failed);
      failed.settle(Outcome.refused(OVERLOADED));
    }
  }

  private void end(Reading reading) {
    begin(leave(reading));
    relieve();
  }

  /** @return who is to start in its place, or {@code null} */
  private synchronized Reading leave(Reading reading) {
    if (!running.remove(reading)) {
      waiting.remove(reading);
      return null;
    }
    Reading next = waiting.poll();
    if (next != null) {
      next.begun = timetable.nanos();
      running.add(next);
    }
    return next;
  }

  /** One body; guards its own state. */
  private final class Reading {

    private final RequestBody body;
    private final boolean mayBreak;
    private final long arrived = timetable.nanos();
    private final CompletableFuture<Outcome<byte[]>> outcome = new CompletableFuture<>();
    private volatile Outcome<byte[]> verdict;
    private volatile long begun = arrived;
    private boolean started;
    private boolean broken;
    private Thread reader;

    Reading(RequestBody body, boolean mayBreak) {
      this.body = body;
      this.mayBreak = mayBreak;
    }

    void bound() {
      Entry deadline = timetable.deadline(PATIENCE_MILLIS, this::overdue);
      outcome.whenComplete((bytes, never) -> deadline.cancel());
    }

    /** @return whether a thread could be had */
    boolean start() {
      return timetable.begin(this::read);
    }

    private void read() {
      Outcome<byte[]> read = Outcome.refused(OVERLOADED);
      try {
        if (enter()) {
          read = whole();
        }
      } finally {
        exit();
        end(this);
        settle(read);
      }
    }

    private synchronized boolean enter() {
      started = true;
      reader = verdict == null ? Thread.currentThread() : null;
      return reader != null;
    }

    /** From here on the thread is not this reading's. */
    private synchronized void exit() {
      if (broken) {
        Thread.interrupted();
      }
      reader = null;
    }

    private Outcome<byte[]> whole() {
      ByteArrayOutputStream beginning = new ByteArrayOutputStream();
      byte[] chunk = new byte[8192];
      try (InputStream own = body.open()) {
        int count = own.read(chunk);
        while (count >= 0 && beginning.size() < RequestHead.BODY_LIMIT && verdict == null) {
          beginning.write(chunk, 0, Math.min(count, RequestHead.BODY_LIMIT - beginning.size()));
          count = own.read(chunk);
        }
      } catch (Exception e) {
        // Whatever broke it: a client that is gone, one whose chunks are none, a buffer that is full.
        LOGGER.debug("A body could not be read to where it is looked at: {}", e.getClass().getName());
        return Outcome.refused(Reason.BODY_INCOMPLETE);
      }
      // Mule's buffer takes an interrupted reading for the body's end.
      return Thread.currentThread().isInterrupted() ? Outcome.refused(Reason.BODY_INCOMPLETE)
          : Outcome.of(beginning.toByteArray());
    }

    /** Its time is over, or the timetable was closed. */
    void overdue() {
      long now = timetable.nanos();
      // Whoever waited for a thread, or is sent away by a stop, was not slow.
      expire(now - arrived >= MILLISECONDS.toNanos(PATIENCE_MILLIS)
          && now - begun >= MILLISECONDS.toNanos(UNDER_PRESSURE_MILLIS) ? TOO_SLOW : OVERLOADED);
    }

    void expire(Refusal why) {
      boolean held;
      boolean leaves;
      synchronized (this) {
        if (verdict != null) {
          return;
        }
        held = started;
        leaves = reader != null && mayBreak;
        verdict = Outcome.refused(held ? why : OVERLOADED);
      }
      if (!held) {
        end(this);
      }
      if (leaves) {
        timetable.deadline(GRACE_MILLIS, this::breakOff);
      } else {
        goOn();
      }
    }

    /**
     * Frees the thread of who sends nothing at all. Before the answer: the runtime then closes the body, and would wait
     * for whoever reads it.
     */
    private void breakOff() {
      synchronized (this) {
        if (reader != null) {
          broken = true;
          reader.interrupt();
        }
      }
      goOn();
    }

    /** On another thread, as this one must not wait, and the flow may. */
    private void goOn() {
      if (!outcome.isDone()) {
        timetable.goOn(() -> outcome.complete(verdict));
      }
    }

    void settle(Outcome<byte[]> as) {
      synchronized (this) {
        verdict = verdict == null ? as : verdict;
      }
      outcome.complete(verdict);
    }
  }
}
