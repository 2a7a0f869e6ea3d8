package org.muleentra.jwt.core.identity;

import java.time.Clock;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.muleentra.jwt.core.hash.Fingerprint;
import org.muleentra.jwt.core.hash.SipHash;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.token.StrictJson;

/**
 * A user's token that we exchange for one of another API; immutable, and never shows the token.
 *
 * <p>Nothing that it says is believed: Entra verifies it. What Entra would refuse for certain is refused here, sooner and in a
 * sentence that says why.
 */
final class UserAssertion {

  private static final int MAXIMUM_LENGTH = 64 * 1024;

  /** RFC 7515 §7.1, with all three parts; a pattern of single characters, which goes through a token once. */
  private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  /** Of this process alone: a memory that leaks tells nobody whose tokens it was found by, and nobody can look for two found alike. */
  private static final SipHash FINGERPRINTS = SipHash.keyed();

  private final String token;
  private final long expiresAt;
  private final Fingerprint fingerprint;

  private UserAssertion(String token, long expiresAt) {
    this.token = token;
    this.expiresAt = expiresAt;
    this.fingerprint = fingerprint(token);
  }

  /**
   * A token that may be exchanged.
   *
   * @param token with or without the scheme {@code Bearer}, or {@code null}
   * @param clientId of our application, for which the token must be
   * @param tenantId of our application, in which the user must be signed in
   * @throws TokenException naming what is wrong with it
   */
  static UserAssertion of(String token, String clientId, String tenantId, Clock clock) {
    String alone = alone(token);
    Map<String, Object> claims = claims(alone);
    require(claims != null, "it is no signed token (JWS) whose claims can be read");
    require(claims.get("tfp") == null && !text(claims.get("iss")).contains(".b2clogin.com/"),
        "it is of Azure AD B2C, which does not support on-behalf-of");
    require(!"app".equals(claims.get("idtyp")) && !text(claims.get("scp")).isEmpty(),
        "it is not a user's: an application calls on its own behalf, with Acquire token");
    requireAudience(claims.get("aud"), clientId);
    require(tenantId.equals(Guid.canonical(text(claims.get("tid")))), "it is of another tenant than this client");
    Object expiry = claims.get("exp");
    require(expiry instanceof Long && (Long) expiry > clock.instant().getEpochSecond(), "it has expired");
    return new UserAssertion(alone, (Long) expiry);
  }

  /** A v2.0 token names the client id; a v1.0 token may name an App ID URI, of which only Entra knows whose it is. */
  private static void requireAudience(Object audience, String clientId) {
    List<?> audiences = audience instanceof List ? (List<?>) audience : Collections.singletonList(audience);
    require(audiences.size() == 1 && audiences.get(0) instanceof String
        && (!Guid.isGuid((String) audiences.get(0)) || clientId.equals(Guid.canonical((String) audiences.get(0)))),
        "its audience is another application than this client, for whom alone it may be exchanged");
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new TokenException(TokenFault.CALLER_TOKEN_REJECTED, "the caller's token cannot be exchanged: " + sentence);
    }
  }

  /** The token without the scheme {@code Bearer}. */
  static String alone(String token) {
    require(token != null && !token.trim().isEmpty(), "there is no caller's token to exchange: no assertion is given, and this"
        + " flow's request was not admitted with one");
    String text = token.trim();
    return text.regionMatches(true, 0, "Bearer ", 0, 7) ? text.substring(7).trim() : text;
  }

  private static Map<String, Object> claims(String token) {
    if (token.length() > MAXIMUM_LENGTH || !COMPACT.matcher(token).matches()) {
      return null;
    }
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    try {
      return StrictJson.object(Base64.getUrlDecoder().decode(token.substring(first + 1, second)));
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private static String text(Object claim) {
    return claim instanceof String ? (String) claim : "";
  }

  /**
   * Tells this token, without a scheme, from all others, and tells nothing of it: the whole token counts. One that is in memory was
   * proven to be in compact form, so a text with any other character finds none.
   */
  static Fingerprint fingerprint(String alone) {
    return FINGERPRINTS.fingerprint(alone);
  }

  String token() {
    return token;
  }

  /** In seconds since the epoch. */
  long expiresAt() {
    return expiresAt;
  }

  /** As {@link #fingerprint(String)}. */
  Fingerprint fingerprint() {
    return fingerprint;
  }
}
