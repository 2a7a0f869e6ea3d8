package org.muleentra.jwt.core.check;

import java.util.Optional;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.token.Claims;

/** Issuer, tenant and version must agree with each other and with the authority whose key signed (RFC 8725 §3.8). */
public final class IssuerCheck implements Check {

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    if (!authority.covers(claims.tenantId())) {
      return Optional.of(Reason.TENANT_NOT_TRUSTED.refusal());
    }
    return authority.issued(claims) ? Optional.empty() : Optional.of(Reason.ISSUER_MISMATCH.refusal());
  }

  @Override
  public CheckDescription describe(Authority authority) {
    return CheckDescription.of("issuer", "iss, tid and ver are those of one trusted tenant: iss is "
        + authority.metadataIssuer() + ", ver is " + authority.version().claim()).reading("iss", "tid", "ver")
        .setBy(TrustedTenants.TENANTS.name(), TrustedTenants.CLOUD.name(), TrustedTenants.TOKEN_VERSIONS.name());
  }
}
