package org.muleentra.jwt.tool.trial;

/**
 * A text that a regular expression may match: its first branch, each class by its first member, each repetition as short as it may be.
 * No more than a guess, for patterns as claim rules have them.
 */
final class PatternSample {

  private final String pattern;
  private int at;

  private PatternSample(String pattern) {
    this.pattern = pattern;
  }

  static String of(String pattern) {
    PatternSample sample = new PatternSample(pattern);
    return sample.branches();
  }

  private String branches() {
    String first = branch();
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      branch();
    }
    return first;
  }

  private String branch() {
    StringBuilder text = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      String atom = atom();
      text.append(atom.repeat(repetitions()));
    }
    return text.toString();
  }

  private String atom() {
    char c = pattern.charAt(at++);
    switch (c) {
      case '(':
        if (pattern.startsWith("?", at) && isFlagsAlone()) {
          at = pattern.indexOf(')', at) + 1;
          return "";
        }
        if (pattern.startsWith("?", at)) {
          at = Math.max(at, pattern.indexOf(':', at) + 1);
        }
        String inner = branches();
        at++;
        return inner;
      case '[':
        return member();
      case '.':
        return "x";
      case '^':
      case '$':
        return "";
      case '\\':
        return escaped();
      default:
        return String.valueOf(c);
    }
  }

  /** As in {@code (?i)}, a group that matches nothing. */
  private boolean isFlagsAlone() {
    int end = pattern.indexOf(')', at);
    int colon = pattern.indexOf(':', at);
    return end >= 0 && (colon < 0 || end < colon);
  }

  private String member() {
    boolean negated = pattern.startsWith("^", at);
    int first = negated ? at + 1 : at;
    int end = pattern.indexOf(']', first + 1);
    at = end < 0 ? pattern.length() : end + 1;
    if (negated) {
      return pattern.substring(first, at).indexOf('x') < 0 ? "x" : "0";
    }
    return pattern.startsWith("\\", first) ? new PatternSample(pattern.substring(first, first + 2)).atom()
        : pattern.substring(first, first + 1);
  }

  private String escaped() {
    char c = at < pattern.length() ? pattern.charAt(at++) : '\\';
    return switch (c) {
      case 'd' -> "0";
      case 'w', 'S', 'D' -> "x";
      case 's', 'W' -> " ";
      case 'b', 'B', 'A', 'z' -> "";
      default -> String.valueOf(c);
    };
  }

  private int repetitions() {
    if (at >= pattern.length()) {
      return 1;
    }
    int least = switch (pattern.charAt(at)) {
      case '*', '?' -> 0;
      case '+' -> 1;
      case '{' -> Integer.parseInt(pattern.substring(at + 1).replaceFirst("[^0-9].*", ""));
      default -> -1;
    };
    if (least < 0) {
      return 1;
    }
    at = pattern.charAt(at) == '{' ? pattern.indexOf('}', at) + 1 : at + 1;
    if (at < pattern.length() && pattern.charAt(at) == '?') {
      at++;
    }
    return least;
  }
}
