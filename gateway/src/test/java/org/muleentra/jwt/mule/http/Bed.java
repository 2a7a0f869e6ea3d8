package org.muleentra.jwt.mule.http;

import java.io.PipedInputStream;
import java.util.stream.Stream;
import org.mule.runtime.api.scheduler.Scheduler;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.gateway.fixture.HttpServiceFixture;

/** A transport over the runtime's own HTTP client, on a scheduler that can be unruly, with a short bound on a fetch. */
final class Bed implements AutoCloseable {

  /** The bound in milliseconds, short enough to try many faults. */
  static final int BOUND = 300;

  final UnrulyScheduler unruly;
  final Timetable timetable;
  final HttpServiceTransport transport;
  private final Scheduler scheduler;

  Bed(HttpServiceFixture http) {
    scheduler = http.schedulers().ioScheduler();
    unruly = new UnrulyScheduler(scheduler);
    timetable = Timetable.open("orders", unruly.scheduler, System::nanoTime);
    transport = HttpServiceTransport.open(http.service(), "bed", timetable, Route.DIRECT, BOUND);
  }

  @Override
  public void close() {
    timetable.close();
    transport.close();
    scheduler.stop();
  }

  /** Whether no thread of a client is left with a body that nobody takes; of all clients, so that it may take a while. */
  static boolean nobodyWaitsForAReader() {
    return Thread.getAllStackTraces().values().stream().flatMap(Stream::of).noneMatch(frame ->
        frame.getClassName().equals(PipedInputStream.class.getName()) && frame.getMethodName().equals("awaitSpace"));
  }
}
