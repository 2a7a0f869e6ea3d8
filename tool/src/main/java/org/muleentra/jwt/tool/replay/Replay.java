package org.muleentra.jwt.tool.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.tool.form.Form;

/** Holds past decisions against another form: what becomes of each, and whether its record can tell; for one thread. */
final class Replay {

  private final Gate after;
  private final Map<String, Gate> before = new HashMap<>();

  /**
   * Against a form.
   *
   * @param then the forms that decided then, as far as they are known
   */
  Replay(Form form, List<Form> then) {
    RecordClock clock = new RecordClock();
    after = new Gate(form, clock);
    then.forEach(one -> before.put(one.settings().hash(), new Gate(one, clock)));
  }

  /** Whether the settings are known by which it was decided. */
  boolean knows(PastDecision decision) {
    return before.containsKey(decision.policyHash());
  }

  /** What becomes of the request at the form's door. */
  Outcome of(PastDecision decision) {
    Gate then = before.get(decision.policyHash());
    if (decision.kind() != PastDecision.Kind.ADMITTED && PastReason.isOfAnyForm(decision.reason())) {
      return Outcome.refused(decision.reason(), List.of());
    }
    return decision.told() == null ? ofUnproven(decision, then) : new Verdict(decision, then, after).outcome();
  }

  /** Nothing but the choice of the authority, its keys and the size was looked at. */
  private Outcome ofUnproven(PastDecision decision, Gate then) {
    boolean again = then != null && PastReason.isOfTheRules(decision.reason()) && (PastReason.isOfSize(decision.reason())
        ? after.longestToken() <= then.longestToken() : after.hasTheAuthoritiesOf(then));
    return again ? Outcome.refused(decision.reason(), List.of())
        : Outcome.open(List.of("all of it (nothing of the token was proven, and so nothing was recorded)"), null, List.of());
  }
}
