package org.muleentra.jwt.core.check;

import java.time.Clock;
import java.util.Optional;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.token.Claims;

/** The token must be young, whatever its {@code exp}: so a revocation takes effect within a known time. */
public final class TokenAgeCheck implements Check {

  /** How long after its issue a token is taken, in seconds. */
  public static final Setting<Integer, Integer> MAXIMUM_TOKEN_AGE = Setting.numberOrZero("maximumTokenAge", "seconds", 60, 86_400);

  private final Clock clock;
  private final int maximumSeconds;
  private final int skewSeconds;

  /** @param maximumSeconds how long after {@code iat} a token is taken, at least 1 */
  public TokenAgeCheck(Clock clock, int maximumSeconds, int skewSeconds) {
    this.clock = clock;
    this.maximumSeconds = maximumSeconds;
    this.skewSeconds = skewSeconds;
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    if (claims.issuedAt() == null) {
      return Optional.of(Reason.CLAIM_MISSING.because("iat is missing"));
    }
    long now = Math.floorDiv(clock.millis(), 1000L);
    // Like exp, the deadline itself is too late.
    return now < claims.issuedAt() + maximumSeconds + skewSeconds
        ? Optional.empty() : Optional.of(Reason.TOKEN_TOO_OLD.refusal());
  }

  @Override
  public CheckDescription describe(Authority authority) {
    return CheckDescription.of("token age", "iat is at most " + maximumSeconds + " s ago, give or take " + skewSeconds + " s")
        .reading("iat").setBy(MAXIMUM_TOKEN_AGE.name());
  }
}
