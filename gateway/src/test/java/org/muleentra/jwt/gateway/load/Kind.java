package org.muleentra.jwt.gateway.load;

/** What a caller sends. */
enum Kind {
  /** A good token under a key from before the load. */
  GOOD,
  /** A good token under the newest key. */
  NEWEST,
  EXPIRED,
  FORGED,
  /** A kid that no key ever had. */
  INVENTED;

  /** The status once the token's key is known. */
  int statusUnderKnownKey() {
    return this == GOOD || this == NEWEST ? 200 : 401;
  }
}
