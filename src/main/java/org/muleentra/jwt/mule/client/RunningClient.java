package org.muleentra.jwt.mule.client;

import java.time.Clock;
import java.util.function.Supplier;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.http.api.HttpService;
import org.muleentra.jwt.core.identity.ClientSettings;
import org.muleentra.jwt.core.identity.EntraClient;
import org.muleentra.jwt.core.identity.OwnApi;
import org.muleentra.jwt.core.identity.WatchRecord;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.mule.gatekeeper.Closing;
import org.muleentra.jwt.mule.gatekeeper.StartedConfiguration;
import org.muleentra.jwt.mule.http.HttpServiceTransport;
import org.muleentra.jwt.mule.http.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client of one started configuration, with everything of the runtime that it holds; thread-safe. */
final class RunningClient implements StartedConfiguration.Running {

  private static final Logger LOGGER = LoggerFactory.getLogger(RunningClient.class);

  private final EntraClient client;
  private final Closing closing;

  private RunningClient(EntraClient client, Closing closing) {
    this.client = client;
    this.closing = closing;
  }

  /**
   * Opens everything, or nothing when it throws; asks for no token yet.
   *
   * @param name for the threads, the HTTP client and the log
   * @param ownApi the API that the application is itself, or {@code null}
   * @param record of what was told of credentials
   * @param rotations for a certificate that is to be rotated
   */
  static RunningClient open(ClientSettings settings, String name, Supplier<OwnApi> ownApi, WatchRecord record, HttpService http,
      Route route, Supplier<Scheduler> schedulers, Rotations rotations) {
    Closing closing = new Closing(name);
    try {
      Scheduler scheduler = schedulers.get();
      closing.add(scheduler::stop);
      Timetable timetable = Timetable.open(name, scheduler, System::nanoTime);
      HttpServiceTransport transport = HttpServiceTransport.open(http, name, timetable, route);
      closing.add(transport::close);
      Clock clock = Clock.systemUTC();
      EntraClient client = EntraClient.open(name, settings, ownApi, record, transport, timetable, clock);
      // First of all, so that whoever waits is answered at once, and not when client and scheduler have stopped.
      closing.add(timetable::close);
      if (client.rolling() != null) {
        rotations.begin(name, client.rolling(), timetable, clock);
      }
      settings.doubts().forEach(doubt -> LOGGER.warn("Configuration {}: {}", name, doubt));
      return new RunningClient(client, closing);
    } catch (RuntimeException | Error e) {
      closing.close();
      throw e;
    }
  }

  EntraClient client() {
    return client;
  }

  @Override
  public void close() {
    closing.close();
  }
}
