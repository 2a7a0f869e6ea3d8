package org.muleentra.jwt.mule.http;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.muleentra.jwt.core.TestGatekeeper;
import org.muleentra.jwt.core.ManualScheduler;
import org.muleentra.jwt.core.MutableClock;

/** Time is the test's, and work runs on a thread of its own, as soon as the test lets it. */
final class HandScheduler extends ManualScheduler {

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
  private volatile boolean holding;

  HandScheduler() {
    super(new MutableClock(TestGatekeeper.NOW));
  }

  @Override
  public void execute(Runnable command) {
    super.execute(() -> {
      if (holding) {
        held.add(command);
      } else {
        thread.execute(command);
      }
    });
  }

  /** Takes work from now on, and does not begin it. */
  void hold() {
    holding = true;
  }

  /** Begins what was held, on the calling thread, so that it is over then. */
  void begin() {
    for (Runnable work = held.poll(); work != null; work = held.poll()) {
      work.run();
    }
  }

  void stop() {
    thread.shutdownNow();
  }
}
