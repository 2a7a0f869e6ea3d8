package org.muleentra.jwt.tool.migrate;

import java.util.List;

/**
 * What the source asks of one claim; immutable.
 *
 * @param kind what the claim is where it is compared
 * @param values empty where the claim only has to be there
 * @param all whether every value must be there, and not one of them
 * @param separator what parts the values in a text; {@code null} where the text is one value
 * @param optional whether a token without the claim passes
 */
record ClaimDemand(String place, String claim, Kind kind, List<String> values, boolean all, String separator, boolean optional) {

  /** What is compared with a value. */
  enum Kind {
    /** A text, number or truth value, by how it is written. */
    SCALAR,
    /** A text and nothing else. */
    TEXT,
    /** A number and nothing else. */
    NUMBER,
    /** The entries of a list. */
    LIST,
    /** Either a scalar or the entries of a list. */
    SCALAR_OR_LIST
  }

  ClaimDemand {
    values = List.copyOf(values);
  }

  static ClaimDemand present(String place, String claim) {
    return new ClaimDemand(place, claim, Kind.SCALAR_OR_LIST, List.of(), true, null, false);
  }

  static ClaimDemand oneOf(String place, String claim, Kind kind, List<String> values) {
    return new ClaimDemand(place, claim, kind, values, false, null, false);
  }

  ClaimDemand at(String where, boolean orAbsent) {
    return new ClaimDemand(where, claim, kind, values, all, separator, orAbsent);
  }
}
