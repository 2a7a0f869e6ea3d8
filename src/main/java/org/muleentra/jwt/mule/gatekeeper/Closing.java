package org.muleentra.jwt.mule.gatekeeper;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, last first; one that fails does not keep the others open. */
public final class Closing {

  private static final Logger LOGGER = LoggerFactory.getLogger(Closing.class);

  private final String name;
  private final Deque<Runnable> open = new ArrayDeque<>();

  /** @param name of the configuration, for the log */
  public Closing(String name) {
    this.name = name;
  }

  /** Closed before all that were added before. */
  public void add(Runnable close) {
    open.push(close);
  }

  /** Closes all, the last added first. */
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().run();
      } catch (RuntimeException e) {
        LOGGER.warn("Configuration {}: something did not close", name, e);
      }
    }
  }
}
