package org.muleentra.jwt.gateway.load.chaos;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.muleentra.jwt.gateway.load.chaos.caller.Answer;

/** The audit lines of refusals in place of the console, the newest of them; tells why an answer may have been given. */
final class AuditTrail implements AutoCloseable {

  private static final String AUDIT = "org.muleentra.jwt.audit";
  private static final int KEPT = 20_000;
  private static final Pattern REASON = Pattern.compile("\"ResponseStatusCode\":(\\d+),\"Reason\":\"(\\w+)\"");

  private record Line(long nanos, int status, String reason) {}

  private final Deque<Line> lines = new ArrayDeque<>();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);

  private AuditTrail() {}

  static AuditTrail open() {
    AuditTrail trail = new AuditTrail();
    AbstractAppender appender = new AbstractAppender("audit-trail", null, null, false, Property.EMPTY_ARRAY) {

      @Override
      public void append(LogEvent event) {
        trail.add(event.getMessage().getFormattedMessage());
      }
    };
    appender.start();
    LoggerConfig logger = new LoggerConfig(AUDIT, Level.WARN, false);
    logger.addAppender(appender, Level.WARN, null);
    trail.context.getConfiguration().addLogger(AUDIT, logger);
    trail.context.updateLoggers();
    return trail;
  }

  private synchronized void add(String text) {
    Matcher line = REASON.matcher(text);
    if (line.find()) {
      lines.add(new Line(System.nanoTime(), Integer.parseInt(line.group(1)), line.group(2)));
      if (lines.size() > KEPT) {
        lines.remove();
      }
    }
  }

  /** The reasons of refusals with this status while this request was under way: its own is among them. */
  synchronized Set<String> reasons(Answer answer) {
    Set<String> reasons = new TreeSet<>();
    for (Line line : lines) {
      if (line.status() == answer.status() && line.nanos() - answer.sent() >= 0 && line.nanos() - answer.ended() <= 0) {
        reasons.add(line.reason());
      }
    }
    return reasons;
  }

  @Override
  public void close() {
    context.getConfiguration().removeLogger(AUDIT);
    context.updateLoggers();
  }
}
