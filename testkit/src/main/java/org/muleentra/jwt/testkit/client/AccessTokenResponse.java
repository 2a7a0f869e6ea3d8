package org.muleentra.jwt.testkit.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.testkit.http.JsonAnswer;

/**
 * How a token endpoint hands out an access token (RFC 6749 §5.1).
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/v2-oauth2-client-creds-grant-flow.md}, successful
 * response, and {@code v2-oauth2-on-behalf-of-flow.md}, success response example ({@code scope}, {@code ext_expires_in},
 * {@code refresh_token}). {@code refresh_in} is on no page: AzureAD/microsoft-authentication-library-for-java,
 * {@code TokenResponse}.
 */
public final class AccessTokenResponse {
  private final Map<String, Object> body = new LinkedHashMap<>();

  /**
   * @param token the compact token
   * @param expiresIn its lifetime
   */
  public AccessTokenResponse(String token, Duration expiresIn) {
    body.put("token_type", "Bearer");
    body.put("expires_in", expiresIn.getSeconds());
    body.put("access_token", token);
  }

  /** Adds {@code ext_expires_in}: how long the token may serve while Entra is down. */
  public AccessTokenResponse extended(Duration lifetime) {
    body.put("ext_expires_in", lifetime.getSeconds());
    return this;
  }

  /** Adds {@code refresh_in}: after how long a new token should be asked for. */
  public AccessTokenResponse refreshIn(Duration age) {
    body.put("refresh_in", age.getSeconds());
    return this;
  }

  /** Adds {@code scope}, separated by spaces. */
  public AccessTokenResponse scope(String scopes) {
    body.put("scope", scopes);
    return this;
  }

  /** Adds a refresh token. */
  public AccessTokenResponse refreshToken(String refreshToken) {
    body.put("refresh_token", refreshToken);
    return this;
  }

  /** The answer, which nobody may keep. */
  public JsonAnswer answer() {
    return new JsonAnswer(200, body).header("Cache-Control", "no-store, no-cache").header("Pragma", "no-cache");
  }
}
