package org.muleentra.jwt.core.check;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.token.Claims;

/** The token must be meant for this API (RFC 7519 §4.1.3); a value is compared as it stands, slashes included. */
public final class AudienceCheck implements Check {

  private final Set<String> audiences;

  /** @param audiences the accepted values of {@code aud}, at least one */
  public AudienceCheck(Collection<String> audiences) {
    this.audiences = Values.copyOf(audiences);
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    return Values.anyIn(claims.audiences(), audiences)
        ? Optional.empty() : Optional.of(Reason.AUDIENCE_MISMATCH.refusal());
  }
}
