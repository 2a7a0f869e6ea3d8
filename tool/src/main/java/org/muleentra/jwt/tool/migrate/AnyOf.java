package org.muleentra.jwt.tool.migrate;

import java.util.List;

/**
 * Values of which one must be there; immutable.
 *
 * @param values as the source has them; those that only a running gateway knows are no part of it
 */
record AnyOf(String place, List<String> values) {

  AnyOf {
    values = List.copyOf(values);
  }
}
