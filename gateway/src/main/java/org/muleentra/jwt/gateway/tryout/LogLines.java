package org.muleentra.jwt.gateway.tryout;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** The lines of the audit, of the watch over credentials and of their rotation while this is open, kept from the console. */
final class LogLines implements AutoCloseable {

  private static final List<String> LOGGERS = List.of("org.muleentra.jwt.audit", "org.muleentra.jwt.core.identity.CredentialWatch",
      "org.muleentra.jwt.core.rotation.CertificateRotation");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final AbstractAppender appender = new AbstractAppender("log-lines", null, null, false, Property.EMPTY_ARRAY) {

    @Override
    public void append(LogEvent event) {
      lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
    }
  };

  /** What the configuration has of its own under these names. */
  private final Map<String, LoggerConfig> before = new HashMap<>();

  private LogLines() {}

  static LogLines open() {
    LogLines log = new LogLines();
    log.appender.start();
    for (String name : LOGGERS) {
      log.before.put(name, log.context.getConfiguration().getLoggers().get(name));
      LoggerConfig logger = new LoggerConfig(name, Level.INFO, false);
      logger.addAppender(log.appender, Level.ALL, null);
      log.use(name, logger);
    }
    return log;
  }

  /** The last line that holds a text, its level before it; or an empty text. */
  String last(String text) {
    return lines.stream().filter(line -> line.contains(text)).reduce("", (earlier, later) -> later);
  }

  /** Waits for a line that holds a text, as long as it takes, up to a limit; an empty text when that is over. */
  String await(String text, Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (last(text).isEmpty() && System.nanoTime() < until) {
      Thread.sleep(20);
    }
    return last(text);
  }

  /** What the configuration has of its own under that name would stay otherwise. */
  private void use(String name, LoggerConfig logger) {
    context.getConfiguration().removeLogger(name);
    if (logger != null) {
      context.getConfiguration().addLogger(name, logger);
    }
    context.updateLoggers();
  }

  @Override
  public void close() {
    before.forEach(this::use);
    appender.stop();
  }
}
