package org.muleentra.jwt.core.directory;

/** Why the directory told nothing, in a sentence for the operator; carries no stack, as it is no defect. */
final class DirectoryException extends RuntimeException {

  /** When a caller may ask again after a failure that calls for no pause, in seconds. */
  static final long SOON = 5;

  private final long retryAfterSeconds;
  private final boolean known;

  DirectoryException(String sentence) {
    this(sentence, SOON, false);
  }

  private DirectoryException(String sentence, long retryAfterSeconds, boolean known) {
    super(sentence, null, false, false);
    this.retryAfterSeconds = retryAfterSeconds;
    this.known = known;
  }

  /** Nobody was asked, since an answer from before said to wait. */
  static DirectoryException paused(long secondsLeft) {
    return new DirectoryException("the directory asked us to wait", secondsLeft, true);
  }

  /** The directory, or its token endpoint, asked to wait. */
  static DirectoryException pausing(String sentence, long seconds) {
    return new DirectoryException(sentence, seconds, false);
  }

  /** When asking again makes sense, at least 1 second. */
  long retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** Whether the operator has been told already. */
  boolean known() {
    return known;
  }
}
