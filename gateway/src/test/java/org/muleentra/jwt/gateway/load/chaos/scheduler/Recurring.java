package org.muleentra.jwt.gateway.load.chaos.scheduler;

import java.util.concurrent.FutureTask;

/** A task that runs again and again, whatever it throws, as MuleSoft's {@code RunnableRepeatableFutureDecorator} does. */
final class Recurring extends FutureTask<Void> {

  private final Runnable command;
  private final Runnable afterwards;
  private volatile Thread running;

  Recurring(Runnable command, Runnable afterwards) {
    super(() -> null);
    this.command = command;
    this.afterwards = afterwards;
  }

  @Override
  public void run() {
    if (running != null || isCancelled()) {
      return;
    }
    running = Thread.currentThread();
    try {
      command.run();
    } catch (RuntimeException | Error toldByTheRuntime) {
      // The next run comes all the same.
    } finally {
      running = null;
      Thread.interrupted();
      afterwards.run();
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    Thread runner = running;
    if (mayInterruptIfRunning && runner != null) {
      runner.interrupt();
    }
    return cancelled;
  }
}
