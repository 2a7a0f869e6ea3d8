package org.muleentra.jwt.core.check;

import java.util.Collection;
import java.util.Set;

/** Values of which a caller must hold any, or all; immutable. No values require nothing. */
public final class RequiredValues {

  private final Set<String> values;
  private final Match match;

  /** The order of the values stays. */
  public RequiredValues(Collection<String> values, Match match) {
    this.values = ExpectedValues.copyOf(values);
    this.match = match;
  }

  /** Whether nothing is required. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Unmodifiable, in the order given. */
  public Set<String> values() {
    return values;
  }

  /** What must be held, in words that follow a verb; where nothing is required here, nothing suffices. */
  String words() {
    if (isEmpty()) {
      return "what no setting names";
    }
    return values.size() == 1 || match == Match.ANY ? CheckDescription.oneOf(values) : "all of " + String.join(", ", values);
  }

  /** Whether what is held suffices; never where nothing is required, so that the caller of this decides that case. */
  public boolean isMetBy(Collection<String> held) {
    return match == Match.ALL ? !values.isEmpty() && held.containsAll(values) : ExpectedValues.anyIn(held, values);
  }
}
