package org.muleentra.jwt.tool.catalogue;

/**
 * One token that was sent, and what came of it.
 *
 * @param name chapter and what is spoilt
 * @param expected the status that this policy answers with
 * @param status the answer's status; 0 where the connection was closed without one
 * @param refused whether that is a refusal
 */
public record Shot(String name, int expected, int status, boolean refused) {

  /** What happened, in words. */
  public String outcome() {
    return status == 0 ? "the connection was closed" : "status " + status;
  }
}
