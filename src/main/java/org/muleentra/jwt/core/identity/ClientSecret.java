package org.muleentra.jwt.core.identity;

import java.net.URI;
import java.util.Collections;
import java.util.Map;

/** A secret shared with Entra (RFC 6749 §2.3.1). */
final class ClientSecret implements ClientCredential {

  private final Map<String, String> parameters;

  ClientSecret(String secret) {
    this.parameters = Collections.singletonMap("client_secret", secret);
  }

  @Override
  public Map<String, String> parameters(String clientId, URI audience) {
    return parameters;
  }
}
