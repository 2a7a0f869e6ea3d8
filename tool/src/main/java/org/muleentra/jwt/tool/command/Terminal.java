package org.muleentra.jwt.tool.command;

/** Where somebody may be typing. */
interface Terminal {

  /** Nobody types: input comes from a file or another command. */
  Terminal NONE = new Terminal() {

    @Override
    public String ask(String prompt) {
      return null;
    }

    @Override
    public int longestLine() {
      return Integer.MAX_VALUE;
    }
  };

  /**
   * Asks for a line that is not shown while it is typed.
   *
   * @return the line, empty where typing ended without one; {@code null} where input comes from elsewhere
   * @throws UndecidedException where it would be shown
   */
  String ask(String prompt);

  /** How many characters of a line the system hands over at most; it drops those behind, and says nothing. */
  int longestLine();
}
