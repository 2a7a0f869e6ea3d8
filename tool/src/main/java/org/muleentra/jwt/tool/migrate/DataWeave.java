package org.muleentra.jwt.tool.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The few DataWeave expressions on {@code vars.claimSet} that claim rules can say: {@code ==} with a text or a number, {@code contains},
 * {@code != null}, a list that contains the claim, {@code and} between them, and {@code or} between tests of one kind on one claim.
 *
 * <p>Source: https://docs.mulesoft.com/dataweave/latest/dw-operators ({@code ==} compares without coercion, {@code contains} looks for an
 * entry of a list or a part of a text). What is none of these is not understood, rather than nearly.
 */
final class DataWeave {

  private static final String QUOTED = "'([^'\\\\$]*)'|\"([^\"\\\\$]*)\"";
  private static final Pattern TOKEN = Pattern.compile(
      "\\s*(?:(vars\\.claimSet(?:\\.([A-Za-z_]\\w*)|\\[(?:" + QUOTED + ")])(?![\\w.\\[?]))|"
      + QUOTED + "|(-?(?:0|[1-9]\\d{0,17})(?![\\w.]))|(==|!=|[()\\[\\],])|(and|or|contains|splitBy|null)\\b)");

  /** A claim by its name, a text without its quotes, a number, a sign or a word. */
  private record Token(Type type, String text) {}

  private enum Type { CLAIM, TEXT, NUMBER, SIGN, WORD }

  private final List<Token> tokens;
  private final String place;
  private int next;

  private DataWeave(List<Token> tokens, String place) {
    this.tokens = tokens;
    this.place = place;
  }

  /** What must hold for the expression to be true; {@code null} where it is not understood. */
  static List<ClaimDemand> demands(String expression, String place) {
    String text = expression.trim();
    if (!text.startsWith("#[") || !text.endsWith("]")) {
      return null;
    }
    List<Token> tokens = tokens(text.substring(2, text.length() - 1).trim());
    return tokens == null ? null : new DataWeave(tokens, place).whole();
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        return null;
      }
      tokens.add(token(matcher));
      end = matcher.end();
    }
    return tokens;
  }

  private static Token token(Matcher matcher) {
    if (matcher.group(1) != null) {
      return new Token(Type.CLAIM, first(matcher, 2, 3, 4));
    }
    String text = first(matcher, 5, 6);
    if (text != null) {
      return new Token(Type.TEXT, text);
    }
    return matcher.group(7) != null ? new Token(Type.NUMBER, matcher.group(7))
        : matcher.group(8) != null ? new Token(Type.SIGN, matcher.group(8)) : new Token(Type.WORD, matcher.group(9));
  }

  private static String first(Matcher matcher, int... groups) {
    for (int group : groups) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return null;
  }

  private List<ClaimDemand> whole() {
    List<ClaimDemand> demands = or();
    return next == tokens.size() ? demands : null;
  }

  private List<ClaimDemand> or() {
    List<ClaimDemand> demands = and();
    while (demands != null && takes("or")) {
      demands = either(demands, and());
    }
    return demands;
  }

  /** Either of two, where one test can say both; else {@code null}. */
  private List<ClaimDemand> either(List<ClaimDemand> one, List<ClaimDemand> other) {
    if (other == null || one.size() != 1 || other.size() != 1) {
      return null;
    }
    ClaimDemand left = one.get(0);
    ClaimDemand right = other.get(0);
    boolean alike = left.claim().equals(right.claim()) && left.kind() == right.kind() && left.separator() == null
        && right.separator() == null && !left.values().isEmpty() && !right.values().isEmpty() && left.kind() != ClaimDemand.Kind.NUMBER;
    if (!alike) {
      return null;
    }
    List<String> values = new ArrayList<>(left.values());
    values.addAll(right.values());
    return List.of(ClaimDemand.oneOf(place, left.claim(), left.kind(), values));
  }

  private List<ClaimDemand> and() {
    List<ClaimDemand> all = new ArrayList<>();
    do {
      List<ClaimDemand> demands = test();
      if (demands == null) {
        return null;
      }
      all.addAll(demands);
    } while (takes("and"));
    return all;
  }

  private List<ClaimDemand> test() {
    int start = next;
    ClaimDemand comparison = comparison();
    if (comparison != null) {
      return List.of(comparison);
    }
    next = start;
    if (!takes("(")) {
      return null;
    }
    List<ClaimDemand> inner = or();
    return inner != null && takes(")") ? inner : null;
  }

  private ClaimDemand comparison() {
    if (is(Type.CLAIM)) {
      return ofClaim(take());
    }
    if (is(Type.TEXT) || is(Type.NUMBER)) {
      Token value = tokens.get(next++);
      return takes("==") && is(Type.CLAIM) ? equal(take(), value) : null;
    }
    return takes("[") ? inList() : takes("(") ? ofWords() : null;
  }

  private ClaimDemand ofClaim(String claim) {
    if (takes("!=")) {
      return takes("null") ? ClaimDemand.present(place, claim) : null;
    }
    if (takes("==")) {
      return is(Type.TEXT) || is(Type.NUMBER) ? equal(claim, tokens.get(next++)) : null;
    }
    return takes("contains") && is(Type.TEXT) ? contains(claim, take(), "scp".equals(claim) ? " " : null) : null;
  }

  private ClaimDemand equal(String claim, Token value) {
    ClaimDemand.Kind kind = value.type() == Type.TEXT ? ClaimDemand.Kind.TEXT : ClaimDemand.Kind.NUMBER;
    return ClaimDemand.oneOf(place, claim, kind, List.of(value.text()));
  }

  /** {@code scp} is a text of words: one of them stands for a part of the text, which is less than the source asks. */
  private ClaimDemand contains(String claim, String value, String separator) {
    ClaimDemand.Kind kind = separator == null ? ClaimDemand.Kind.LIST : ClaimDemand.Kind.TEXT;
    return new ClaimDemand(place, claim, kind, List.of(value), false, separator, false);
  }

  /** {@code ['a', 'b'] contains vars.claimSet.x}. */
  private ClaimDemand inList() {
    List<String> values = new ArrayList<>();
    do {
      if (!is(Type.TEXT)) {
        return null;
      }
      values.add(take());
    } while (takes(","));
    return takes("]") && takes("contains") && is(Type.CLAIM) ? ClaimDemand.oneOf(place, take(), ClaimDemand.Kind.TEXT, values) : null;
  }

  /** {@code (vars.claimSet.scp splitBy ' ') contains 'a'}. */
  private ClaimDemand ofWords() {
    if (!is(Type.CLAIM)) {
      return null;
    }
    String claim = take();
    if (!takes("splitBy") || !is(Type.TEXT)) {
      return null;
    }
    String separator = take();
    return takes(")") && takes("contains") && is(Type.TEXT) ? contains(claim, take(), separator) : null;
  }

  private boolean is(Type type) {
    return next < tokens.size() && tokens.get(next).type() == type;
  }

  private String take() {
    return tokens.get(next++).text();
  }

  private boolean takes(String word) {
    boolean there = next < tokens.size() && (is(Type.SIGN) || is(Type.WORD)) && tokens.get(next).text().equals(word);
    next += there ? 1 : 0;
    return there;
  }
}
