package org.muleentra.jwt.gateway.tryout;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** The audit's lines while this is open, kept from the console. */
final class AuditLines implements AutoCloseable {

  private static final String AUDIT = "org.muleentra.jwt.audit";

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final AbstractAppender appender = new AbstractAppender("audit-lines", null, null, false, Property.EMPTY_ARRAY) {

    @Override
    public void append(LogEvent event) {
      lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
    }
  };

  private final LoggerConfig before = context.getConfiguration().getLoggers().get(AUDIT);

  private AuditLines() {}

  static AuditLines open() {
    AuditLines audit = new AuditLines();
    audit.appender.start();
    LoggerConfig logger = new LoggerConfig(AUDIT, Level.INFO, false);
    logger.addAppender(audit.appender, Level.ALL, null);
    audit.use(logger);
    return audit;
  }

  /** The last line that holds a text, its level before it; or an empty text. */
  String last(String text) {
    return lines.stream().filter(line -> line.contains(text)).reduce("", (earlier, later) -> later);
  }

  /** What the configuration has of its own under that name would stay otherwise. */
  private void use(LoggerConfig logger) {
    context.getConfiguration().removeLogger(AUDIT);
    if (logger != null) {
      context.getConfiguration().addLogger(AUDIT, logger);
    }
    context.updateLoggers();
  }

  @Override
  public void close() {
    use(before);
    appender.stop();
  }
}
