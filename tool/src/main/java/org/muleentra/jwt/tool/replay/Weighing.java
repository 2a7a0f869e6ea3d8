package org.muleentra.jwt.tool.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.core.directory.GroupOverage;
import org.muleentra.jwt.tool.explain.Explanation;
import org.muleentra.jwt.tool.explain.Step;

/**
 * Weighs each step of one token. The core decides it, of every token that the record may be of: a step that does not come to the same for
 * all of them, or reads what no record tells, is open.
 */
final class Weighing {

  /** What becomes of the token at a step. */
  enum State {
    PASSES,
    FAILS,
    OPEN
  }

  /** What becomes of it, with the reason's code or what the record lacks. */
  record Weight(State state, String reason, String doubt) {

    private static final Weight PASSES = new Weight(State.PASSES, null, null);

    private static Weight open(Step step, String lacks) {
      String what = step.name().equals(Steps.CLAIM_RULE) ? step.name() + " " + step.expected() : step.name();
      return new Weight(State.OPEN, null, what + " (" + lacks + ")");
    }

    private static Weight fails(Step step) {
      return new Weight(State.FAILS, step.refusal().reason().name(), null);
    }
  }

  private final PastDecision decision;
  private final Gate before;
  private final Gate after;
  private final Rebuilt token;
  private final List<Step> proven;
  private final Explanation now;
  private final SameRules same;
  private List<String> roles = List.of();
  private List<String> perhapsRoles = List.of();

  Weighing(PastDecision decision, Gate before, Gate after, Rebuilt token, List<Step> proven, Explanation now) {
    this.decision = decision;
    this.before = before;
    this.after = after;
    this.token = token;
    this.proven = proven;
    this.now = now;
    this.same = before == null ? null : new SameRules(before, after);
  }

  /** The local roles of a token that passes, as far as they are certain. */
  List<String> roles() {
    return roles;
  }

  /** Those that may come to them. */
  List<String> perhapsRoles() {
    return perhapsRoles;
  }

  private boolean isProven(String name) {
    return proven.stream().anyMatch(step -> step.name().equals(name));
  }

  Weight of(Step step) {
    return switch (step.name()) {
      // A signature is of the token and the key, and both were proven together.
      case Steps.FORM, Steps.SIGNATURE, Steps.CLAIMS, Steps.KEYS_ISSUER -> Weight.PASSES;
      case Steps.CREDENTIALS -> passesIf(before != null && after.longestToken() >= before.longestToken(), step, "the token's length");
      case Steps.KEY -> passesIf(before != null && after.hasTheHostsOf(before), step, "whose keys");
      case Steps.AUTHORITY -> issuer().state() == State.FAILS ? issuer() : Weight.PASSES;
      case Steps.ISSUER -> issuer();
      case Explanation.DENY_LIST -> passesIf(isProven(Explanation.DENY_LIST) && same.denyList(), step, "the list");
      case Steps.DIRECTORY -> directory(step);
      case Steps.ROLES -> roles(step);
      default -> check(step);
    };
  }

  private static Weight passesIf(boolean holds, Step step, String lacks) {
    return holds ? Weight.PASSES : Weight.open(step, lacks);
  }

  /** The choice of the authority and the check of the issuer are one question. */
  private Weight issuer() {
    Step issuer = Steps.named(Steps.ISSUER, now);
    if (isProven(Steps.ISSUER) && after.hasTheAuthoritiesOf(before)) {
      return Weight.PASSES;
    }
    List<String> unknown = token.unknownTo(issuer);
    Step refused = refusedByIssuer(now);
    if (!unknown.isEmpty() || refused == null && issuer.result() != Step.Result.PASSED) {
      return Weight.open(issuer, String.join(", ", unknown));
    }
    boolean certain = token.openTo(issuer).stream().flatMap(open -> open.others().stream())
        .allMatch(other -> refusedByIssuer(after.explain(other.apply(token.likely()))) == null == (refused == null));
    return !certain ? Weight.open(issuer, "iss") : refused == null ? Weight.PASSES : Weight.fails(refused);
  }

