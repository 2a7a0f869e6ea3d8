package org.muleentra.jwt.gateway.console.live;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call that leads to a decision worth seeing.
 *
 * @param name what the page asks for it by
 * @param title who calls, in a few words
 * @param api the name of the API
 * @param token makes the token anew; empty for a call without one
 */
public record SampleCall(String name, String title, String api, Optional<Supplier<String>> token) {

  /** A call with a token. */
  public static SampleCall of(String name, String title, String api, Supplier<String> token) {
    return new SampleCall(name, title, api, Optional.of(token));
  }
}
