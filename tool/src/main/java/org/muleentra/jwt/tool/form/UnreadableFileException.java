package org.muleentra.jwt.tool.form;

/** A file that is not there or cannot be read, so that nothing can be decided. */
public final class UnreadableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the file. */
  public UnreadableFileException(String file) {
    super(file + ": cannot be read");
  }
}
