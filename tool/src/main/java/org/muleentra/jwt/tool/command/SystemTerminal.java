package org.muleentra.jwt.tool.command;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;

/** The terminal of this process, if there is one. */
final class SystemTerminal implements Terminal {

  /** N_TTY_BUF_SIZE less the line's end (termios(3), canonical mode). */
  private static final int LINUX = 4095;
  /** MAX_CANON of Darwin's {@code sys/syslimits.h}, less the line's end. */
  private static final int DARWIN = 1023;

  @Override
  public String ask(String prompt) {
    Console console = System.console();
    if (console != null && isTerminal(console)) {
      char[] typed = console.readPassword(prompt);
      return typed == null ? "" : new String(typed);
    }
    if (isTyped()) {
      // Without a console for input and output both, Java cannot keep a terminal from showing what is typed.
      throw new UndecidedException("The token would be shown while it is typed, as the output does not go to the terminal: give it by "
          + "--token FILE or from another command, or leave the output at the terminal.");
    }
    return null;
  }

  @Override
  public int longestLine() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? DARWIN : LINUX;
  }

  /** From Java 22 on there may be a console without a terminal, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  /** Java has no word for it where only the input is a terminal; POSIX has. */
  private static boolean isTyped() {
    try {
      return new ProcessBuilder("sh", "-c", "test -t 0").redirectInput(ProcessBuilder.Redirect.INHERIT).start().waitFor() == 0;
    } catch (IOException noSuchShell) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