  private static Step refusedByIssuer(Explanation explanation) {
    Step authority = Steps.named(Steps.AUTHORITY, explanation);
    Step issuer = Steps.named(Steps.ISSUER, explanation);
    return authority.failed() ? authority : issuer.failed() ? issuer : null;
  }

  private Weight directory(Step step) {
    boolean asBefore = isProven(Steps.DIRECTORY);
    if (asBefore ? !same.enabledAccounts() : after.asksForEnabledAccounts()) {
      return Weight.open(step, "whether the account is enabled");
    }
    return passesIf(asBefore ? same.groupsLeftOut() : after.mappings().isEmpty() || after.overage() == GroupOverage.APP_ROLES_ONLY, step,
        "_claim_names, hasgroups");
  }

  private Weight roles(Step step) {
    if (after.mappings().isEmpty()) {
      return Weight.PASSES;
    }
    if (isProven(Steps.ROLES) && same.roles()) {
      roles = decision.told().mapped().written();
      return Weight.PASSES;
    }
    if (!decision.told().roles().areCertain()) {
      return Weight.open(step, "roles, groups, wids");
    }
    Groups groups = Groups.of(decision.told(), isProven(Steps.ROLES) ? before : null, after);
    Explanation most = after.explain(in(groups.most()));
    List<Explanation> least = groups.least().stream().map(one -> after.explain(in(one))).toList();
    if (least.stream().allMatch(one -> Steps.named(Steps.ROLES, one).result() == Step.Result.PASSED)) {
      Set<String> certain = new LinkedHashSet<>(least.get(0).roles());
      least.forEach(one -> certain.retainAll(one.roles()));
      roles = certain.stream().map(Names::written).toList();
      perhapsRoles = most.roles().stream().filter(role -> !certain.contains(role)).map(Names::written).toList();
      return Weight.PASSES;
    }
    Step atMost = Steps.named(Steps.ROLES, most);
    return atMost.failed() ? Weight.fails(atMost) : Weight.open(step, "groups, wids");
  }

  /** The token of a caller in these groups, with those that are recorded. */
  private World in(Set<String> groups) {
    Set<Object> all = new LinkedHashSet<>(groups);
    if (token.exact().contains("groups") && token.likely().claims().get("groups") instanceof Collection<?> recorded) {
      all.addAll(recorded);
    }
    return token.likely().with(claims -> claims.put("groups", new ArrayList<>(all)));
  }

  private Weight check(Step step) {
    if (before != null && Steps.same(step, proven, after, before) != null) {
      return Weight.PASSES;
    }
    if (step.name().equals(Steps.BEARER_TOKEN) && decision.kind() == PastDecision.Kind.ADMITTED) {
      return Weight.PASSES;
    }
    List<String> unknown = token.unknownTo(step);
    if (!unknown.isEmpty() || step.result() == Step.Result.NOT_REACHED || isOfAnotherKind(step)) {
      return Weight.open(step, String.join(", ", unknown.isEmpty() ? step.claims() : unknown));
    }
    int place = now.steps().indexOf(step);
    boolean exhaustive = true;
    for (Open open : token.openTo(step)) {
      exhaustive &= open.exhaustive();
      for (UnaryOperator<World> other : open.others()) {
        Step there = after.explain(other.apply(token.likely())).steps().get(place);
        if (there.result() != step.result()) {
          return Weight.open(step, String.join(", ", open.claims()));
        }
      }
    }
    return !step.failed() ? Weight.PASSES : exhaustive ? Weight.fails(step) : Weight.open(step, String.join(", ", step.claims()));
  }

  /** Where the token that was made is not of the kind that is recorded. */
  private boolean isOfAnotherKind(Step step) {
    return step.name().equals(Steps.KIND) && decision.told().kind() != null && !decision.told().kind().setting().equals(step.found());
  }
}
