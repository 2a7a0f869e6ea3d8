package org.muleentra.jwt.core.token;

import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.hash.ConstantTime;
import org.muleentra.jwt.core.hash.SipHash;

/**
 * A compact token where it stands in its credentials, not yet looked into; immutable.
 *
 * <p>It is cut out of them only when it is asked for: most come again, and are known by their credentials.
 */
public final class BearerToken {

  /** How much of a signature is hashed, in characters: 192 bits of it. */
  private static final int TAIL = 32;

  private final String credentials;
  private final int start;

  /** @param start where the token begins; it ends where they do */
  BearerToken(String credentials, int start) {
    this.credentials = credentials;
    this.start = start;
  }

  /** A compact token without credentials around it. */
  public static BearerToken of(String compact) {
    return new BearerToken(compact, 0);
  }

  /** Takes it apart where it stands; nothing of it is proven by that. */
  public Outcome<UnverifiedToken> parse() {
    return CompactJws.parse(credentials, start);
  }

  /** The token alone. */
  public String compact() {
    return credentials.substring(start);
  }

  /** How many characters the credentials have. */
  public int length() {
    return credentials.length();
  }

  /** A hash of the signature's end, which says as much of a token as all of it would. */
  public long hash(SipHash hash) {
    return hash.hash(credentials, Math.max(start, credentials.length() - TAIL), credentials.length());
  }

  /**
   * Whether others are the very same credentials. The time that it takes helps nobody who guesses: it tells nothing of the signature, which
   * is all that a token keeps from who does not have it, and of the rest only to who presents the signature.
   */
  public boolean isSameAs(BearerToken other) {
    return ConstantTime.areEqual(credentials, other.credentials, credentials.lastIndexOf('.') + 1);
  }
}
