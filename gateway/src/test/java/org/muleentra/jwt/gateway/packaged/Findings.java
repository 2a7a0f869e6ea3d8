package org.muleentra.jwt.gateway.packaged;

import java.util.Set;
import org.codehaus.mojo.animal_sniffer.logging.Logger;

/** Keeps what the check of signatures finds, and nothing of what it says besides. */
final class Findings implements Logger {

  private final Set<String> found;

  Findings(Set<String> found) {
    this.found = found;
  }

  @Override
  public void error(String message) {
    found.add(message);
  }

  @Override
  public void error(String message, Throwable cause) {
    found.add(message + ": " + cause);
  }

  @Override
  public void warn(String message) {}

  @Override
  public void warn(String message, Throwable cause) {}

  @Override
  public void info(String message) {}

  @Override
  public void info(String message, Throwable cause) {}

  @Override
  public void debug(String message) {}

  @Override
  public void debug(String message, Throwable cause) {}
}
