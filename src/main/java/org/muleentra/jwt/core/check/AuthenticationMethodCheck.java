package org.muleentra.jwt.core.check;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.error.StepUp;
import org.muleentra.jwt.core.token.Claims;

/**
 * The user must have authenticated by one of the required methods ({@code amr}, RFC 8176), such as {@code mfa}.
 *
 * <p>Microsoft documents {@code amr} for v1 tokens alone; without it the rule does not hold.
 */
public final class AuthenticationMethodCheck implements Check {

  private final Set<String> methods;
  private final StepUp stepUp;

  /** @param methods at least one */
  public AuthenticationMethodCheck(Collection<String> methods) {
    this.methods = Values.copyOf(methods);
    this.stepUp = StepUp.toOtherMethod();
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    if (Values.anyIn(claims.authenticationMethods(), methods)) {
      return Optional.empty();
    }
    return Optional.of(StepUps.ofUser(Reason.AUTHENTICATION_METHOD_MISSING, stepUp, claims));
  }
}
