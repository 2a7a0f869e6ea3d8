package org.muleentra.jwt.gateway.engine.scheduler;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.api.scheduler.SchedulerConfig;
import org.mule.runtime.api.scheduler.SchedulerPoolsConfigFactory;
import org.mule.runtime.api.scheduler.SchedulerService;
import org.mule.runtime.api.scheduler.SchedulerView;

/**
 * Hands out schedulers that share one pool of threads.
 *
 * <p>Whoever asks for a scheduler owns it and stops it; the pool lives until {@link #close()}.
 */
public final class PooledSchedulerService implements SchedulerService, AutoCloseable {

  /** Blocking operations may hold a thread each, so the pool is wider than the machine. */
  private static final int THREADS = 32;

  private final AtomicInteger threadNumber = new AtomicInteger();
  private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(THREADS, this::thread);
  private final Set<PooledScheduler> handedOut = ConcurrentHashMap.newKeySet();

  /** Creates the service; threads start as work arrives. */
  public PooledSchedulerService() {
    pool.setRemoveOnCancelPolicy(true);
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "mule-" + threadNumber.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  private Scheduler scheduler(String name) {
    PooledScheduler scheduler = new PooledScheduler(name, pool, handedOut::remove);
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
    return scheduler(config.getSchedulerName());
  }

  @Override
  public Scheduler customScheduler(SchedulerConfig config, int queueSize) {
    return scheduler(config.getSchedulerName());
  }

  /** Names the schedulers that their owners have not stopped. */
  @Override
  public List<SchedulerView> getSchedulers() {
    return List.copyOf(handedOut);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
