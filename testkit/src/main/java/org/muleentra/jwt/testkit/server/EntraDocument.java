package org.muleentra.jwt.testkit.server;

/** What a validator fetches from Entra: what faults strike and counters count. */
public enum EntraDocument {
  /** The OpenID configuration, v1.0 or v2.0, of any tenant. */
  DISCOVERY,
  /** The key set, v1.0 or v2.0, of any tenant. */
  KEYS
}
