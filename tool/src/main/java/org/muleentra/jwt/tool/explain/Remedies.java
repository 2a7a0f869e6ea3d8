package org.muleentra.jwt.tool.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.tool.door.OwnKey;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.trial.Comparison;

/**
 * The smallest change that lets a token in: single changes are tried, and of those that bring it furthest the one that lets in fewest
 * others; then again, until it is in. The core decides of each.
 */
public final class Remedies {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final OwnKey KEY = OwnKey.generate();

  /** More changes than this are another form. */
  private static final int LONGEST = 6;

  private final Form form;
  private final Clock clock;
  private final long now;

  /** Remedies by changes of this form, and of what is outside of it. */
  public Remedies(Form form, Clock clock) {
    this.form = form;
    this.clock = clock;
    this.now = clock.instant().getEpochSecond();
  }

  /** By what client and registration do, the form left as it is. */
  public Remedy outside(Explanation explanation) {
    return search(explanation, false);
  }

  /** By changes of the form, the token left as it is. */
  public Remedy ofForm(Explanation explanation) {
    return search(explanation, true);
  }

  /** A token that cannot be read, or that nobody signed, no change may let in. */
  private static boolean isHopeless(Explanation explanation) {
    Step failed = explanation.failed();
    return failed == null || explanation.claims() == null || failed.refusal().reason() == Reason.KEY_UNKNOWN
        || failed.refusal().reason() == Reason.SIGNATURE_INVALID || failed.refusal().reason() == Reason.KEY_OF_OTHER_ISSUER;
  }

  private Remedy search(Explanation explanation, boolean ofForm) {
    if (isHopeless(explanation)) {
      return Remedy.NONE;
    }
    List<String> changes = new ArrayList<>();
    Tried current = tried(new Change("", form.fields(), explanation.claims()));
    while (!current.progress.isIn() && changes.size() < LONGEST) {
      Tried best = best(current, ofForm);
      if (best == null) {
        return Remedy.NONE;
      }
      changes.add(best.change.words());
      current = best;
    }
    return current.progress.isIn() ? new Remedy(List.copyOf(changes), ofForm ? letsIn(current.form) : Map.of()) : Remedy.NONE;
  }

  private Tried best(Tried current, boolean ofForm) {
    Reason reason = current.progress.reason();
    List<Change> candidates = ofForm ? FormChanges.of(reason, current.change.fields(), current.change.claims(), now)
        : OtherChanges.of(reason, current.change.fields(), current.form.values(), current.change.claims(), now);
    Tried best = null;
    for (Change candidate : candidates) {
      Tried tried = tried(candidate);
      if (tried != null && tried.progress.isBeyond(current.progress) && (best == null || isBetter(tried, best, ofForm))) {
        best = tried;
      }
    }
    return best;
  }

  private boolean isBetter(Tried one, Tried other, boolean ofForm) {
    if (one.progress.isBeyond(other.progress)) {
      return true;
    }
    return ofForm && !other.progress.isBeyond(one.progress) && count(letsIn(one.form)) < count(letsIn(other.form));
  }

  private static int count(Map<String, List<String>> letsIn) {
    return letsIn.values().stream().mapToInt(List::size).sum();
  }

  private Map<String, List<String>> letsIn(Form changed) {
    return Comparison.of(form, changed, clock).newlyLetIn();
  }

  /** What comes of a change; {@code null} where no deployment would take the form. */
  private Tried tried(Change change) {
    try {
      Form changed = change.fields().equals(form.fields()) ? form : Form.of(change.fields(), clock);
      return new Tried(change, changed, Progress.of(new Explainer(changed.values(), null, clock).explain(KEY.sign(json(change.claims())))));
    } catch (FieldException notAForm) {
      return null;
    }
  }

  private static String json(Map<String, Object> claims) {
    try {
      return MAPPER.writeValueAsString(claims);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read as JSON can be written as JSON", e);
    }
  }

  private record Tried(Change change, Form form, Progress progress) {}

  /** How far a token comes: how many of its checks are reached, and how many of them fail. */
  private record Progress(long unreached, long failed, Reason reason) {

    static Progress of(Explanation explanation) {
      Step first = explanation.failed();
      return new Progress(explanation.steps().stream().filter(step -> step.result() == Step.Result.NOT_REACHED).count(),
          explanation.steps().stream().filter(Step::failed).count(), first == null ? null : first.refusal().reason());
    }

    boolean isIn() {
      return reason == null;
    }

    boolean isBeyond(Progress other) {
      return isIn() ? !other.isIn() : !other.isIn() && (unreached < other.unreached || unreached == other.unreached
          && failed < other.failed);
    }
  }
}
