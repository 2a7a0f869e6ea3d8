package org.muleentra.jwt.core.identity;

import java.util.Collection;
import java.util.concurrent.CompletionStage;

/** The API that our application is itself, as far as its own client has to do with it. */
public interface OwnApi {

  /** What a token for it is asked by: its App ID URI or client id. */
  String audience();

  /** The client ids of the applications that may call it; empty where any may. */
  Collection<String> allowedClientIds();

  /**
   * Holds a token of our own against the gate, of which no decision is recorded.
   *
   * @return completes with why the token is refused, a sentence for the log, or with {@code null} where it passes
   */
  CompletionStage<String> refusalOf(String token);
}
