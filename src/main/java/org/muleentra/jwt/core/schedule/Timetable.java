package org.muleentra.jwt.core.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one configuration has to do later, done by whoever finds it due first: the timer of the entry, a beat that
 * recurs, or a request on its way.
 *
 * <p>So a scheduler that loses, delays or rejects a task costs time and never the task. MuleSoft's does: it hands a
 * delayed task that is due to a pool, and where that is full the task is dropped (mule-scheduler-service 1.1.1, of runtime
 * 4.1.1) or tried again later; and where the pool cannot start a thread, even a recurring task ends
 * ({@code DefaultScheduler}, {@code schedulableTask}). Thread-safe.
 */
public final class Timetable implements AutoCloseable {

  /** How often the beat looks for what its own timer has not done, in milliseconds. */
  public static final long BEAT_MILLIS = 1_000;

  /** How long requests leave alone what the scheduler would not take. */
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final String name;
  private final ScheduledExecutorService scheduler;
  private final MonotonicClock clock;
  private final AtomicLong numbers = new AtomicLong();
  /** Guarded by itself, and held for a look or a change alone. */
  private final TreeSet<Entry> entries = new TreeSet<>(Entry.BY_TIME);
  private final long start;
  private final Beats beats;
  private final OneByOne oneByOne = new OneByOne();
  private volatile long lastLook;
  /** When a request has to look closer, in nanoseconds since the start. */
  private volatile long wake;
  private volatile boolean closed;

  private Timetable(String name, ScheduledExecutorService scheduler, MonotonicClock clock) {
    this.name = name;
    this.scheduler = scheduler;
    this.clock = clock;
    this.start = clock.nanos();
    this.beats = new Beats(scheduler, this::nanos, this::lookAt);
  }

  /**
   * An empty timetable, whose beat begins.
   *
   * @param name of the configuration, for the log
   * @param scheduler whose threads may block; stays the caller's to stop
   */
  public static Timetable open(String name, ScheduledExecutorService scheduler, MonotonicClock clock) {
    Timetable timetable = new Timetable(name, scheduler, clock);
    timetable.beats.begin();
    timetable.awake();
    return timetable;
  }

  /** Nanoseconds since this timetable was opened, of a clock that nobody can set. */
  public long nanos() {
    return clock.nanos() - start;
  }

  /**
   * Ends a wait: {@code task} runs once in {@code millis}, or at once when the timetable is closed. It must not block, since it
   * may run on a request's thread.
   *
   * @return to be cancelled when the wait ended by itself
   */
  public Entry deadline(long millis, Runnable task) {
    return enter(entry(nanosFromNow(millis), task, true), millis);
  }

  /**
   * Recurring or other background work: {@code task} runs once in {@code millis}, on a thread of the scheduler, where it may
   * block; never once the timetable is closed.
   */
  public Entry later(long millis, Runnable task) {
    return enter(entry(nanosFromNow(millis), task, false), millis);
  }

  /**
   * Background work that is due now: {@code task} runs once on a thread of the scheduler, where it may block, as soon as that
   * takes it; never once the timetable is closed.
   */
  public Entry soon(Runnable task) {
    Entry entry = entry(nanos(), task, false);
    if (enter(entry)) {
      entry.see(nanos());
    }
    return entry;
  }

  /**
   * Runs work that may block on a thread of the scheduler, now.
   *
   * @return whether the scheduler took it; where it did not, and where this timetable is closed, it will not run
   */
  public boolean begin(Runnable work) {
    if (closed) {
      return false;
    }
    try {
      scheduler.execute(work);
      return true;
    } catch (RuntimeException | Error full) {
      // Not RejectedExecutionException alone: a pool that cannot start a thread throws OutOfMemoryError.
      return false;
    }
  }

  /**
   * Goes on with what waited: on a thread of the scheduler, on this one where the scheduler takes nothing, and on that of the
   * beat or of a request where it took it and has not begun within {@link #BEAT_MILLIS}. Must not block. An
   * {@link java.util.concurrent.Executor} by method reference.
   */
  public void goOn(Runnable continuation) {
    Entry entry = entry(nanosFromNow(BEAT_MILLIS), continuation, true);
    if (!enter(entry)) {
      oneByOne.run(entry::perform);
    } else if (!begin(() -> oneByOne.run(entry::run))) {
      oneByOne.run(entry::run);
    }
  }

  /** Called by each request on its way: sees to what is overdue. Costs a look at a clock where nothing is. */
  public void notice() {
    long now = nanos();
    if (now - wake < 0 || closed) {
      return;
    }
    beats.beginWhatEnded(now);
    lookAt(now);
  }

  /** Whether it ends waits at once and begins nothing any more. */
  public boolean isClosed() {
    return closed;
  }

  /** Ends every wait at once, and all background work. */
  @Override
  public void close() {
    List<Entry> left;
    synchronized (entries) {
      closed = true;
      left = new ArrayList<>(entries);
    }
    beats.end();
    for (Entry entry : left) {
      entry.close();
    }
  }

  private void lookAt(long now) {
    lastLook = now;
    List<Entry> due = new ArrayList<>();
    synchronized (entries) {
      for (Entry entry : entries) {
        if (entry.due() - now > 0) {
          break;
        }
        due.add(entry);
      }
    }
    due.forEach(entry -> entry.see(now));
    awake();
  }

  private Entry enter(Entry entry, long millis) {
    if (enter(entry)) {
      entry.setTimer(millis);
    } else {
      entry.tooLate();
    }
    return entry;
  }

  /** Tells whether it now waits for its time, which it does not once the timetable is closed. */
  private boolean enter(Entry entry) {
    boolean late;
    synchronized (entries) {
      late = closed;
      if (!late) {
        entries.add(entry);
      }
    }
    if (!late) {
      awake();
    }
    return !late;
  }

  /** A request looks closer when the first entry is due, or the beat has been silent for too long. */
  void awake() {
    synchronized (entries) {
      long beatLate = beats.lateFrom();
      wake = entries.isEmpty() ? beatLate
          : Math.min(beatLate, Math.max(entries.first().due(), lastLook + LOOK_AGAIN_NANOS));
    }
  }

  private Entry entry(long due, Runnable task, boolean endsAWait) {
    return new Entry(this, numbers.incrementAndGet(), due, task, endsAWait);
  }

  private long nanosFromNow(long millis) {
    return nanos() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Whether the entry still waits for its time. */
  boolean holds(Entry entry) {
    synchronized (entries) {
      return entries.contains(entry);
    }
  }

  /** Takes the entry out, which one caller alone can. */
  boolean take(Entry entry) {
    synchronized (entries) {
      return entries.remove(entry);
    }
  }

  /** Runs what does not block once in so long, unless that is lost. */
  ScheduledFuture<?> timer(long millis, Runnable task) {
    return scheduler.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  /** Of the configuration. */
  String name() {
    return name;
  }
}
