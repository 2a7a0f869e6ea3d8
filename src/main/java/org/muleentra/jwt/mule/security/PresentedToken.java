package org.muleentra.jwt.mule.security;

import java.util.function.Supplier;

/**
 * The token that a caller was admitted with, in this process's memory alone: no text shows it, and no event that is written
 * down holds it.
 *
 * <p>Known to others by the JDK's own type, as the policy and the application load this class each for itself.
 */
final class PresentedToken implements Supplier<String> {

  private final String token;

  PresentedToken(String token) {
    this.token = token;
  }

  @Override
  public String get() {
    return token;
  }

  @Override
  public String toString() {
    return "the caller's token";
  }
}
