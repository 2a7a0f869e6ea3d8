package org.muleentra.jwt.core.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a claim rule asks of a claim; what cannot be asked of the claim's type does not hold. */
enum ClaimOperator {
  /** The claim is this text, number or truth value. */
  EQUALS("equals", true) {
    @Override
    Predicate<Object> test(String value) {
      return claim -> isEqual(claim, value);
    }

    @Override
    List<String> values(String value) {
      return Collections.singletonList(value);
    }
  },
  /** The claim is one of these, which commas part. */
  IN("in", true) {
    @Override
    Predicate<Object> test(String value) {
      Set<String> values = new HashSet<>(values(value));
      if (values.contains("")) {
        throw new IllegalArgumentException("must not have an empty value between commas");
      }
      return claim -> values.stream().anyMatch(one -> isEqual(claim, one));
    }

    @Override
    List<String> values(String value) {
      return Arrays.stream(value.split(",", -1)).map(String::trim).collect(Collectors.toList());
    }
  },
  /** The claim is a list that holds this. */
  CONTAINS("contains", true) {
    @Override
    Predicate<Object> test(String value) {
      return claim -> claim instanceof List && ((List<?>) claim).stream().anyMatch(one -> isEqual(one, value));
    }
  },
  /** The claim is a text that this regular expression matches from end to end. */
  MATCHES("matches", true) {
    @Override
    Predicate<Object> test(String value) {
      try {
        // RE2 takes time that grows with the text and no faster, so no pattern and no claim can hold a thread.
        Pattern pattern = Pattern.compile(value);
        return claim -> claim instanceof String && pattern.matches((String) claim);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException("must have a regular expression that RE2 understands");
      }
    }
  },
  /** The claim is there. */
  EXISTS("exists", false) {
    @Override
    Predicate<Object> test(String value) {
      return claim -> claim != null;
    }
  },
  /** The claim is not there. */
  ABSENT("absent", false) {
    @Override
    Predicate<Object> test(String value) {
      return claim -> claim == null;
    }
  },
  /** The claim is a number, and this or more. */
  AT_LEAST("at-least", true) {
    @Override
    Predicate<Object> test(String value) {
      if (!isNumber(value)) {
        throw new IllegalArgumentException("must have a number");
      }
      double least = Double.parseDouble(value);
      return claim -> claim instanceof Number && ((Number) claim).doubleValue() >= least;
    }
  };

  private final String word;
  private final boolean takesValue;

  ClaimOperator(String word, boolean takesValue) {
    this.word = word;
    this.takesValue = takesValue;
  }

  /** The operator of this name, or {@code null}. */
  static ClaimOperator named(String word) {
    return Arrays.stream(values()).filter(operator -> operator.word.equals(word)).findFirst().orElse(null);
  }

  String word() {
    return word;
  }

  boolean takesValue() {
    return takesValue;
  }

  /** All the values that the claim could have where the rule holds; empty where there is no end of them. */
  List<String> values(String value) {
    return Collections.emptyList();
  }

  /**
   * The test of a claim's value, which is {@code null} where the claim is not there.
   *
   * @throws IllegalArgumentException when the value is none for this operator, with the rest of a sentence
   */
  abstract Predicate<Object> test(String value);

  static boolean isNumber(String value) {
    try {
      double number = Double.parseDouble(value);
      return !Double.isNaN(number) && !Double.isInfinite(number);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isEqual(Object claim, String value) {
    if (claim instanceof String || claim instanceof Boolean || claim instanceof Long
        || claim instanceof BigInteger) {
      return claim.toString().equals(value);
    }
    return claim instanceof Double && Double.toString((Double) claim).equals(value);
  }
}
