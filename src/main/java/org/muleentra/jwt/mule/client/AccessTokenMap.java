package org.muleentra.jwt.mule.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.core.identity.AccessToken;

/** An access token as a flow sees it: JDK types only, unmodifiable. */
final class AccessTokenMap {

  static final String ACCESS_TOKEN = "accessToken";
  static final String TOKEN_TYPE = "tokenType";
  static final String AUTHORIZATION = "authorization";
  static final String EXPIRES_AT = "expiresAt";
  static final String SCOPES = "scopes";
  static final String TENANT_ID = "tenantId";

  private static final String BEARER = "Bearer";

  private AccessTokenMap() {}

  /** The token; what it does not have is absent. */
  static Map<String, Object> of(AccessToken token) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(ACCESS_TOKEN, token.value());
    map.put(TOKEN_TYPE, BEARER);
    map.put(AUTHORIZATION, BEARER + " " + token.value());
    map.put(EXPIRES_AT, token.expiresAt().toString());
    map.put(SCOPES, new ArrayList<>(token.scopes()));
    if (token.tenantId() != null) {
      map.put(TENANT_ID, token.tenantId());
    }
    return Collections.unmodifiableMap(map);
  }
}
