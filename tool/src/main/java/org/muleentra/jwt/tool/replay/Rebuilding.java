package org.muleentra.jwt.tool.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.check.AuthenticationAgeCheck;
import org.muleentra.jwt.core.check.AuthenticationMethodCheck;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.check.ClaimRules;
import org.muleentra.jwt.core.check.LifetimeCheck;
import org.muleentra.jwt.tool.explain.Step;
import org.muleentra.jwt.tool.trial.RuleValue;

/** Makes a token of what a record tells, and of what the form that decided then has proven; for one record. */
final class Rebuilding {

  /** An issuer that no form trusts (RFC 2606 §2). */
  private static final String FOREIGN = "https://foreign.invalid/";
  /** As long as an id may be in a record: a longer one was cut. */
  private static final int LONGEST_ID = 128;
  /** What {@code clockSkew} can be at most, in seconds. */
  private static final int LONGEST_SKEW = 600;
  private static final long TEN_YEARS = 315_360_000L;
  private static final Set<String> OF_KIND = Set.of("idtyp", "xms_act_fct", "xms_sub_fct");
  /** What no guess may touch: each would change more than the rule that it is guessed for. */
  private static final Set<String> NEVER_GUESSED = Set.of("iss", "tid", "ver", "aud", "exp", "nbf", "iat", "azp", "appid", "azpacr",
      "appidacr", "oid", "sub", "idtyp", "scp", "roles", "groups", "wids", "acrs", "uti", "sid", "deviceid", "xms_act_fct", "xms_sub_fct",
      "xms_par_app_azp", "cnf", "_claim_names", "hasgroups", "tfp", "acr");

  private final PastDecision decision;
  private final Told told;
  private final Gate before;
  private final Gate after;
  private final Set<String> proven;
  private final boolean b2c;
  private final Map<String, Object> claims = new LinkedHashMap<>();
  private final Set<String> typed = new HashSet<>();
  private final Set<String> exact = new HashSet<>();
  private final List<Open> open = new ArrayList<>();

  private Rebuilding(PastDecision decision, Gate before, Gate after, Set<String> proven) {
    this.decision = decision;
    this.told = decision.told();
    this.before = before;
    this.after = after;
    this.proven = proven;
    this.b2c = (before != null ? before : after).isB2c();
  }

  /**
   * The token.
   *
   * @param before the form that decided, or {@code null} where it is not known
   * @param proven names of its steps that the token is known to have passed
   */
  static Rebuilt of(PastDecision decision, Gate before, Gate after, Set<String> proven) {
    return new Rebuilding(decision, before, after, proven).rebuild();
  }

  private Rebuilt rebuild() {
    caller();
    permissions();
    RecordedClaims.of(told, before).forEach(this::recorded);
    issuer();
    audience();
    times();
    kind();
    guess();
    return new Rebuilt(new World(claims, decision.at()), Set.copyOf(typed), Set.copyOf(exact), List.copyOf(open), decision.begun());
  }

  private void id(String claim, String value) {
    typed.add(claim);
    if (value != null) {
      claims.put(claim, value);
      if (value.length() < LONGEST_ID) {
        exact.add(claim);
      }
    }
  }

  private void caller() {
    id("tid", told.tenant());
    id("ver", told.version());
    boolean v1 = !b2c && TokenVersion.V1.claim().equals(told.version());
    id(v1 ? "appid" : "azp", told.client());
    if (told.client() == null) {
      // A token names one of the two, and nobody is known by the other.
      claims.put(v1 ? "azp" : "appid", "other");
    }
    id(v1 ? "appidacr" : "azpacr", told.credential() == null ? null : told.credential().toString());
    if (told.caller() != null) {
      id("oid", told.caller());
    }
    if (b2c) {
      id("sub", told.caller());
      exact.removeAll(Set.of("tid", "oid", "sub"));
    }
    id("uti", told.tokenId());
    id("sid", told.session());
    id("deviceid", told.device());
    id("xms_par_app_azp", told.blueprint());
    // Whether a client can be told to step up: of no weight for whether it must.
    typed.add("xms_cc");
  }

