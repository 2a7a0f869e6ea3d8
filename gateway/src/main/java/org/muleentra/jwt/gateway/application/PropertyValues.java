package org.muleentra.jwt.gateway.application;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of an application's property placeholders: each from the first that has it. */
final class PropertyValues {

  /** That a placeholder leads nowhere; the message says so behind what it stands in. */
  static final class NoValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoValueException(String sentence) {
      super(sentence);
    }
  }

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

  private final List<Function<String, Optional<String>>> highestFirst;

  PropertyValues(List<Function<String, Optional<String>>> highestFirst) {
    this.highestFirst = List.copyOf(highestFirst);
  }

  /** The same with values that go before all others. */
  PropertyValues below(Map<String, String> higher) {
    List<Function<String, Optional<String>>> all = new ArrayList<>();
    all.add(name -> Optional.ofNullable(higher.get(name)));
    all.addAll(highestFirst);
    return new PropertyValues(all);
  }

  /** The same with others that are asked last. */
  PropertyValues above(List<Function<String, Optional<String>>> lower) {
    List<Function<String, Optional<String>>> all = new ArrayList<>(highestFirst);
    all.addAll(lower);
    return new PropertyValues(all);
  }

  /**
   * Puts values in the place of placeholders.
   *
   * @throws NoValueException where one has none
   */
  String resolve(String text) {
    return resolve(text, new ArrayDeque<>());
  }

  private String resolve(String text, Deque<String> within) {
    Matcher placeholder = PLACEHOLDER.matcher(text);
    StringBuilder resolved = new StringBuilder();
    int end = 0;
    while (placeholder.find()) {
      resolved.append(text, end, placeholder.start()).append(value(placeholder.group(1), within));
      end = placeholder.end();
    }
    if (text.indexOf("${", end) >= 0) {
      throw new NoValueException("has ${ without the } that ends it");
    }
    return resolved.append(text, end, text.length()).toString();
  }

  private String value(String name, Deque<String> within) {
    if (within.contains(name)) {
      throw new NoValueException("has ${" + name + "}, whose value leads back to itself");
    }
    String value = highestFirst.stream().flatMap(values -> values.apply(name).stream()).findFirst().orElseThrow(() -> new NoValueException(
        "has ${" + name + "}, which has no value: give it in a file of properties or by --property " + name + "=VALUE"));
    within.push(name);
    try {
      return resolve(value, within);
    } finally {
      within.pop();
    }
  }

  /** The one placeholder that a text consists of. */
  static Optional<String> only(String text) {
    Matcher placeholder = PLACEHOLDER.matcher(text.trim());
    return placeholder.matches() ? Optional.of(placeholder.group(1)) : Optional.empty();
  }
}
