package org.muleentra.jwt.core.check;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.outbound.ClockDifference;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.token.Claims;

/** The token must have begun and not ended, give or take the clock skew. */
public final class LifetimeCheck implements Check {

  /** How far clocks may differ, in seconds. */
  public static final Setting<Integer, Integer> CLOCK_SKEW = Setting.number("clockSkew", "seconds", 0, 600, 60);

  private final Clock clock;
  private final int skewSeconds;
  private final ClockDifference difference;

  /**
   * By this clock.
   *
   * @param skewSeconds how far clocks may differ, 0 to 600 seconds
   * @param difference what is known of how far they do; explains a refusal and changes none
   */
  public LifetimeCheck(Clock clock, int skewSeconds, ClockDifference difference) {
    this.difference = difference;
    this.clock = clock;
    this.skewSeconds = skewSeconds;
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    long now = Math.floorDiv(clock.millis(), 1000L);
    if (claims.issuedAt() != null) {
      difference.issued(claims.issuedAt(), now);
    }
    // "On or after" exp is too late, so the deadline itself is refused (RFC 7519 §4.1.4).
    if (now >= claims.expiresAt() + skewSeconds) {
      return refused(Reason.TOKEN_EXPIRED, now, Long.MIN_VALUE, claims.expiresAt() + skewSeconds);
    }
    // "Before" nbf is too early, so nbf itself is accepted (RFC 7519 §4.1.5).
    if (claims.notBefore() != null && now < claims.notBefore() - skewSeconds) {
      return refused(Reason.TOKEN_NOT_YET_VALID, now, claims.notBefore() - skewSeconds, Long.MAX_VALUE);
    }
    // Entra does not date tokens ahead; one from the future tells of a clock or a token that lies.
    if (claims.issuedAt() != null && now < claims.issuedAt() - skewSeconds) {
      return refused(Reason.ISSUED_IN_THE_FUTURE, now, claims.issuedAt() - skewSeconds, Long.MAX_VALUE);
    }
    return Optional.empty();
  }

  @Override
  public CheckDescription describe(Authority authority) {
    return CheckDescription.of("lifetime", "nbf and iat are not after " + clock.instant().truncatedTo(ChronoUnit.SECONDS)
        + ", and exp is, give or take " + skewSeconds + " s").reading("exp", "nbf", "iat").setBy(CLOCK_SKEW.name());
  }

  /** The numbers are of the clocks, none is of the token. */
  private Optional<Refusal> refused(Reason reason, long now, long from, long to) {
    String why = difference.explains(now, from, to);
    Refusal refusal = reason.refusal();
    return Optional.of(why == null ? refusal : reason.because(refusal.detail() + "; " + why));
  }
}
