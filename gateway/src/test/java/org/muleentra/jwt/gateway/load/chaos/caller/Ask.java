package org.muleentra.jwt.gateway.load.chaos.caller;

/**
 * One request, and what may be answered.
 *
 * @param kind of caller, as the report calls it
 * @param path and query
 * @param token what stands behind {@code Bearer}
 * @param due whether its token is good
 */
public record Ask(String kind, String path, String token, Due due) {

  /** What a caller is due. */
  public enum Due {
    /** A good token: it passes, or the gate says that it cannot tell at the moment. */
    ADMISSION,
    /** A token that must not pass, whatever else is wrong. */
    REFUSAL,
    /** An answer, and none against the token. */
    ANSWER,
    /** As far as the engine lets it through: the API is taken off meanwhile. */
    FAREWELL
  }
}
