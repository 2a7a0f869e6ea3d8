package org.muleentra.jwt.testkit.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.testkit.http.JsonAnswer;

/** How a token endpoint hands out an access token (RFC 6749 §5.1). */
public final class AccessTokenResponse {
  private AccessTokenResponse() {}

  /**
   * @param token the compact token
   * @param expiresIn its lifetime in seconds
   * @return the answer
   */
  public static JsonAnswer of(String token, long expiresIn) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("token_type", "Bearer");
    body.put("expires_in", expiresIn);
    body.put("ext_expires_in", expiresIn);
    body.put("access_token", token);
    return new JsonAnswer(200, body).header("Cache-Control", "no-store, no-cache").header("Pragma", "no-cache");
  }
}
