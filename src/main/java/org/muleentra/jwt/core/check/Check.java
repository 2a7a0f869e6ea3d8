package org.muleentra.jwt.core.check;

import java.util.Optional;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.token.Claims;

/** One rule on the claims of a verified token. */
public interface Check {

  /**
   * Applies the rule.
   *
   * @param claims the claims of a token whose signature is proven
   * @param authority the authority whose key proved it
   * @return why the token is refused, or empty when the rule holds
   */
  Optional<Refusal> check(Claims claims, Authority authority);

  /**
   * What the rule is about, in words; for who explains decisions and for no decision.
   *
   * @param authority the authority whose tokens are meant
   */
  CheckDescription describe(Authority authority);
}
