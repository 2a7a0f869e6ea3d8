package org.muleentra.jwt.gateway.engine.scheduler;

import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.api.scheduler.SchedulerView;

/**
 * A view of shared threads that ends on its own: stopping it cancels its delayed tasks and leaves the threads running; one
 * that is custom interrupts its work too, as the runtime's does, whose custom schedulers own their threads.
 */
final class PooledScheduler extends AbstractExecutorService implements Scheduler, SchedulerView {

  private final String name;
  private final ScheduledExecutorService timers;
  private final Executor workers;
  private final Consumer<PooledScheduler> onStop;
  private final boolean custom;
  private final Set<FutureTask<?>> underWay = ConcurrentHashMap.newKeySet();
  private final Set<ScheduledFuture<?>> delayed = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  PooledScheduler(String name, ScheduledExecutorService timers, Executor workers, Consumer<PooledScheduler> onStop,
      boolean custom) {
    this.name = name;
    this.custom = custom;
    this.timers = timers;
    this.workers = workers;
    this.onStop = onStop;
  }

  @Override
  public void execute(Runnable command) {
    requireRunning();
    if (!custom) {
      workers.execute(command);
      return;
    }
    FutureTask<?> task = new FutureTask<>(command, null) {
      @Override
      protected void done() {
        underWay.remove(this);
      }
    };
    underWay.add(task);
    workers.execute(task);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    requireRunning();
    return remember(timers.schedule(command, delay, unit));
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    requireRunning();
    return remember(timers.schedule(callable, delay, unit));
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
    requireRunning();
    return remember(timers.scheduleAtFixedRate(command, initialDelay, period, unit));
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
    requireRunning();
    return remember(timers.scheduleWithFixedDelay(command, initialDelay, delay, unit));
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
    delayed.forEach(task -> task.cancel(true));
    delayed.clear();
    underWay.forEach(task -> task.cancel(true));
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
    return stopped;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return stopped;
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

  private <F extends ScheduledFuture<?>> F remember(F task) {
    delayed.removeIf(ScheduledFuture::isDone);
    delayed.add(task);
    return task;
  }
}
