package org.muleentra.jwt.tool.door;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.muleentra.jwt.core.schedule.Timetable;

/** The timetable of this process, for whatever the core asks a server; its thread ends with the process. */
public final class Background {

  private static final ScheduledExecutorService SCHEDULER = Executors.newScheduledThreadPool(1, task -> {
    Thread thread = new Thread(task, "background");
    thread.setDaemon(true);
    return thread;
  });

  private static final Timetable TIMETABLE = Timetable.open("entra-jwt", SCHEDULER, System::nanoTime);

  private Background() {}

  /** Shared by all, closed by nobody. */
  public static Timetable timetable() {
    return TIMETABLE;
  }
}
