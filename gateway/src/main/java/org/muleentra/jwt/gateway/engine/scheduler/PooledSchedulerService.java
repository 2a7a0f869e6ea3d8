package org.muleentra.jwt.gateway.engine.scheduler;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.api.scheduler.SchedulerConfig;
import org.mule.runtime.api.scheduler.SchedulerPoolsConfigFactory;
import org.mule.runtime.api.scheduler.SchedulerService;
import org.mule.runtime.api.scheduler.SchedulerView;

/**
 * Hands out schedulers that share their threads.
 *
 * <p>Whoever asks for a scheduler owns it and stops it; the threads live until {@link #close()}.
 */
public final class PooledSchedulerService implements SchedulerService, AutoCloseable {

  /** Delayed and recurrent tasks are short; two of them may wait for each other. */
  private static final int TIMER_THREADS = 2;

  /** How long a worker waits for work, in seconds: short, so that what an API took is seen to be given back. */
  private static final int IDLE_SECONDS = 5;

  private final AtomicInteger threadNumber = new AtomicInteger();
  private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(TIMER_THREADS, this::thread);
  // As many as are needed at once: an HTTP client's selectors hold their threads for as long as an API is deployed.
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
  private final Set<PooledScheduler> handedOut = ConcurrentHashMap.newKeySet();

  /** Creates the service; workers start as work arrives. */
  public PooledSchedulerService() {
    timers.setRemoveOnCancelPolicy(true);
    // A thread remembers who was on the stack when it was made: not an API that is to go before the thread does.
    timers.prestartAllCoreThreads();
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "mule-" + threadNumber.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  private Scheduler scheduler(String name) {
    return scheduler(name, false);
  }

  private Scheduler scheduler(String name, boolean custom) {
    PooledScheduler scheduler = new PooledScheduler(name, timers, workers, handedOut::remove, custom);
    handedOut.add(scheduler);
    return scheduler;
  }

  @Override
  public String getName() {
    return "SchedulerService";
  }

  @Override
  public Scheduler cpuLightScheduler() {
    return scheduler("cpuLight");
  }

  @Override
  public Scheduler ioScheduler() {
    return scheduler("io");
  }

  @Override
  public Scheduler cpuIntensiveScheduler() {
    return scheduler("cpuIntensive");
  }

  @Override
  public Scheduler cpuLightScheduler(SchedulerConfig config) {
    return scheduler(config.getSchedulerName());
  }

  @Override
  public Scheduler ioScheduler(SchedulerConfig config) {
    return scheduler(config.getSchedulerName());
  }

  @Override
  public Scheduler cpuIntensiveScheduler(SchedulerConfig config) {
    return scheduler(config.getSchedulerName());
  }

  @Override
  public Scheduler cpuLightScheduler(SchedulerConfig config, SchedulerPoolsConfigFactory pools) {
    return scheduler(config.getSchedulerName());
  }

  @Override
  public Scheduler ioScheduler(SchedulerConfig config, SchedulerPoolsConfigFactory pools) {
    return scheduler(config.getSchedulerName());
  }

  @Override
  public Scheduler cpuIntensiveScheduler(SchedulerConfig config, SchedulerPoolsConfigFactory pools) {
    return scheduler(config.getSchedulerName());
  }

  @Override
  public Scheduler customScheduler(SchedulerConfig config) {
    return scheduler(config.getSchedulerName(), true);
  }

  @Override
  public Scheduler customScheduler(SchedulerConfig config, int queueSize) {
    return scheduler(config.getSchedulerName(), true);
  }

  /** Names the schedulers that their owners have not stopped. */
  @Override
  public List<SchedulerView> getSchedulers() {
    return List.copyOf(handedOut);
  }

  @Override
  public void close() {
    timers.shutdownNow();
    workers.shutdownNow();
  }
}
