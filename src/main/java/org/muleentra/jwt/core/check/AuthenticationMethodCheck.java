package org.muleentra.jwt.core.check;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.error.StepUp;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.token.Claims;

/**
 * The user must have authenticated by one of the required methods ({@code amr}, RFC 8176), such as {@code mfa}.
 *
 * <p>Microsoft documents {@code amr} for v1 tokens alone; without it the rule does not hold.
 */
public final class AuthenticationMethodCheck implements Check {

  /** Values of {@code amr}, which stand in a challenge as they are. */
  public static final Setting<Collection<String>, Set<String>> REQUIRED_AUTHENTICATION_METHODS =
      Setting.texts("requiredAuthenticationMethods", Format.TEXT
          .rule(PermissionNames.SCOPE,
              "must be one authentication method, such as mfa: printable ASCII without space, comma, quote and backslash")
          .butNot(AuthenticationContextCheck.CONTEXT,
              "must not be an authentication context, which stands in acrs and not in amr: use requiredAuthenticationContext"));

  private final Set<String> methods;
  private final StepUp stepUp;

  /** @param methods at least one */
  public AuthenticationMethodCheck(Collection<String> methods) {
    this.methods = ExpectedValues.copyOf(methods);
    this.stepUp = StepUp.toOtherMethod();
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    if (ExpectedValues.anyIn(claims.authenticationMethods(), methods)) {
      return Optional.empty();
    }
    return Optional.of(StepUps.ofUser(Reason.AUTHENTICATION_METHOD_MISSING, stepUp, claims));
  }

  @Override
  public CheckDescription describe(Authority authority) {
    return CheckDescription.of("authentication method", "amr holds " + CheckDescription.oneOf(methods)).reading("amr")
        .setBy(REQUIRED_AUTHENTICATION_METHODS.name());
  }
}
