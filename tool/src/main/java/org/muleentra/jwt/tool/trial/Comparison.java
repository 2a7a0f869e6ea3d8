package org.muleentra.jwt.tool.trial;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.tool.form.Form;

/**
 * Two forms at whose doors the callers of both are tried.
 *
 * @param newlyLetIn who is let in after the change and was not before, by what is brought
 * @param newlyRefused who was let in before the change and is not after
 */
public record Comparison(Map<String, List<String>> newlyLetIn, Map<String, List<String>> newlyRefused) {

  /** Tries them. */
  public static Comparison of(Form before, Form after, Clock clock) {
    TruthTable oldCallersBefore = TruthTable.of(before, before, clock);
    TruthTable oldCallersAfter = TruthTable.of(before, after, clock);
    TruthTable newCallersBefore = TruthTable.of(after, before, clock);
    TruthTable newCallersAfter = TruthTable.of(after, after, clock);
    return new Comparison(
        both(oldCallersAfter.admitsBeyond(oldCallersBefore), newCallersAfter.admitsBeyond(newCallersBefore)),
        both(oldCallersBefore.admitsBeyond(oldCallersAfter), newCallersBefore.admitsBeyond(newCallersAfter)));
  }

  /** What only the callers of the new form bring stands behind what those of the old one bring. */
  private static Map<String, List<String>> both(Map<String, List<String>> old, Map<String, List<String>> others) {
    Map<String, List<String>> both = new LinkedHashMap<>(old);
    others.forEach((holding, callers) -> {
      if (!callers.equals(old.get(holding))) {
        both.putIfAbsent(holding.equals(Holdings.ALL) ? "all that the new form asks" : holding, callers);
      }
    });
    return both;
  }
}
