package org.muleentra.jwt.gateway.engine.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An object as DataWeave writes it, such as <code>{'Retry-After': vars.pause}</code>; MVEL has another form for it. */
final class ObjectLiteral {

  private static final Pattern MEMBER = Pattern.compile("(?s)\\s*(?:'([^']*)'|\"([^\"]*)\"|([A-Za-z_]\\w*))\\s*:(.*)");

  private final Map<String, String> members;

  private ObjectLiteral(Map<String, String> members) {
    this.members = members;
  }

  /** Reads an expression, if it is nothing but an object. */
  static Optional<ObjectLiteral> parse(String expression) {
    if (!expression.startsWith("{") || !expression.endsWith("}")) {
      return Optional.empty();
    }
    Map<String, String> members = new LinkedHashMap<>();
    for (String part : parts(expression.substring(1, expression.length() - 1))) {
      Matcher member = MEMBER.matcher(part);
      if (!member.matches()) {
        return Optional.empty();
      }
      members.put(member.group(1) != null ? member.group(1) : member.group(2) != null ? member.group(2) : member.group(3),
          member.group(4).trim());
    }
    return Optional.of(new ObjectLiteral(members));
  }

  /** Splits at the commas that are neither in a text nor in an inner object or list. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if ("{[(".indexOf(c) >= 0) {
        depth++;
      } else if ("}])".indexOf(c) >= 0) {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    if (!text.isBlank()) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  /** Gives each member's expression a value. */
  <T> Map<String, T> map(Function<String, T> member) {
    Map<String, T> values = new LinkedHashMap<>();
    members.forEach((name, expression) -> values.put(name, member.apply(expression)));
    return values;
  }
}
