package org.muleentra.jwt.tool.command;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The time at which a decision is made. */
final class Time {

  @Option(names = "--at", paramLabel = "TIME", converter = Reading.class,
      description = "Decide as of then, such as 2026-03-01T12:00:00Z; unless given, now.")
  private Instant at;

  /** Held still, so that one run decides by one time. */
  Clock clock() {
    return Clock.fixed(at != null ? at : Clock.systemUTC().instant(), ZoneOffset.UTC);
  }

  /** Tells the rule, and not what was given. */
  static final class Reading implements CommandLine.ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException e) {
        throw new CommandLine.TypeConversionException("must be a time in UTC, such as 2026-03-01T12:00:00Z");
      }
    }
  }
}
