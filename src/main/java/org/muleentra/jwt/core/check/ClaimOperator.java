package org.muleentra.jwt.core.check;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a claim rule asks of a claim; what cannot be asked of the claim's type does not hold. */
enum ClaimOperator {
  /** The claim is this text, number or truth value. */
  EQUALS("equals", true) {
    @Override
    Predicate<Object> test(String value) {
      return claim -> isEqual(claim, value);
    }
  },
  /** The claim is one of these, which commas part. */
  IN("in", true) {
    @Override
    Predicate<Object> test(String value) {
      Set<String> values = new HashSet<>();
      for (String part : value.split(",", -1)) {
        if (part.trim().isEmpty()) {
          throw new IllegalArgumentException("must not have an empty value between commas");
        }
        values.add(part.trim());
      }
      return claim -> values.stream().anyMatch(one -> isEqual(claim, one));
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
      double least;
      try {
        least = Double.parseDouble(value);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("must have a number");
      }
      if (Double.isNaN(least) || Double.isInfinite(least)) {
        throw new IllegalArgumentException("must have a number");
      }
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

  boolean takesValue() {
    return takesValue;
  }

  /**
   * The test of a claim's value, which is {@code null} where the claim is not there.
   *
   * @throws IllegalArgumentException when the value is none for this operator, with the rest of a sentence
   */
  abstract Predicate<Object> test(String value);

  private static boolean isEqual(Object claim, String value) {
    if (claim instanceof String || claim instanceof Boolean || claim instanceof Long
        || claim instanceof BigInteger) {
      return claim.toString().equals(value);
    }
    return claim instanceof Double && Double.toString((Double) claim).equals(value);
  }
}
