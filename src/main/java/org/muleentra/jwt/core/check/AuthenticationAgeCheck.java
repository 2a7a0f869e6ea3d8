package org.muleentra.jwt.core.check;

import java.time.Clock;
import java.util.Optional;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.error.StepUp;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.token.Claims;

/**
 * The user must have authenticated recently ({@code auth_time}, OpenID Connect Core 1.0 §2; RFC 9470).
 *
 * <p>Tokens carry {@code auth_time} only where the API's registration asks for it; without it the rule does not hold.
 */
public final class AuthenticationAgeCheck implements Check {

  /** How long ago the user may have authenticated, in seconds. */
  public static final Setting<Integer, Integer> MAXIMUM_AUTHENTICATION_AGE =
      Setting.numberOrZero("maximumAuthenticationAge", "seconds", 60, 86_400);

  private final Clock clock;
  private final int maximumSeconds;
  private final int skewSeconds;
  private final StepUp stepUp;

  /** @param maximumSeconds how long ago the user may have authenticated, at least 1 */
  public AuthenticationAgeCheck(Clock clock, int maximumSeconds, int skewSeconds) {
    this.clock = clock;
    this.maximumSeconds = maximumSeconds;
    this.skewSeconds = skewSeconds;
    this.stepUp = StepUp.toRecentAuthentication(maximumSeconds);
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    long now = Math.floorDiv(clock.millis(), 1000L);
    Long authenticatedAt = claims.authenticatedAt();
    if (authenticatedAt != null && now < authenticatedAt + maximumSeconds + skewSeconds) {
      return Optional.empty();
    }
    return Optional.of(StepUps.ofUser(Reason.AUTHENTICATION_TOO_OLD, stepUp, claims));
  }

  @Override
  public CheckDescription describe(Authority authority) {
    return CheckDescription.of("authentication age", "auth_time is at most " + maximumSeconds + " s ago, give or take "
        + skewSeconds + " s").reading("auth_time").setBy(MAXIMUM_AUTHENTICATION_AGE.name());
  }
}
