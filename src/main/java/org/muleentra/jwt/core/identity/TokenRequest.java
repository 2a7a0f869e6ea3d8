package org.muleentra.jwt.core.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a token is asked for, and on whose behalf; immutable, and never shows a user's assertion. */
public final class TokenRequest {

  /** Of a whole resource, as the application is permitted there. */
  static final String DEFAULT = "/.default";

  private final String scope;
  private final UserAssertion assertion;
  private final TokenKey key;

  private TokenRequest(String scope, UserAssertion assertion) {
    this.scope = scope;
    this.assertion = assertion;
    this.key = new TokenKey(scope, assertion == null ? null : assertion.fingerprint());
  }

  /** A token of our own (RFC 6749 §4.4) for a resource, without a slash at its end. */
  public static TokenRequest ofResource(String resource) {
    return ofScope(resource + DEFAULT);
  }

  /** A token of our own (RFC 6749 §4.4); the scope ends in {@code /.default}. */
  public static TokenRequest ofScope(String scope) {
    return new TokenRequest(scope, null);
  }

  /** A token on behalf of a user, for scopes with spaces between ("OAuth 2.0 On-Behalf-Of flow"). */
  static TokenRequest onBehalfOf(UserAssertion assertion, String scopes) {
    return new TokenRequest(scopes, assertion);
  }

  TokenKey key() {
    return key;
  }

  /** As it is asked for. */
  String scope() {
    return scope;
  }

  /** The resource of a scope that ends in {@code /.default}. */
  String resource() {
    return scope.endsWith(DEFAULT) ? scope.substring(0, scope.length() - DEFAULT.length()) : scope;
  }

  boolean isOnBehalfOf() {
    return assertion != null;
  }

  /** How long the token may serve at most, in seconds from an instant on: never longer than that of its user. */
  long longestSeconds(long epochSecond) {
    return assertion == null ? Long.MAX_VALUE : assertion.expiresAt() - epochSecond;
  }

  /** What stands in the request beside who asks. */
  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (assertion == null) {
      parameters.put("grant_type", "client_credentials");
    } else {
      parameters.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
      parameters.put("requested_token_use", "on_behalf_of");
      parameters.put("assertion", assertion.token());
    }
    parameters.put("scope", scope);
    return parameters;
  }
}
