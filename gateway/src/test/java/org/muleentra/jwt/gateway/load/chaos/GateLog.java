package org.muleentra.jwt.gateway.load.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What gates and engine say of their troubles in place of the console, for a report of what went wrong; thread-safe. */
final class GateLog implements AutoCloseable {

  private static final String GATES = "org.muleentra.jwt";
  private static final String ENGINE = "org.mule";
  private static final int LONGEST = 300;
  private static final int KEPT = 5_000;

  private final List<String> lines = new ArrayList<>();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final long begin = System.nanoTime();

  private GateLog() {}

  static GateLog open() {
    GateLog log = new GateLog();
    AbstractAppender appender = new AbstractAppender("gate-log", null, null, false, Property.EMPTY_ARRAY) {

      @Override
      public void append(LogEvent event) {
        log.add(event);
      }
    };
    appender.start();
    log.listen(GATES, Level.INFO, appender);
    log.listen(ENGINE, Level.ERROR, appender);
    log.context.updateLoggers();
    return log;
  }

  private void listen(String name, Level level, AbstractAppender appender) {
    LoggerConfig logger = new LoggerConfig(name, level, false);
    logger.addAppender(appender, level, null);
    context.getConfiguration().addLogger(name, logger);
  }

  private synchronized void add(LogEvent event) {
    if (lines.size() < KEPT) {
      String logger = event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1);
      lines.add(String.format("%6.1f s %-5s %s: %s%s", (System.nanoTime() - begin) / 1e9, event.getLevel(), logger,
          oneLine(event.getMessage().getFormattedMessage()), event.getThrown() == null ? "" : " [" + event.getThrown() + "]"));
    }
  }

  private static String oneLine(String message) {
    String line = message.replaceAll("\\s+", " ");
    return line.substring(0, Math.min(LONGEST, line.length()));
  }

  /** The last lines. */
  synchronized List<String> last(int count) {
    return List.copyOf(lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }

  /** Alarms of defects, by how often they came. */
  synchronized Map<String, Integer> unforeseen() {
    Map<String, Integer> found = new LinkedHashMap<>();
    lines.stream().filter(line -> line.contains("Unforeseen"))
        .forEach(line -> found.merge(line.substring(line.indexOf("Unforeseen")), 1, Integer::sum));
    return found;
  }

  @Override
  public void close() {
    context.getConfiguration().removeLogger(GATES);
    context.getConfiguration().removeLogger(ENGINE);
    context.updateLoggers();
  }
}
