package org.muleentra.jwt.core.check;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.Claims;

/**
 * All checks of one configuration, in the order of the contract: who issued the token, for whom, when, to whom, what it permits,
 * how strongly the user authenticated, and what the owner asks besides. Immutable.
 */
public final class Checks implements Check {

  private final List<Check> checks;

  private Checks(List<Check> checks) {
    this.checks = Collections.unmodifiableList(checks);
  }

  /**
   * As configured.
   *
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException naming the setting that is wrong
   */
  public static Checks of(SettingValues values, Clock clock) {
    List<Check> checks = new ArrayList<>();
    int skew = values.get(LifetimeCheck.CLOCK_SKEW);
    checks.add(new IssuerCheck());
    checks.add(new AudienceCheck(AudienceCheck.accepted(values)));
    checks.add(new LifetimeCheck(clock, skew));
    int age = values.get(TokenAgeCheck.MAXIMUM_TOKEN_AGE);
    if (age > 0) {
      checks.add(new TokenAgeCheck(clock, age, skew));
    }
    checks.add(new BindingCheck());
    checks.add(new IdentityCheck());
    checks.add(new CallerKindCheck(values.get(CallerKindCheck.CALLER_KINDS)));
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
    return new Checks(checks);
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

  /** The first refusal, or empty where every check holds. */
  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    for (int i = 0; i < checks.size(); i++) {
      Optional<Refusal> refusal = checks.get(i).check(claims, authority);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }
}