  private void permissions() {
    names("scp", told.scopes());
    if (!told.scopes().written().isEmpty()) {
      claims.put("scp", String.join(" ", told.scopes().written()));
    }
    names("roles", told.roles());
    if (!told.roles().written().isEmpty()) {
      claims.put("roles", told.roles().read());
      if (told.roles().areCertain()) {
        exact.add("roles");
      }
    }
    if (told.roles().complete() && told.roles().written().stream().filter(name -> name.contains("%20")).count() == 1) {
      open.add(new Open(Set.of("roles"), List.of(world -> world.with(other -> other.put("roles", told.roles().written()))), true));
    } else if (!told.roles().areCertain()) {
      typed.remove("roles");
    }
    names("acrs", told.contexts());
    if (!told.contexts().written().isEmpty()) {
      claims.put("acrs", told.contexts().read());
    }
  }

  private void names(String claim, Names names) {
    if (names.complete()) {
      typed.add(claim);
    }
  }

  /** Told anyway, and better, where it is told by a member of its own. */
  private void recorded(String claim, List<Object> values) {
    if (typed.contains(claim) && !claim.equals("xms_cc") && !(claim.equals("sub") && !b2c)) {
      return;
    }
    List<Object> possible = values.stream().filter(value -> ClaimValues.mayBe(after, claim, value)).toList();
    if (possible.isEmpty()) {
      return;
    }
    set(claims, claim, possible.get(0));
    if (!OF_KIND.contains(claim)) {
      typed.add(claim);
    }
    exact.add(claim);
    List<UnaryOperator<World>> others = new ArrayList<>();
    possible.stream().skip(1).forEach(value -> others.add(world -> world.with(other -> set(other, claim, value))));
    open.add(new Open(Set.of(claim), others, possible.get(0) != ClaimValues.ABSENT || !ClaimValues.mayHoldUnwritten(after, claim)));
  }

  private static void set(Map<String, Object> claims, String claim, Object value) {
    if (value == ClaimValues.ABSENT) {
      claims.remove(claim);
    } else {
      claims.put(claim, value == ClaimValues.NULL ? null : value);
    }
  }

  private void issuer() {
    if (exact.contains("iss")) {
      return;
    }
    Gate gate = before != null && proven.contains(Steps.ISSUER) ? before : after;
    List<Authority> own = gate.authorities().stream().filter(authority -> told.tenant() != null
        && authority.covers(told.tenant()) && (gate.isB2c() || authority.version().claim().equals(told.version()))).toList();
    claims.put("iss", own.isEmpty() ? FOREIGN : own.get(0).issuer(told.tenant()));
    if (gate.isB2c()) {
      // One of two spellings, and of any policy: nothing is certain of it.
      own.stream().findFirst().ifPresent(authority -> claims.put("tfp", authority.policy()));
      return;
    }
    typed.addAll(Set.of("iss", "tfp"));
    if (gate == before && !own.isEmpty()) {
      exact.add("iss");
      return;
    }
    Set<String> others = new LinkedHashSet<>();
    gate.authorities().forEach(authority -> others.add(authority.issuer(String.valueOf(told.tenant()))));
    others.add(FOREIGN);
    others.remove(claims.get("iss"));
    open.add(new Open(Set.of("iss"), worlds("iss", others), true));
  }

  private static List<UnaryOperator<World>> worlds(String claim, Set<String> values) {
    List<UnaryOperator<World>> worlds = new ArrayList<>();
    values.forEach(value -> worlds.add(world -> world.with(other -> other.put(claim, value))));
    return worlds;
  }

  /** A token may name other audiences beside: what fails here is not failed for certain. */
  private void audience() {
    if (exact.contains("aud")) {
      return;
    }
    Set<String> taken = after.audiences();
    if (before == null || !proven.contains(Steps.AUDIENCE)) {
      claims.put("aud", taken.iterator().next());
      return;
    }
    Set<String> possible = new LinkedHashSet<>(before.audiences());
    String likely = possible.stream().filter(taken::contains).findFirst().orElse(possible.iterator().next());
    claims.put("aud", likely);
    possible.remove(likely);
    open.add(new Open(Set.of("aud"), worlds("aud", possible), false));
  }

