package org.muleentra.jwt.gateway.application;

import java.util.List;

/**
 * What an application is at Entra when it asks for tokens itself.
 *
 * @param clientId its client id
 * @param secrets its secrets
 */
public record EntraClient(String clientId, List<String> secrets) {

  /** Does not tell the secrets. */
  @Override
  public String toString() {
    return "EntraClient[" + clientId + "]";
  }
}
