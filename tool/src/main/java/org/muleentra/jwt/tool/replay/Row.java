package org.muleentra.jwt.tool.replay;

import java.time.Instant;
import java.util.List;

/**
 * Requests of one caller that come to the same.
 *
 * @param group what they come to
 * @param caller who called
 * @param reasons the code of the rule that refuses, or in words each rule that is open
 * @param perhaps the code by which the token is refused as far as it is told, where that is open; else {@code null}
 * @param rolesThen local roles that the records tell of
 * @param roles local roles by the other form, as far as they are certain
 * @param perhapsRoles local roles that may come to them
 * @param count how many requests
 * @param first the first of them, by the time of the decision
 * @param last the last of them
 */
public record Row(Group group, Caller caller, List<String> reasons, String perhaps, List<String> rolesThen, List<String> roles,
    List<String> perhapsRoles, long count, Instant first, Instant last) {

  /** What requests come to, of those about which something is to be said. */
  public enum Group {
    /** They passed, and would be refused. */
    BREAKS("Would break"),
    /** They passed, and the records do not tell whether they would. */
    CANNOT_TELL("Cannot tell"),
    /** They pass, with other roles than before. */
    OTHER_ROLES("Would pass with other roles"),
    /** They were refused, and would pass. */
    NEWLY_LET_IN("Would newly pass");

    private final String words;

    Group(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  Row plus(Row other) {
    return new Row(group, caller, reasons, perhaps, rolesThen, roles, perhapsRoles, count + other.count,
        first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
  }
}
