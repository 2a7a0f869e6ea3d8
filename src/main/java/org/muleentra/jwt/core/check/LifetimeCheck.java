package org.muleentra.jwt.core.check;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.token.Claims;

/** The token must have begun and not ended, give or take the clock skew. */
public final class LifetimeCheck implements Check {

  /** How far clocks may differ, in seconds. */
  public static final Setting<Integer, Integer> CLOCK_SKEW = Setting.number("clockSkew", "seconds", 0, 600, 60);

  private final Clock clock;
  private final int skewSeconds;

  /** @param skewSeconds how far clocks may differ, 0 to 600 seconds */
  public LifetimeCheck(Clock clock, int skewSeconds) {
    this.clock = clock;
    this.skewSeconds = skewSeconds;
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    long now = Math.floorDiv(clock.millis(), 1000L);
    // "On or after" exp is too late, so the deadline itself is refused (RFC 7519 §4.1.4).
    if (now >= claims.expiresAt() + skewSeconds) {
      return Optional.of(Reason.TOKEN_EXPIRED.refusal());
    }
    // "Before" nbf is too early, so nbf itself is accepted (RFC 7519 §4.1.5).
    if (claims.notBefore() != null && now < claims.notBefore() - skewSeconds) {
      return Optional.of(Reason.TOKEN_NOT_YET_VALID.refusal());
    }
    // Entra does not date tokens ahead; one from the future tells of a clock or a token that lies.
    if (claims.issuedAt() != null && now < claims.issuedAt() - skewSeconds) {
      return Optional.of(Reason.ISSUED_IN_THE_FUTURE.refusal());
    }
    return Optional.empty();
  }

  @Override
  public CheckDescription describe(Authority authority) {
    return CheckDescription.of("lifetime", "nbf and iat are not after " + clock.instant().truncatedTo(ChronoUnit.SECONDS)
        + ", and exp is, give or take " + skewSeconds + " s").reading("exp", "nbf", "iat").setBy(CLOCK_SKEW.name());
  }
}
