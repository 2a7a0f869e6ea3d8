package org.muleentra.jwt.testkit.sts;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muleentra.jwt.testkit.client.ApiRegistration;
import org.muleentra.jwt.testkit.client.AssertionSignature;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.Registrations;
import org.muleentra.jwt.testkit.client.TokenRefusal;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * The caller's token that a middle tier presents: a user's access token of this directory, for that middle tier.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/v2-oauth2-on-behalf-of-flow.md}: {@code aud} is the app
 * that asks; only users; custom signing keys are refused (the common keys alone count here). Numbers:
 * {@code reference-error-codes.md}; see {@link EntraError} for those it lacks. What tells an ID token from an access token is
 * not documented: here it is a user's token without {@code scp}.
 */
final class UserAssertion {
  private final TokenMint mint;
  private final Registrations registrations;

  UserAssertion(TokenMint mint, Registrations registrations) {
    this.mint = mint;
    this.registrations = registrations;
  }

  /** Its claims, once they are proven to be a user's token for the client. */
  Map<String, Object> verify(String assertion, Client client, String tenant) throws TokenRefusal {
    JWTClaimsSet claims = signed(assertion, tenant);
    Instant now = mint.clock().instant();
    if (claims.getExpirationTime() == null || !now.isBefore(claims.getExpirationTime().toInstant())
        || claims.getNotBeforeTime() != null && claims.getNotBeforeTime().toInstant().isAfter(now)) {
      throw new TokenRefusal(EntraError.USER_ASSERTION_EXPIRED);
    }
    if (claims.getAudience().size() != 1 || !isNameOf(client, claims.getAudience().get(0))) {
      throw new TokenRefusal(EntraError.USER_ASSERTION_AUDIENCE);
    }
    if ("app".equals(claims.getClaim("idtyp"))
        || claims.getClaim("scp") == null && String.valueOf(claims.getClaim("oid")).equals(claims.getSubject())) {
      throw new TokenRefusal(EntraError.ON_BEHALF_OF_FORBIDDEN);
    }
    if (claims.getClaim("scp") == null) {
      throw new TokenRefusal(EntraError.ID_TOKEN_AS_ASSERTION);
    }
    return claims.getClaims();
  }

  private JWTClaimsSet signed(String assertion, String tenant) throws TokenRefusal {
    try {
      SignedJWT jwt = SignedJWT.parse(assertion);
      List<RSAPublicKey> keys = mint.keys().published().stream()
          .filter(key -> key.kid().equals(jwt.getHeader().getKeyID()) && key.publicKey() instanceof RSAPublicKey)
          .map(key -> (RSAPublicKey) key.publicKey()).collect(Collectors.toList());
      List<String> issuers = Arrays.asList(mint.issuers().issuer(TokenVersion.V1, tenant),
          mint.issuers().issuer(TokenVersion.V2, tenant));
      if (AssertionSignature.isBy(jwt, Collections.singletonList(JWSAlgorithm.RS256), keys)
          && issuers.contains(jwt.getJWTClaimsSet().getIssuer())) {
        return jwt.getJWTClaimsSet();
      }
    } catch (ParseException e) {
      throw new TokenRefusal(EntraError.USER_ASSERTION_INVALID);
    }
    throw new TokenRefusal(EntraError.USER_ASSERTION_INVALID);
  }

  private boolean isNameOf(Client client, String audience) {
    return audience.equals(client.id())
        || registrations.api(audience).map(ApiRegistration::clientId).filter(client.id()::equals).isPresent();
  }
}
