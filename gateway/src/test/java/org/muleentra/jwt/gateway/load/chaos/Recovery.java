package org.muleentra.jwt.gateway.load.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What must be well again after the healing, each within its time; all are waited for at once. */
final class Recovery {

  private static final int POLL_MILLIS = 100;

  /** @param obstacle what is still in the way, or {@code null} */
  private record Hope(String what, Duration bound, Supplier<String> obstacle) {}

  private final Court court;
  private final Duration slowMachine;
  private final List<Hope> hopes = new ArrayList<>();
  private final Map<String, String> table = new TreeMap<>();

  /** @param slowMachine what the machine may add to any bound */
  Recovery(Court court, Duration slowMachine) {
    this.court = court;
    this.slowMachine = slowMachine;
  }

  /**
   * @param bound as docs/operate/limits.md states it
   * @param obstacle tells what is still in the way, or returns {@code null}
   */
  void expect(String what, Duration bound, Supplier<String> obstacle) {
    hopes.add(new Hope(what, bound, obstacle));
  }

  void await() throws InterruptedException {
    long begin = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (Hope hope : hopes) {
      Thread thread = new Thread(() -> await(hope, begin), "recovery");
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    hopes.clear();
  }

  private void await(Hope hope, long begin) {
    String obstacle = hope.obstacle().get();
    try {
      while (obstacle != null && System.nanoTime() - begin < hope.bound().plus(slowMachine).toNanos()) {
        Thread.sleep(POLL_MILLIS);
        obstacle = hope.obstacle().get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    synchronized (table) {
      table.put(hope.what(), obstacle == null ? String.format("%.1f s", seconds) : "NOT in " + hope.bound().toSeconds() + " s");
    }
    if (obstacle != null) {
      court.complain("no recovery", hope.what() + ": not within " + hope.bound().toSeconds() + " s and a margin of "
          + slowMachine.toSeconds() + "; " + obstacle);
    }
  }

  /** How long each took. */
  Map<String, String> table() {
    synchronized (table) {
      return new TreeMap<>(table);
    }
  }
}
