package org.muleentra.jwt.core.check;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.token.Claims;

/** The client application must be one of those allowed, where any are named. */
public final class ClientCheck implements Check {

  /** The client ids that may call; any where none is given. */
  public static final Setting<Collection<String>, Set<String>> ALLOWED_CLIENT_IDS = Setting.texts("allowedClientIds", Format.GUID);

  private final Set<String> allowedClientIds;

  /** @param allowedClientIds at least one client id, in lower case as Entra writes it */
  public ClientCheck(Collection<String> allowedClientIds) {
    this.allowedClientIds = ExpectedValues.copyOf(allowedClientIds);
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    return allowedClientIds.contains(claims.clientId())
        ? Optional.empty() : Optional.of(Reason.CLIENT_NOT_ALLOWED.refusal());
  }

  @Override
  public CheckDescription describe(Authority authority) {
    String client = authority.version() == TokenVersion.V1 ? "appid" : "azp";
    return CheckDescription.of("client", client + " is " + CheckDescription.oneOf(allowedClientIds)).reading(client)
        .setBy(ALLOWED_CLIENT_IDS.name());
  }
}
