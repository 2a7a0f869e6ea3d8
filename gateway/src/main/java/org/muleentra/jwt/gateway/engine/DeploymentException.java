package org.muleentra.jwt.gateway.engine;

/** The engine refused an artifact; the message is the innermost reason. */
public final class DeploymentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DeploymentException(String name, Throwable cause) {
    super(name + ": " + innermost(cause), cause);
  }

  private static String innermost(Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null && reason.getCause() != reason) {
      reason = reason.getCause();
    }
    return reason.getMessage() == null ? reason.toString() : reason.getMessage();
  }
}
