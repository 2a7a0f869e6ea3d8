package org.muleentra.jwt.core.check;

import java.util.Optional;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.token.Claims;

/** The client must have proven itself with a certificate and not with a secret or nothing ({@code azpacr}, {@code appidacr}). */
public final class ClientAuthenticationCheck implements Check {

  public static final Setting<Boolean, Boolean> CERTIFICATE_CLIENTS_ONLY = Setting.flag("certificateClientsOnly");

  private static final String CERTIFICATE = "2";

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    return CERTIFICATE.equals(claims.clientAuthentication())
        ? Optional.empty() : Optional.of(Reason.CLIENT_WITHOUT_CERTIFICATE.refusal());
  }

  @Override
  public CheckDescription describe(Authority authority) {
    String claim = authority.version() == TokenVersion.V1 ? "appidacr" : "azpacr";
    return CheckDescription.of("client's credential", claim + " is 2, a certificate").reading(claim).setBy(CERTIFICATE_CLIENTS_ONLY.name());
  }
}
