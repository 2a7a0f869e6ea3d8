package org.muleentra.jwt.tool.replay;

/**
 * Who called, as records tell it.
 *
 * @param tenant {@code tid}, or {@code null} of whom nothing is proven
 * @param id object id of a user or service principal, or {@code null}
 * @param person whether it is a user's, or that of an agent's account
 * @param client the client's id, or {@code null}
 */
public record Caller(String tenant, String id, boolean person, String client) {

  private static final Caller NOBODY = new Caller(null, null, false, null);

  static Caller of(Told told) {
    return told == null ? NOBODY : new Caller(told.tenant(), told.caller(), told.person() != null, told.client());
  }

  /** Whether it is known who it was. */
  public boolean isProven() {
    return tenant != null;
  }
}
