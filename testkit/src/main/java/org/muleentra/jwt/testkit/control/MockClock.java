package org.muleentra.jwt.testkit.control;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The mock's time: that of another clock, moved forth or back; it runs on from there. Whatever begins, expires or takes
 * effect at the mock goes by it; the time of who is tested stays as it is. Thread-safe.
 */
public final class MockClock extends Clock {
  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final Clock base;
  private final AtomicReference<Duration> ahead;

  /** @param base the clock that it goes by until it is moved */
  public MockClock(Clock base) {
    this(base, new AtomicReference<>(Duration.ZERO));
  }

  private MockClock(Clock base, AtomicReference<Duration> ahead) {
    this.base = Objects.requireNonNull(base, "clock");
    this.ahead = ahead;
  }

  /**
   * Moves it.
   *
   * @param by how far, negative for back
   * @throws IllegalArgumentException when it leads out of the years 1970 to 9999; the time is as before
   */
  public void advance(Duration by) {
    Objects.requireNonNull(by, "by");
    ahead.updateAndGet(before -> {
      try {
        Duration after = before.plus(by);
        check(base.instant().plus(after));
        return after;
      } catch (DateTimeException | ArithmeticException e) {
        throw outOfRange();
      }
    });
  }

  /**
   * Sets it.
   *
   * @param now the time from which it runs on
   * @throws IllegalArgumentException when it is not of the years 1970 to 9999; the time is as before
   */
  public void set(Instant now) {
    check(now);
    ahead.set(Duration.between(base.instant(), now));
  }

  /** Takes all moves back. */
  public void reset() {
    ahead.set(Duration.ZERO);
  }

  /** @return how far it is ahead of the clock that it goes by; negative where it is behind */
  public Duration ahead() {
    return ahead.get();
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  /** @return the same time, moved with this one */
  @Override
  public Clock withZone(ZoneId zone) {
    return new MockClock(base.withZone(zone), ahead);
  }

  private static void check(Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw outOfRange();
    }
  }

  private static IllegalArgumentException outOfRange() {
    return new IllegalArgumentException("the mock's time must be of the years 1970 to 9999");
  }
}
