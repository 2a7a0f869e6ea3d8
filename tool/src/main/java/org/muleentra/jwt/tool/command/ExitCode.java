package org.muleentra.jwt.tool.command;

/** How the command ends, for scripts. */
final class ExitCode {

  /** All is well: the token is let in, the form can be deployed, every token of the catalogue was refused. */
  static final int GOOD = 0;
  /** The token is refused, the form is wrong, or something passed that must not. */
  static final int REFUSED = 1;
  /** The command was not given as it must be. */
  static final int USAGE = 2;
  /** Nothing was decided: a file cannot be read, keys are not there, a server does not answer. */
  static final int UNDECIDED = 3;

  private ExitCode() {}
}