  private void times() {
    claims.put("exp", told.expiresAt());
    typed.addAll(Set.of("exp", "iat"));
    if (told.issuedAt() != null) {
      claims.put("iat", told.issuedAt());
    }
    if (!exact.contains("nbf")) {
      long begun = decision.begun().getEpochSecond();
      boolean wasValid = decision.kind() == PastDecision.Kind.ADMITTED || before != null && proven.contains(Steps.LIFETIME);
      long latest = begun + (!wasValid ? TEN_YEARS : before == null ? LONGEST_SKEW : before.get(LifetimeCheck.CLOCK_SKEW));
      open.add(new Open(Set.of("nbf"), List.of(world -> world.with(other -> other.put("nbf", latest)).at(decision.begun())), true));
    }
  }

  private void kind() {
    if (told.kind() != null) {
      marks(told.kind()).accept(claims);
      typed.addAll(OF_KIND);
      typed.add("sub");
      return;
    }
    typed.add("sub");
    boolean delegated = !told.scopes().written().isEmpty();
    List<CallerKind> kinds = delegated ? List.of(CallerKind.USER, CallerKind.AGENT_FOR_USER, CallerKind.AGENT_USER)
        : List.of(CallerKind.APP, CallerKind.AGENT);
    List<Consumer<Map<String, Object>>> possible = new ArrayList<>();
    kinds.forEach(kind -> possible.add(marks(kind)));
    possible.add(other -> other.put("idtyp", "none"));
    if (before != null && proven.contains(Steps.KIND)) {
      possible.removeIf(marks -> !passes(marks));
    }
    if (possible.isEmpty()) {
      return;
    }
    List<UnaryOperator<World>> others = new ArrayList<>();
    possible.stream().skip(1).forEach(marks -> others.add(world -> world.with(other -> {
      other.keySet().removeAll(OF_KIND);
      marks.accept(other);
    })));
    possible.get(0).accept(claims);
    open.add(new Open(OF_KIND, others, true));
  }

  private boolean passes(Consumer<Map<String, Object>> marks) {
    World world = new World(claims, decision.at()).with(marks);
    return Steps.named(Steps.KIND, before.explain(world)).result() == Step.Result.PASSED;
  }

  /** Facets: Microsoft Entra, "Token claims reference for agents". What the record tells of them stays. */
  private static Consumer<Map<String, Object>> marks(CallerKind kind) {
    return switch (kind) {
      case USER -> claims -> { };
      case APP -> claims -> claims.putIfAbsent("idtyp", "app");
      case AGENT -> claims -> {
        claims.putIfAbsent("idtyp", "app");
        claims.putIfAbsent("xms_act_fct", "11");
      };
      case AGENT_USER -> claims -> claims.putIfAbsent("xms_sub_fct", "13");
      case AGENT_FOR_USER -> claims -> claims.putIfAbsent("xms_act_fct", "11");
    };
  }

  /** What nothing tells is as the forms ask, so that what stands behind it can be looked at; no certainty rests on it. */
  private void guess() {
    for (Gate gate : before == null ? List.of(after) : List.of(after, before)) {
      gate.get(ClaimRules.CLAIM_RULES).all().forEach(rule -> {
        String claim = rule.words().split(" ", 2)[0];
        if (!claims.containsKey(claim) && !exact.contains(claim) && !NEVER_GUESSED.contains(claim)) {
          RuleValue.meet(claims, rule);
        }
      });
      Set<String> methods = gate.get(AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS);
      if (!methods.isEmpty() && !exact.contains("amr")) {
        claims.putIfAbsent("amr", List.copyOf(methods));
      }
      if (gate.get(AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE) > 0 && !exact.contains("auth_time")) {
        claims.putIfAbsent("auth_time", decision.begun().getEpochSecond());
      }
    }
  }
}
