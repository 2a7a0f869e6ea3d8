package org.muleentra.jwt.core.directory;

/** Why the directory told nothing, in a sentence for the operator; carries no stack, as it is no defect. */
final class DirectoryException extends RuntimeException {

  /** When a caller may ask again after a failure that calls for no pause, in seconds. */
  static final long SOON = 5;

  private final long retryAfterSeconds;
  private final boolean known;
  private final String code;

  DirectoryException(String sentence) {
    this(sentence, SOON, false, null);
  }

  private DirectoryException(String sentence, long retryAfterSeconds, boolean known, String code) {
    super(sentence, null, false, false);
    this.retryAfterSeconds = retryAfterSeconds;
    this.known = known;
    this.code = code;
  }

  /** An error of Microsoft Graph's, with its code or {@code null}. */
  static DirectoryException ofGraph(String sentence, String code) {
    return new DirectoryException(sentence, SOON, false, code);
  }

  /** Nobody was asked, since an answer from before said to wait. */
  static DirectoryException paused(long secondsLeft) {
    return new DirectoryException("the directory asked us to wait", secondsLeft, true, null);
  }

  /** As many callers are being looked up as may be at once. */
  static DirectoryException crowded() {
    return new DirectoryException("too many callers to look up at once", 1, false, null);
  }

  /** The directory, or its token endpoint, asked to wait. */
  static DirectoryException pausing(String sentence, long seconds) {
    return new DirectoryException(sentence, seconds, false, null);
  }

  /** When asking again makes sense, at least 1 second. */
  long retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** Whether the operator has been told already. */
  boolean known() {
    return known;
  }

  /** Whether a call failed with this code of Microsoft Graph's. */
  static boolean hasCode(Throwable failure, String code) {
    Throwable cause = DirectoryLog.causeOf(failure);
    return cause instanceof DirectoryException && code.equals(((DirectoryException) cause).code);
  }
}
