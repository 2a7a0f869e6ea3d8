package org.muleentra.jwt.core.check;

import java.util.Optional;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.token.Claims;

/**
 * The token must name the client and the caller, each by an id that is somebody's: by a value that many share, or none has,
 * they would all be one.
 *
 * <p>Source: Microsoft identity platform, "Access token claims reference" ({@code oid}, {@code azp}, {@code appid}).
 */
public final class IdentityCheck implements Check {

  private static final String NIL = "00000000-0000-0000-0000-000000000000";
  /**
   * How {@code sub} begins in older policies of B2C: "Not supported currently. Use oid claim." (Azure AD B2C, "Overview of
   * tokens", subject claim).
   */
  private static final String NO_SUBJECT = "not supported";

  private static final Optional<Refusal> AZP_MISSING = Optional.of(Reason.CLAIM_MISSING.because("azp is missing"));
  private static final Optional<Refusal> APPID_MISSING = Optional.of(Reason.CLAIM_MISSING.because("appid is missing"));
  private static final Optional<Refusal> OID_MISSING = Optional.of(Reason.CLAIM_MISSING.because("oid is missing"));
  private static final Optional<Refusal> OID_MALFORMED = Optional.of(Reason.CLAIM_MALFORMED.because("oid is not a GUID"));
  private static final Optional<Refusal> NO_CLIENT = Optional.of(Reason.NO_IDENTITY.because("azp (or appid) names no client"));
  private static final Optional<Refusal> NOBODY = Optional.of(Reason.NO_IDENTITY.because("oid names nobody"));
  private static final Optional<Refusal> NOBODY_BY_SUBJECT =
      Optional.of(Reason.NO_IDENTITY.because("oid is missing, and sub names nobody"));
  private static final Optional<Refusal> NO_SERVICE_PRINCIPAL = Optional.of(Reason.NO_IDENTITY.because(
      "oid is missing: the application has no service principal in the tenant"));

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    if (claims.clientId() == null) {
      return authority.version() == TokenVersion.V1 ? APPID_MISSING : AZP_MISSING;
    }
    if (isNobody(claims.clientId())) {
      return NO_CLIENT;
    }
    if (claims.objectId() == null) {
      return authority.knowsUsersBySubject() ? bySubject(claims.subject()) : withoutObjectId(claims);
    }
    if (isNobody(claims.objectId())) {
      return NOBODY;
    }
    return authority.knowsUsersBySubject() || Guid.isGuid(claims.objectId()) ? Optional.empty() : OID_MALFORMED;
  }

  @Override
  public CheckDescription describe(Authority authority) {
    String client = authority.version() == TokenVersion.V1 ? "appid" : "azp";
    return authority.knowsUsersBySubject()
        ? CheckDescription.of("identity", client + " names the client, and oid or sub the caller").reading(client, "oid", "sub")
        : CheckDescription.of("identity", client + " names the client, and oid is the GUID of the caller").reading(client, "oid");
  }

  private static Optional<Refusal> bySubject(String subject) {
    if (subject == null) {
      return OID_MISSING;
    }
    return isNobody(subject) || subject.regionMatches(true, 0, NO_SUBJECT, 0, NO_SUBJECT.length())
        ? NOBODY_BY_SUBJECT : Optional.empty();
  }

  /** Entra issues tokens to applications of other tenants that have no service principal here; they name no object. */
  private static Optional<Refusal> withoutObjectId(Claims claims) {
    if (!claims.scopes().isEmpty()) {
      return OID_MISSING;
    }
    return claims.identityType() == null || "app".equals(claims.identityType()) ? NO_SERVICE_PRINCIPAL : Optional.empty();
  }

  private static boolean isNobody(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (!Character.isWhitespace(id.charAt(i)) && !Character.isSpaceChar(id.charAt(i))) {
        return id.equals(NIL);
      }
    }
    return true;
  }
}
