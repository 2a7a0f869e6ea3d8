package org.muleentra.jwt.tool.doctor;

/**
 * One thing that was found.
 *
 * @param about the form's field that it is about, or {@code client} or {@code credentials}
 * @param what what is so
 * @param why why it matters; empty where nothing follows
 * @param mend the command or the page that mends it; empty where there is nothing to mend
 */
public record Finding(Severity severity, String about, String what, String why, String mend) {

  static Finding wrong(String about, String what, String why, String mend) {
    return new Finding(Severity.WRONG, about, what, why, mend);
  }

  static Finding doubtful(String about, String what, String why, String mend) {
    return new Finding(Severity.DOUBTFUL, about, what, why, mend);
  }

  static Finding notLookedAt(String about, String what, String whyNot) {
    return new Finding(Severity.NOT_LOOKED_AT, about, what, whyNot, "");
  }

  static Finding fine(String about, String what) {
    return new Finding(Severity.FINE, about, what, "", "");
  }

  /** The same, as bad as it is where more depends on it. */
  static Finding of(boolean wrong, String about, String what, String why, String mend) {
    return wrong ? wrong(about, what, why, mend) : doubtful(about, what, why, mend);
  }
}
