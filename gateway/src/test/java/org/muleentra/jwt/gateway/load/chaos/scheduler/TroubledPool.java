package org.muleentra.jwt.gateway.load.chaos.scheduler;

import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mule.runtime.api.scheduler.SchedulerBusyException;

/** The bounded threads behind all schedulers, as a runtime shares them among its applications; thread-safe. */
final class TroubledPool implements Executor, AutoCloseable {

  /** Far more than the gates need while nothing is wrong. */
  private static final int THREADS = 64;
  private static final int IDLE_SECONDS = 2;
  private static final int SHORTEST_WAIT_MILLIS = 100;
  private static final int LONGEST_WAIT_MILLIS = 3_000;

  private final AtomicInteger threadNumber = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(0, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
  private final ScheduledThreadPoolExecutor waiting = new ScheduledThreadPoolExecutor(1, this::thread);
  private final Random random;
  private volatile PoolTrouble trouble = PoolTrouble.NONE;
  private long fullBefore;
  private long fullSince;

  TroubledPool(Random random) {
    this.random = random;
    waiting.prestartAllCoreThreads();
  }

  synchronized void meet(PoolTrouble next) {
    fullBefore = nanosFull();
    fullSince = System.nanoTime();
    trouble = next;
  }

  /** How long in all no task was taken. */
  synchronized long nanosFull() {
    return fullBefore + (trouble.busy() >= 1 ? System.nanoTime() - fullSince : 0);
  }

  /**
   * Runs a task, now or late.
   *
   * @throws SchedulerBusyException where no thread is free
   * @throws OutOfMemoryError where the system has none
   */
  @Override
  public void execute(Runnable task) {
    PoolTrouble now = trouble;
    double fate;
    long wait;
    synchronized (random) {
      fate = random.nextDouble();
      wait = SHORTEST_WAIT_MILLIS + random.nextInt(LONGEST_WAIT_MILLIS - SHORTEST_WAIT_MILLIS);
    }
    if (fate < now.busy()) {
      throw new SchedulerBusyException("Task '" + task + "' rejected: all threads are busy");
    } else if (fate < now.busy() + now.late()) {
      waiting.schedule(() -> runAtLast(task), wait, TimeUnit.MILLISECONDS);
    } else if (fate < now.busy() + now.late() + now.threadless()) {
      throw new OutOfMemoryError("unable to create native thread: possibly out of memory or process/resource limits reached");
    } else {
      run(task);
    }
  }

  private void run(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException full) {
      throw new SchedulerBusyException(full.getMessage());
    }
  }

  /** What was taken is not lost. */
  private void runAtLast(Runnable task) {
    try {
      run(task);
    } catch (SchedulerBusyException full) {
      waiting.schedule(() -> runAtLast(task), SHORTEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** How many tasks hold a thread or wait for one. */
  int busy() {
    return threads.getActiveCount() + waiting.getQueue().size();
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "pool-of-all-" + threadNumber.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    waiting.shutdownNow();
    threads.shutdownNow();
  }
}
