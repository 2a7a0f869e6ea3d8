package org.muleentra.jwt.mule.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.mule.runtime.http.api.client.HttpClient;
import org.muleentra.jwt.core.schedule.Timetable;

/**
 * The runtime's HTTP client, which a new one replaces after it failed somebody; thread-safe.
 *
 * <p>There is no other way to be rid of what a client may hold on to when an answer is given up: connections whose servers
 * say nothing, drip or never end, and in some versions of the runtime a selector thread that waits for good for somebody
 * to read (mule-service-http 1.1.1: where its own timeout meets the answer, the body goes into a pipe that nobody is
 * given). So a client that failed answers those who asked it already, and is then stopped with all of that.
 */
final class RenewedClient implements AutoCloseable {

  private final Supplier<HttpClient> opening;
  private final Timetable timetable;
  private final long millis;
  private final Set<HttpClient> retired = ConcurrentHashMap.newKeySet();
  /** Guarded by this, as are the three below. */
  private HttpClient client;
  private long since;
  private boolean doubted;
  private boolean closed;

  /**
   * Opens the first client.
   *
   * @param opening makes clients, started
   * @param timetable whose threads stop clients
   * @param millis how long whoever asked a client may wait for its answer; also how long a client serves at least
   */
  RenewedClient(Supplier<HttpClient> opening, Timetable timetable, long millis) {
    this.opening = opening;
    this.timetable = timetable;
    this.millis = millis;
    this.client = opening.get();
    this.since = timetable.nanos();
  }

  /** The client to send a request with. */
  synchronized HttpClient current() {
    if (doubted && !closed && timetable.nanos() - since >= TimeUnit.MILLISECONDS.toNanos(millis)) {
      // Whether it succeeds or not: while servers fail, no more often.
      since = timetable.nanos();
      renew();
    }
    return client;
  }

  /** Takes note that a request which was sent with {@code used} has failed. */
  synchronized void failed(HttpClient used) {
    doubted |= used == client;
  }

  private void renew() {
    HttpClient before = client;
    try {
      client = opening.get();
    } catch (RuntimeException | Error full) {
      // Without a thread for another one the old one has to do.
      return;
    }
    doubted = false;
    retired.add(before);
    // By then those who asked it have their answers, or gave up.
    timetable.later(millis, () -> stop(before));
  }

  private void stop(HttpClient ended) {
    if (retired.remove(ended)) {
      ended.stop();
    }
  }

  /** Stops what is open, and opens no other; who asks all the same is told by the client that it has stopped. */
  @Override
  public void close() {
    HttpClient last;
    synchronized (this) {
      closed = true;
      last = client;
    }
    try {
      last.stop();
    } finally {
      retired.forEach(this::stop);
    }
  }
}
