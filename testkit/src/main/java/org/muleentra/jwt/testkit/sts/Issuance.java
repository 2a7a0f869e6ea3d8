package org.muleentra.jwt.testkit.sts;

import java.time.Duration;
import java.util.Map;
import org.muleentra.jwt.testkit.client.AccessTokenResponse;
import org.muleentra.jwt.testkit.client.IssuedToken;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * How long tokens live, and what the endpoint says about it. Thread-safe.
 *
 * <p>No page tells of {@code refresh_in}: it is of AzureAD/microsoft-authentication-library-for-java, {@code TokenResponse}. That
 * tokens of two hours and more carry it, of half their lifetime, is a guess; {@link MockSts#refreshIn} and
 * {@link MockSts#withoutRefreshIn} overrule it.
 */
final class Issuance {
  private static final Duration LONG_LIVED = Duration.ofHours(2);

  private final TokenMint mint;
  private Duration lifetime;
  private Duration refreshIn;
  private boolean refreshInLeftOut;
  private boolean extended = true;

  Issuance(TokenMint mint) {
    this.mint = mint;
  }

  synchronized void lifetime(Duration newLifetime) {
    lifetime = newLifetime;
  }

  synchronized void refreshIn(Duration age) {
    refreshIn = age;
    refreshInLeftOut = age == null;
  }

  synchronized void extended(boolean told) {
    extended = told;
  }

  /** Signs what was drafted; without a lifetime of its own it has that of the template. */
  IssuedToken sign(TokenBuilder draft) {
    Duration own;
    synchronized (this) {
      own = lifetime;
    }
    TokenBuilder timed = own == null ? draft : draft.expiresIn(own);
    Map<String, Object> claims = timed.claims();
    return IssuedToken.of(timed.claims(claims).sign(), claims);
  }

  synchronized AccessTokenResponse response(IssuedToken token) {
    Duration left = token.left(mint.clock().instant());
    AccessTokenResponse response = new AccessTokenResponse(token.token(), left);
    if (extended) {
      response.extended(left);
    }
    if (refreshIn != null) {
      response.refreshIn(refreshIn);
    } else if (!refreshInLeftOut && left.compareTo(LONG_LIVED) >= 0) {
      response.refreshIn(left.dividedBy(2));
    }
    return response;
  }
}
