package org.muleentra.jwt.core.check;

import java.util.Optional;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.token.Claims;

/**
 * A token that only the holder of a key or certificate may present is no bearer token, and nobody here sees key or
 * certificate: it is refused.
 *
 * <p>Source: RFC 7800 §3.1 ({@code cnf}), as certificate-bound tokens (RFC 8705 §3), DPoP-bound ones (RFC 9449 §6, §7.1)
 * and those for signed HTTP requests (Microsoft, "Proof-of-Possession (PoP) tokens") have it.
 */
public final class BindingCheck implements Check {

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    return claims.isBoundToPresenter() ? Optional.of(Reason.TOKEN_BOUND.refusal()) : Optional.empty();
  }

  @Override
  public CheckDescription describe(Authority authority) {
    return CheckDescription.of("bearer token", "there is no cnf").reading("cnf");
  }
}
