package org.muleentra.jwt.core.identity;

import java.util.concurrent.CompletionStage;

/** Who gives us tokens: Entra's token endpoint, or the endpoint of a managed identity. */
interface TokenIssuer {

  /**
   * Asks for a token, without blocking the caller and whatever is in memory.
   *
   * @return completes exceptionally, mostly with a {@link TokenException}, where none is given
   */
  CompletionStage<AccessToken> issue(TokenRequest request);
}
