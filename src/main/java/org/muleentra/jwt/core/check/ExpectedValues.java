package org.muleentra.jwt.core.check;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Sets of expected values, and the question whether a claim holds one of them. */
final class ExpectedValues {

  private ExpectedValues() {}

  static Set<String> copyOf(Collection<String> values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }

  static boolean anyIn(Collection<String> values, Set<String> expected) {
    for (String value : values) {
      if (expected.contains(value)) {
        return true;
      }
    }
    return false;
  }
}
