package org.muleentra.jwt.gateway.application;

import java.util.List;

/**
 * What an application is at Entra when it asks for tokens itself.
 *
 * @param clientId its client id
 * @param secrets its secrets
 * @param names what callers' tokens may name it by as their audience, beside the client id
 */
public record EntraClient(String clientId, List<String> secrets, List<String> names) {

  /** Does not tell the secrets. */
  @Override
  public String toString() {
    return "EntraClient[" + clientId + "]";
  }
}
