package org.muleentra.jwt.core.check;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.outbound.ClockDifference;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.Claims;

/**
 * All checks of one configuration, in the order of the contract: who issued the token, for whom, when, to whom, what it permits,
 * how strongly the user authenticated, and what the owner asks besides. Immutable.
 */
public final class Checks {

  private final List<Check> ofTheToken;
  private final CallerKindCheck callerKind;
  private final List<Check> ofTheCaller;

  private Checks(List<Check> ofTheToken, CallerKindCheck callerKind, List<Check> ofTheCaller) {
    this.ofTheToken = Collections.unmodifiableList(ofTheToken);
    this.callerKind = callerKind;
    this.ofTheCaller = Collections.unmodifiableList(ofTheCaller);
  }

  /**
   * As configured.
   *
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the setting that is wrong
   */
  public static Checks of(SettingValues values, Clock clock) {
    return of(values, clock, new ClockDifference(clock, values.get(LifetimeCheck.CLOCK_SKEW)));
  }

  /**
   * As configured.
   *
   * @param difference what is known of how far our clock is from Entra's
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the setting that is wrong
   */
  public static Checks of(SettingValues values, Clock clock, ClockDifference difference) {
    int skew = values.get(LifetimeCheck.CLOCK_SKEW);
    return new Checks(ofTheToken(values, clock, skew, difference), new CallerKindCheck(values.get(CallerKindCheck.CALLER_KINDS)),
        ofTheCaller(values, clock, skew));
  }

  private static List<Check> ofTheToken(SettingValues values, Clock clock, int skew, ClockDifference difference) {
    List<Check> checks = new ArrayList<>();
    checks.add(new IssuerCheck());
    checks.add(new AudienceCheck(AudienceCheck.accepted(values)));
    checks.add(new LifetimeCheck(clock, skew, difference));
    int age = values.get(TokenAgeCheck.MAXIMUM_TOKEN_AGE);
    if (age > 0) {
      checks.add(new TokenAgeCheck(clock, age, skew));
    }
    checks.add(new BindingCheck());
    checks.add(new IdentityCheck());
    return checks;
  }

  private static List<Check> ofTheCaller(SettingValues values, Clock clock, int skew) {
    List<Check> checks = new ArrayList<>();
    Set<String> clients = values.get(ClientCheck.ALLOWED_CLIENT_IDS);
    if (!clients.isEmpty()) {
      checks.add(new ClientCheck(clients));
    }
    if (values.get(ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY)) {
      checks.add(new ClientAuthenticationCheck());
    }
    checks.add(new PermissionCheck(PermissionCheck.scopes(values), PermissionCheck.appRoles(values)));
    addSignIn(checks, values, clock, skew);
    checks.addAll(values.get(ClaimRules.CLAIM_RULES).all());
    return checks;
  }

  private static void addSignIn(List<Check> checks, SettingValues values, Clock clock, int skew) {
    String context = values.get(AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT);
    if (context != null) {
      checks.add(new AuthenticationContextCheck(context));
    }
    Set<String> methods = values.get(AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS);
    if (!methods.isEmpty()) {
      checks.add(new AuthenticationMethodCheck(methods));
    }
    int age = values.get(AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE);
    if (age > 0) {
      checks.add(new AuthenticationAgeCheck(clock, age, skew));
    }
  }

  /**
   * The kind of caller where every check holds, else the first refusal.
   *
   * @param claims the claims of a token whose signature is proven
   * @param authority the authority whose key proved it
   */
  public Outcome<CallerKind> check(Claims claims, Authority authority) {
    Refusal refusal = firstRefusal(ofTheToken, claims, authority);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    Outcome<CallerKind> kind = callerKind.kind(claims, authority);
    if (kind.isRefused()) {
      return kind;
    }
    refusal = firstRefusal(ofTheCaller, claims, authority);
    return refusal == null ? kind : Outcome.refused(refusal);
  }

  /** Every one of them, in the order in which a token meets them; unmodifiable. */
  public List<Check> all() {
    List<Check> all = new ArrayList<>(ofTheToken);
    all.add(callerKind);
    all.addAll(ofTheCaller);
    return Collections.unmodifiableList(all);
  }

  private static Refusal firstRefusal(List<Check> checks, Claims claims, Authority authority) {
    for (int i = 0; i < checks.size(); i++) {
      Optional<Refusal> refusal = checks.get(i).check(claims, authority);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    return null;
  }
}
