package org.muleentra.jwt.benchmarks.growth;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.muleentra.jwt.core.schedule.Timetable;

/** Threads and a timetable of one's own: a scheduler that others use holds on to what was cancelled until it would have been due. */
final class Background implements AutoCloseable {

  private static final int THREADS = 2;

  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(THREADS, task -> {
    Thread thread = new Thread(task, "background");
    thread.setDaemon(true);
    return thread;
  });

  final Timetable timetable = Timetable.open("growth", scheduler, System::nanoTime);

  @Override
  public void close() {
    timetable.close();
    scheduler.shutdownNow();
  }
}
