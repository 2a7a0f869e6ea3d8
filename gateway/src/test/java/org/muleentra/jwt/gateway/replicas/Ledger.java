package org.muleentra.jwt.gateway.replicas;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.muleentra.jwt.gateway.fixture.RawHttp;

/** Every request that was sent, and what came of it: what the audit of all replicas must know in the end. Thread-safe. */
final class Ledger {

  /**
   * A request.
   *
   * @param traceId by which its record is found
   * @param due the answers that are right
   * @param status of the answer, or 0 where none came
   * @param sent when it was sent, and ended when that came, in nanoseconds of this process
   */
  record Entry(String traceId, String what, Set<Integer> due, int status, String body, long sent, long ended) {

    boolean isAnswered() {
      return status != 0;
    }

    boolean isWrong() {
      return isAnswered() && !due.contains(status);
    }

    /** Whether it was under way at some moment between two. */
    boolean isUnderWay(long from, long to) {
      return sent - to <= 0 && ended - from >= 0;
    }
  }

  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

  /** All requests until now. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /**
   * Sends a request on a connection of its own.
   *
   * @param token or {@code null} for none
   */
  Entry send(InetSocketAddress to, String path, String what, String token, Integer... due) {
    String traceId = UUID.randomUUID().toString().replace("-", "");
    String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + (token == null ? "" : "Authorization: Bearer " + token + "\r\n")
        + "traceparent: 00-" + traceId + "-" + traceId.substring(16) + "-01\r\n\r\n";
    long sent = System.nanoTime();
    RawHttp.Answer answer = null;
    try (RawHttp connection = RawHttp.connect(to)) {
      answer = connection.send(request);
    } catch (IOException noAnswer) {
      // As below.
    }
    Entry entry = new Entry(traceId, what, Set.of(due), answer == null ? 0 : answer.status(), answer == null ? "" : answer.body(), sent,
        System.nanoTime());
    entries.add(entry);
    return entry;
  }
}
