package org.muleentra.jwt.gateway.console.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * The latest records of decisions of this process, beside wherever else they go. Of {@code auditFormat} {@code json}; other lines are
 * passed over. Thread-safe.
 */
public final class DecisionLog implements AutoCloseable {

  /** So many are kept. */
  static final int KEPT = 500;
  private static final String LOGGER = "org.muleentra.jwt.audit";
  private static final String APPENDER = "console-decisions";

  /** A record's strings have their quotes escaped, so that this is no part of one. */
  private static final String DECISION = "\"Decision\":";

  private final Deque<String> records = new ArrayDeque<>();
  private long newest;
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final AbstractAppender appender = new AbstractAppender(APPENDER, null, null, false, Property.EMPTY_ARRAY) {

    @Override
    public void append(LogEvent event) {
      take(event.getMessage().getFormattedMessage());
    }
  };

  private DecisionLog() {}

  /** Listens from now on. */
  public static DecisionLog open() {
    DecisionLog log = new DecisionLog();
    log.appender.start();
    Configuration configuration = log.context.getConfiguration();
    LoggerConfig logger = configuration.getLoggers().get(LOGGER);
    if (logger == null) {
      logger = new LoggerConfig(LOGGER, Level.INFO, true);
      configuration.addLogger(LOGGER, logger);
    }
    logger.addAppender(log.appender, Level.INFO, null);
    log.context.updateLoggers();
    return log;
  }

  synchronized void take(String line) {
    if (!line.startsWith("{") || !line.contains(DECISION)) {
      return;
    }
    newest++;
    records.addLast(line);
    if (records.size() > KEPT) {
      records.removeFirst();
    }
  }

  /**
   * The records after one of them.
   *
   * @param after the number of that one, 0 for all that are kept
   */
  synchronized Since since(long after) {
    long oldest = newest - records.size() + 1;
    List<String> later = new ArrayList<>();
    long number = oldest;
    for (String record : records) {
      if (number++ > after) {
        later.add(record);
      }
    }
    return new Since(newest, Math.max(0, Math.min(oldest - 1, newest) - after), later);
  }

  /**
   * Records in their order.
   *
   * @param newest the number of the last
   * @param missed how many were decided meanwhile and are no longer kept
   */
  record Since(long newest, long missed, List<String> records) {}

  @Override
  public void close() {
    LoggerConfig logger = context.getConfiguration().getLoggers().get(LOGGER);
    if (logger != null) {
      logger.removeAppender(APPENDER);
    }
    appender.stop();
  }
}
