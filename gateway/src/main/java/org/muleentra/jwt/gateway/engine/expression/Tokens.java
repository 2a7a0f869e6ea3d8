package org.muleentra.jwt.gateway.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of an expression, taken one after the other. */
final class Tokens {

  /** What a token is. */
  enum Kind { NUMBER, TEXT, NAME, SIGN, END }

  /**
   * One of them.
   *
   * @param text as it was written, of a quoted text what is between the quotation marks
   */
  record Token(Kind kind, String text) {

    boolean is(String sign) {
      return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
    }
  }

  private static final Pattern TOKEN = Pattern.compile(
      "\\s+|//[^\\n]*|(?<number>\\d+(?:\\.\\d+)?)|(?<text>'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")|(?<name>[A-Za-z_$]\\w*)"
          + "|(?<sign>==|!=|<=|>=|\\+\\+|\\|\\||&&|->|[<>+\\-*/!(){}\\[\\],.:])", Pattern.DOTALL);

  private final List<Token> tokens = new ArrayList<>();
  private int next;

  Tokens(String expression) {
    Matcher matcher = TOKEN.matcher(expression);
    int at = 0;
    while (at < expression.length()) {
      if (!matcher.region(at, expression.length()).lookingAt()) {
        throw has(String.valueOf(expression.charAt(at)));
      }
      add(matcher);
      at = matcher.end();
    }
    tokens.add(new Token(Kind.END, ""));
  }

  private void add(Matcher matcher) {
    if (matcher.group("number") != null) {
      tokens.add(new Token(Kind.NUMBER, matcher.group("number")));
    } else if (matcher.group("text") != null) {
      tokens.add(new Token(Kind.TEXT, unquoted(matcher.group("text"))));
    } else if (matcher.group("name") != null) {
      tokens.add(new Token(Kind.NAME, matcher.group("name")));
    } else if (matcher.group("sign") != null) {
      tokens.add(new Token(Kind.SIGN, matcher.group("sign")));
    }
  }

  private static String unquoted(String quoted) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      if (c == '$') {
        throw new UnreadableExpressionException("puts a value into a text by $, which the stand-in for DataWeave does not do; join by ++");
      }
      text.append(c == '\\' ? escaped(quoted.charAt(++i)) : c);
    }
    return text.toString();
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '\'', '"', '\\', '$', '/' -> c;
      default -> throw has("\\" + c);
    };
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    return tokens.get(next++);
  }

  /** Takes the next one if it is this sign or word. */
  boolean accept(String sign) {
    if (!peek().is(sign)) {
      return false;
    }
    next++;
    return true;
  }

  void expect(String sign) {
    if (!accept(sign)) {
      throw peek().kind() == Kind.END ? new UnreadableExpressionException("ends where " + sign + " is missing") : has(peek().text());
    }
  }

  /** That something is in it which cannot be read. */
  static UnreadableExpressionException has(String what) {
    return new UnreadableExpressionException("has `" + what + "` where the stand-in for DataWeave knows none");
  }
}
