package org.muleentra.jwt.core.setting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What one text of a setting must look like: rules of which each is told in a sentence that never repeats the text; immutable.
 *
 * <p>A rule is a regular expression in the words that Java and ECMA-262 share, so that forms can hold a text to it as we do;
 * where none can tell it, it is a predicate, and the sentence is all that a form has.
 */
public final class Format {

  /** The longest text of a setting, in characters. */
  public static final int MAXIMUM_LENGTH = 2048;

  /** What a GUID out of an example is told. */
  public static final String PLACEHOLDER = "must not be a placeholder from an example";

  /** The end of a text; a dollar sign stands before a line break at the end as well, to Java. */
  private static final String END = "(?![\\s\\S])";

  private static final String ANY = "[\\s\\S]*";
  /** What Java calls an ISO control character. */
  private static final String CONTROL = "\\u0000-\\u001f\\u007f-\\u009f";

  /** What looks like an expression was meant for something else, and is not kept unevaluated. */
  private static final Rule PLAIN =
      new Rule("(?!" + ANY + "(?:#\\[|\\$\\{))" + ANY, "must not hold an expression or a property placeholder");

  /** Any text that is plain, not blank, and without control characters and white space at its ends. */
  public static final Format TEXT = new Format(MAXIMUM_LENGTH, Collections.emptyList(), UnaryOperator.identity())
      .rule(ANY + "[^\\u0000-\\u0020]" + ANY, "must not be empty")
      .rule("[^\\u0000-\\u0020](?:" + ANY + "[^\\u0000-\\u0020])?", "must not begin or end with white space")
      .rule("[^" + CONTROL + "]*", "must not hold control characters")
      .and(PLAIN);

  /** Text that is fit for a header value. */
  public static final Format PRINTABLE = TEXT.rule("[\\u0020-\\u007e]*", "must be printable ASCII");

  /** What Java calls white space, control characters aside; {@code \\s} is more to ECMA-262, and less to Java. */
  private static final String WHITE = "\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000";

  /** Text without white space, as app role values are. */
  public static final Format WORD = TEXT.without(WHITE, "must not hold white space");

  /** The id of a tenant, application or group, read in lower case. */
  public static final Format GUID = TEXT.rule(Guid.PATTERN, "must be a GUID").butNoPlaceholder().reading(Guid::canonical);

  /** The name of an object store. */
  public static final Format STORE_NAME = TEXT.atMost(100)
      .rule("[A-Za-z0-9._-]*", "must be 1 to 100 letters, digits, dots, hyphens and underscores");

  /** A credential, which may have line breaks and be long: a certificate, its chain and its key. */
  public static final Format CREDENTIAL = new Format(32 * 1024, Collections.emptyList(), UnaryOperator.identity())
      .rule(ANY + "[^\\u0000-\\u0020]" + ANY, "must not be blank")
      .and(PLAIN);

  /** A password, which may begin and end as it likes. */
  public static final Format PASSWORD = CREDENTIAL.atMost(MAXIMUM_LENGTH)
      .rule("[^" + CONTROL + "]*", "must not hold control characters");

  private final int maximumLength;
  private final List<Rule> rules;
  private final UnaryOperator<String> reading;

  private Format(int maximumLength, List<Rule> rules, UnaryOperator<String> reading) {
    this.maximumLength = maximumLength;
    this.rules = rules;
    this.reading = reading;
  }

  /** With one rule more: what a whole text must match. */
  public Format rule(String pattern, String sentence) {
    return and(new Rule(pattern, sentence));
  }

  /** With one rule more: characters that it must not hold, as they stand between square brackets, and white space. */
  public Format withoutWhiteSpaceAnd(String characters, String sentence) {
    return without(WHITE + characters, sentence);
  }

  private Format without(String characters, String sentence) {
    return rule("[^" + characters + "]*", sentence);
  }

  /** With one rule more, which no regular expression tells. */
  public Format rule(Predicate<String> holds, String sentence) {
    return and(new Rule(holds, sentence));
  }

  /** A regular expression for this very text, in any case of ASCII letters. */
  public static String inAnyCase(String text) {
    StringBuilder pattern = new StringBuilder();
    for (char c : text.toCharArray()) {
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean plain = letter || c >= '0' && c <= '9' || c == '-' || c == '_' || c == ':' || c == '/';
      pattern.append(letter ? "[" + Character.toLowerCase(c) + Character.toUpperCase(c) + "]" : plain ? c : "\\" + c);
    }
    return pattern.toString();
  }

  /** With one rule more: no text that this matches. */
  public Format butNot(String pattern, String sentence) {
    return rule("(?!(?:" + pattern + ")" + END + ")" + ANY, sentence);
  }

  /** With one rule more: GUIDs out of examples look like a configuration, and trust nobody's tokens or everybody's who copied them. */
  public Format butNoPlaceholder() {
    return butNot(Guid.PLACEHOLDER_PATTERN, PLACEHOLDER);
  }

  /** With an upper bound of its own, in characters. */
  public Format atMost(int characters) {
    return new Format(characters, rules, reading);
  }

  /** Read as something else, once every rule holds. */
  public Format reading(UnaryOperator<String> next) {
    return new Format(maximumLength, rules, text -> next.apply(reading.apply(text)));
  }

  private Format and(Rule rule) {
    List<Rule> all = new ArrayList<>(rules);
    all.add(rule);
    return new Format(maximumLength, Collections.unmodifiableList(all), reading);
  }

  /** The longest text, in characters. */
  public int maximumLength() {
    return maximumLength;
  }

  /** What the whole of a text must match, as far as a regular expression tells; for forms, by ECMA-262. */
  public String pattern() {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).pattern != null) {
        pattern.append("(?=(?:").append(rules.get(i).pattern.pattern()).append(')').append(END).append(')');
      }
    }
    return pattern.append(ANY).append(END).toString();
  }

  /** The rules that no regular expression tells, each the rest of a sentence; mostly none. */
  public List<String> beyondPattern() {
    List<String> sentences = new ArrayList<>();
    rules.stream().filter(rule -> rule.pattern == null).forEach(rule -> sentences.add(rule.sentence));
    return sentences;
  }

  /**
   * Reads a text.
   *
   * @param field the setting's name, or that of one of its entries
   * @throws InvalidSettingException for the first rule that it breaks
   */
  public String read(String field, String text) {
    if (text == null) {
      throw new InvalidSettingException(field, "must not be empty");
    }
    // Before any pattern is tried.
    InvalidSettingException.require(field, text.codePointCount(0, text.length()) <= maximumLength, "must have at most " + maximumLength + " characters");
    rules.forEach(rule -> InvalidSettingException.require(field, rule.holds.test(text), rule.sentence));
    return reading.apply(text);
  }

  private static final class Rule {

    private final Pattern pattern;
    private final Predicate<String> holds;
    private final String sentence;

    private Rule(String pattern, String sentence) {
      this.pattern = Pattern.compile(pattern);
      this.holds = text -> this.pattern.matcher(text).matches();
      this.sentence = sentence;
    }

    private Rule(Predicate<String> holds, String sentence) {
      this.pattern = null;
      this.holds = holds;
      this.sentence = sentence;
    }
  }
}
