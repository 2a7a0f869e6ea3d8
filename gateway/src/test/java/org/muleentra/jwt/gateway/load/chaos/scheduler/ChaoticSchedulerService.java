package org.muleentra.jwt.gateway.load.chaos.scheduler;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.api.scheduler.SchedulerConfig;
import org.mule.runtime.api.scheduler.SchedulerPoolsConfigFactory;
import org.mule.runtime.api.scheduler.SchedulerService;
import org.mule.runtime.api.scheduler.SchedulerView;
import org.muleentra.jwt.gateway.load.chaos.Trouble;

/** Hands some of its schedulers out over one pool that can be in trouble, and the rest as the regular service does. */
public final class ChaoticSchedulerService implements SchedulerService, AutoCloseable {

  private static final int TIMER_THREADS = 2;

  private final SchedulerService regular;
  private final Predicate<String> afflicted;
  private final TroubledPool pool;
  private final Losses losses = new Losses();
  private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(TIMER_THREADS, ChaoticSchedulerService::thread);
  private final Set<DispatchingScheduler> handedOut = ConcurrentHashMap.newKeySet();

  /** @param afflicted by the scheduler's name, whether it shares the troubles */
  public ChaoticSchedulerService(SchedulerService regular, Predicate<String> afflicted, Random random) {
    this.regular = regular;
    this.afflicted = afflicted;
    this.pool = new TroubledPool(random);
    timers.setRemoveOnCancelPolicy(true);
    timers.prestartAllCoreThreads();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "timers-of-all");
    thread.setDaemon(true);
    return thread;
  }

  /** All that can be wrong with the pool. */
  public List<Trouble> troubles() {
    return List.of(trouble("pool full", PoolTrouble.FULL), trouble("pool starved", PoolTrouble.STARVED),
        trouble("pool lossy", PoolTrouble.LOSSY), trouble("no native threads", PoolTrouble.WITHOUT_THREADS));
  }

  private Trouble trouble(String name, PoolTrouble trouble) {
    return new Trouble(name, () -> pool.meet(trouble), () -> pool.meet(PoolTrouble.NONE));
  }

  /** How many tasks hold a thread or wait for one. */
  public int busy() {
    return pool.busy();
  }

  /** How long in all the pool took nothing. */
  public long nanosFull() {
    return pool.nanosFull();
  }

  /** How many tasks the pool refused to whoever gave them. */
  public long refused() {
    return losses.allRefused();
  }

  /** How many due tasks were lost. */
  public long lost() {
    return losses.allLost();
  }

  private Scheduler choose(SchedulerConfig config, Supplier<Scheduler> otherwise) {
    String name = config.getSchedulerName();
    if (name == null || !afflicted.test(name)) {
      return otherwise.get();
    }
    DispatchingScheduler scheduler = new DispatchingScheduler(name, timers, pool, losses, handedOut::remove);
    handedOut.add(scheduler);
    return scheduler;
  }

  @Override
  public String getName() {
    return regular.getName();
  }

  @Override
  public Scheduler cpuLightScheduler() {
    return regular.cpuLightScheduler();
  }

  @Override
  public Scheduler ioScheduler() {
    return regular.ioScheduler();
  }

  @Override
  public Scheduler cpuIntensiveScheduler() {
    return regular.cpuIntensiveScheduler();
  }

  @Override
  public Scheduler cpuLightScheduler(SchedulerConfig config) {
    return choose(config, () -> regular.cpuLightScheduler(config));
  }

  @Override
  public Scheduler ioScheduler(SchedulerConfig config) {
    return choose(config, () -> regular.ioScheduler(config));
  }

  @Override
  public Scheduler cpuIntensiveScheduler(SchedulerConfig config) {
    return choose(config, () -> regular.cpuIntensiveScheduler(config));
  }

  @Override
  public Scheduler cpuLightScheduler(SchedulerConfig config, SchedulerPoolsConfigFactory pools) {
    return choose(config, () -> regular.cpuLightScheduler(config, pools));
  }

  @Override
  public Scheduler ioScheduler(SchedulerConfig config, SchedulerPoolsConfigFactory pools) {
    return choose(config, () -> regular.ioScheduler(config, pools));
  }

  @Override
  public Scheduler cpuIntensiveScheduler(SchedulerConfig config, SchedulerPoolsConfigFactory pools) {
    return choose(config, () -> regular.cpuIntensiveScheduler(config, pools));
  }

  @Override
  public Scheduler customScheduler(SchedulerConfig config) {
    return choose(config, () -> regular.customScheduler(config));
  }

  @Override
  public Scheduler customScheduler(SchedulerConfig config, int queueSize) {
    return choose(config, () -> regular.customScheduler(config, queueSize));
  }

  /** Names the afflicted ones that their owners have not stopped. */
  @Override
  public List<SchedulerView> getSchedulers() {
    return List.copyOf(handedOut);
  }

  @Override
  public void close() {
    timers.shutdownNow();
    pool.close();
  }
}
