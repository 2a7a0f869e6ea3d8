package org.muleentra.jwt.gateway.engine.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** What operators and functions make of values, as DataWeave has it: nothing is turned into another type unless {@code as} says so. */
final class Operations {

  static final Set<String> FUNCTIONS = Set.of("sizeOf", "isEmpty", "upper", "lower", "trim");
  static final Set<String> TYPES = Set.of("String", "Number", "Boolean");

  private Operations() {}

  /** A number as a flow's connectors take it: an Integer where it is one. */
  static Object number(String text) {
    return narrow(new BigDecimal(text.trim()));
  }

  private static Object narrow(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.scale() > 0) {
      return number.doubleValue();
    }
    try {
      return stripped.intValueExact();
    } catch (ArithmeticException large) {
      return stripped.longValueExact();
    }
  }

  static boolean truth(Object value) {
    if (Selector.unwrap(value) instanceof Boolean truth) {
      return truth;
    }
    throw new IllegalArgumentException("a condition must be true or false");
  }

  static Object binary(String operator, Object left, Supplier<Object> right) {
    return switch (operator) {
      case "and" -> truth(left) && truth(right.get());
      case "or" -> truth(left) || truth(right.get());
      case "==" -> equal(left, right.get());
      case "!=" -> !equal(left, right.get());
      case "<" -> compare(left, right.get()) < 0;
      case "<=" -> compare(left, right.get()) <= 0;
      case ">" -> compare(left, right.get()) > 0;
      case ">=" -> compare(left, right.get()) >= 0;
      default -> calculate(operator, decimal(left), decimal(right.get()));
    };
  }

  private static Object calculate(String operator, BigDecimal left, BigDecimal right) {
    return narrow(switch (operator) {
      case "+" -> left.add(right);
      case "-" -> left.subtract(right);
      case "*" -> left.multiply(right);
      default -> left.divide(right, MathContext.DECIMAL64);
    });
  }

  static Object between(String function, Object left, Supplier<Object> right) {
    return switch (function) {
      case "default" -> Selector.unwrap(left) == null ? right.get() : left;
      case "contains" -> contains(plain(left), plain(right.get()));
      default -> joined(plain(left), plain(right.get()));
    };
  }

  /** Nothing contains anything where there is nothing, so that a caller without roles has none. */
  private static boolean contains(Object whole, Object part) {
    if (whole instanceof Collection<?> items) {
      return items.stream().anyMatch(item -> equal(item, part));
    }
    if (whole instanceof CharSequence text && part instanceof CharSequence searched) {
      return text.toString().contains(searched);
    }
    if (whole == null) {
      return false;
    }
    throw new IllegalArgumentException("contains takes a list or a text");
  }

  private static Object joined(Object left, Object right) {
    if (left instanceof Collection<?> some && right instanceof Collection<?> more) {
      List<Object> all = new ArrayList<>(some);
      all.addAll(more);
      return all;
    }
    if (left instanceof Map<?, ?> some && right instanceof Map<?, ?> more) {
      Map<Object, Object> all = new LinkedHashMap<>(some);
      all.putAll(more);
      return all;
    }
    if (left == null || right == null) {
      throw new IllegalArgumentException("++ joins no null; say what stands for it by default");
    }
    return text(left) + text(right);
  }

  static Object function(String name, Object argument) {
    Object value = plain(argument);
    return switch (name) {
      case "sizeOf" -> size(value);
      case "isEmpty" -> value == null || size(value) == 0;
      case "upper" -> value == null ? null : text(value).toUpperCase(Locale.ROOT);
      case "lower" -> value == null ? null : text(value).toLowerCase(Locale.ROOT);
      default -> value == null ? null : text(value).trim();
    };
  }

  private static int size(Object value) {
    if (value instanceof Collection<?> items) {
      return items.size();
    }
    if (value instanceof Map<?, ?> object) {
      return object.size();
    }
    if (value instanceof CharSequence text) {
      return text.length();
    }
    throw new IllegalArgumentException("sizeOf and isEmpty take a list, an object or a text");
  }

  static Object as(String type, Object value) {
    Object plain = plain(value);
    if (plain == null) {
      return null;
    }
    return switch (type) {
      case "String" -> text(value);
      case "Number" -> plain instanceof Number ? plain : number(text(value));
      default -> plain instanceof Boolean ? plain : bool(text(value));
    };
  }

  private static boolean bool(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new IllegalArgumentException("as Boolean takes true and false");
  }

  private static boolean equal(Object left, Object right) {
    Object one = plain(left);
    Object other = plain(right);
    if (one instanceof Number && other instanceof Number) {
      return decimal(one).compareTo(decimal(other)) == 0;
    }
    return Objects.equals(one, other);
  }

  private static int compare(Object left, Object right) {
    Object one = plain(left);
    Object other = plain(right);
    if (one instanceof String text && other instanceof String more) {
      return text.compareTo(more);
    }
    return decimal(one).compareTo(decimal(other));
  }

  private static BigDecimal decimal(Object value) {
    if (plain(value) instanceof Number number) {
      return new BigDecimal(number.toString());
    }
    throw new IllegalArgumentException("calculations and comparisons take numbers; texts are joined by ++");
  }

  /** The text of a value: of a body the text in it. */
  static String text(Object value) {
    Object unwrapped = Selector.unwrap(value);
    String text = Fields.text(unwrapped, StandardCharsets.UTF_8);
    return text != null ? text : String.valueOf(plain(value));
  }

  /** As DataWeave sees it: the name of an enumeration's constant is a text, and so is whatever reads as one. */
  private static Object plain(Object value) {
    Object seen = Fields.of(value);
    if (seen instanceof Enum<?> constant) {
      return constant.name();
    }
    return seen instanceof CharSequence text ? text.toString() : seen;
  }
}
