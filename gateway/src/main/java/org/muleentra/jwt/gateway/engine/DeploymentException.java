package org.muleentra.jwt.gateway.engine;

/** The engine or an extension refused an artifact. */
public final class DeploymentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  DeploymentException(String artifact, Throwable cause) {
    this(artifact, innermost(cause), cause);
  }

  private DeploymentException(String artifact, String reason, Throwable cause) {
    super(artifact + ": " + reason, cause);
    this.reason = reason;
  }

  /** Returns the innermost reason, in one line. */
  public String reason() {
    return reason;
  }

  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return (cause.getMessage() == null ? cause.toString() : cause.getMessage()).strip().replaceAll("\\s+", " ");
  }
}
