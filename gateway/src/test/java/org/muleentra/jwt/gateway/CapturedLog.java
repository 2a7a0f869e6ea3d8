package org.muleentra.jwt.gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What was logged while this was open, by anything in this JVM. */
public final class CapturedLog implements AutoCloseable {

  private final List<LogEvent> events = new CopyOnWriteArrayList<>();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final AbstractAppender appender = new AbstractAppender("captured", null, null, false, Property.EMPTY_ARRAY) {

    @Override
    public void append(LogEvent event) {
      events.add(event.toImmutable());
    }
  };

  /** Starts listening. */
  public static CapturedLog open() {
    CapturedLog log = new CapturedLog();
    log.appender.start();
    log.context.getConfiguration().getRootLogger().addAppender(log.appender, Level.ALL, null);
    return log;
  }

  /** Messages at a level or above. */
  public List<String> atLeast(Level level) {
    return events.stream().filter(event -> event.getLevel().isMoreSpecificThan(level))
        .map(event -> event.getMessage().getFormattedMessage()).toList();
  }

  /** Messages that carried a stack trace. */
  public List<String> withStackTrace() {
    return events.stream().filter(event -> event.getThrown() != null)
        .map(event -> event.getMessage().getFormattedMessage()).toList();
  }

  /** Messages of loggers whose names start so. */
  public List<String> of(String logger) {
    return events.stream().filter(event -> event.getLoggerName().startsWith(logger))
        .map(event -> event.getMessage().getFormattedMessage()).toList();
  }

  @Override
  public void close() {
    context.getConfiguration().getRootLogger().removeAppender("captured");
    appender.stop();
  }
}
