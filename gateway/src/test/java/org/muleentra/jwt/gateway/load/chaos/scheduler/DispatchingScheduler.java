package org.muleentra.jwt.gateway.load.chaos.scheduler;

import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.api.scheduler.SchedulerView;

/**
 * A scheduler whose timers run nothing: they hand what is due to a pool, which may not take it.
 *
 * <p>Modelled on {@code org.mule.service.scheduler.internal.DefaultScheduler} of mulesoft/mule-scheduler-service 1.1.1, its
 * {@code schedulableTask}: a rejection is caught and forgotten, so a one-shot task is lost and a recurring one misses that
 * run (from 1.1.2 on, March 2018, a one-shot task is tried again every 10 ms); anything else that the pool throws is caught
 * by nobody, in any version up to 1.6, so an {@code OutOfMemoryError} ends a recurring task for good, of either kind.
 */
final class DispatchingScheduler extends AbstractExecutorService implements Scheduler, SchedulerView {

  private final String name;
  private final ScheduledExecutorService timers;
  private final Executor pool;
  private final Losses losses;
  private final Consumer<DispatchingScheduler> onStop;
  private final Set<RunnableFuture<?>> tasks = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  DispatchingScheduler(String name, ScheduledExecutorService timers, Executor pool, Losses losses,
      Consumer<DispatchingScheduler> onStop) {
    this.name = name;
    this.timers = timers;
    this.pool = pool;
    this.losses = losses;
    this.onStop = onStop;
  }

  @Override
  public void execute(Runnable command) {
    requireRunning();
    try {
      handOver(command instanceof RunnableFuture ? (RunnableFuture<?>) command : new FutureTask<>(command, null));
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      losses.refused();
      throw e;
    }
  }

  private void handOver(RunnableFuture<?> task) {
    tasks.add(task);
    try {
      pool.execute(() -> {
        try {
          task.run();
        } finally {
          tasks.remove(task);
        }
      });
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      tasks.remove(task);
      throw e;
    }
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(Executors.callable(command), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    requireRunning();
    FutureTask<V> task = new FutureTask<>(callable);
    tasks.add(task);
    return new Due<>(task, timers.schedule(() -> once(task), delay, unit), () -> tasks.remove(task));
  }

  private void once(RunnableFuture<?> task) {
    try {
      handOver(task);
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      losses.lost();
    }
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
    requireRunning();
    Recurring task = new Recurring(command, () -> { });
    tasks.add(task);
    return new Due<>(task, timers.scheduleAtFixedRate(() -> again(task, () -> { }), initialDelay, period, unit),
        () -> tasks.remove(task));
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
    requireRunning();
    Runnable[] next = new Runnable[1];
    Recurring task = new Recurring(command, () -> next[0].run());
    next[0] = () -> {
      if (!task.isCancelled()) {
        timers.schedule(() -> again(task, next[0]), delay, unit);
      }
    };
    tasks.add(task);
    return new Due<>(task, timers.schedule(() -> again(task, next[0]), initialDelay, unit), () -> tasks.remove(task));
  }

  private void again(Recurring task, Runnable rejected) {
    try {
      pool.execute(task);
    } catch (RejectedExecutionException e) {
      losses.lost();
      rejected.run();
    } catch (OutOfMemoryError e) {
      losses.lost();
      throw e;
    }
  }

  @Override
  public ScheduledFuture<?> scheduleWithCronExpression(Runnable command, String cronExpression) {
    throw new UnsupportedOperationException("The bed has no cron scheduling");
  }

  @Override
  public ScheduledFuture<?> scheduleWithCronExpression(Runnable command, String cronExpression, TimeZone timeZone) {
    throw new UnsupportedOperationException("The bed has no cron scheduling");
  }

  @Override
  public void stop() {
    stopped = true;
    tasks.forEach(task -> task.cancel(true));
    tasks.clear();
    onStop.accept(this);
  }

  @Override
  public void shutdown() {
    stop();
  }

  @Override
  public List<Runnable> shutdownNow() {
    stop();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return stopped;
  }

  @Override
  public boolean isTerminated() {
    return stopped && tasks.isEmpty();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return isTerminated();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getThreadNameSuffix() {
    return name;
  }

  private void requireRunning() {
    if (stopped) {
      throw new RejectedExecutionException("Scheduler " + name + " has been stopped");
    }
  }
}
