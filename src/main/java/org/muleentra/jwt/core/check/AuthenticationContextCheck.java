package org.muleentra.jwt.core.check;

import java.util.Optional;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.error.StepUp;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.token.Claims;

/**
 * The user must have satisfied a Conditional Access authentication context ({@code acrs}).
 *
 * <p>Source: Microsoft identity platform, "Developer guide to Conditional Access authentication context". Applications on
 * their own cannot step up, and are told so.
 */
public final class AuthenticationContextCheck implements Check {

  /** The context that a user must have satisfied, or {@code null}. */
  public static final Setting<String, String> REQUIRED_AUTHENTICATION_CONTEXT =
      Setting.text("requiredAuthenticationContext", Format.TEXT.rule(AuthenticationContextCheck.CONTEXT, "must be c1 to c99"));

  /** What a context matches. */
  static final String CONTEXT = "c[1-9][0-9]?";

  private final String context;
  private final StepUp stepUp;

  /** @param context {@code c1} to {@code c99} */
  public AuthenticationContextCheck(String context) {
    this.context = context;
    this.stepUp = StepUp.toContext(context);
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    if (claims.authenticationContexts().contains(context)) {
      return Optional.empty();
    }
    return Optional.of(StepUps.ofCapableClient(Reason.AUTHENTICATION_CONTEXT_MISSING, stepUp, claims));
  }

  @Override
  public CheckDescription describe(Authority authority) {
    return CheckDescription.of("authentication context", "acrs holds " + context).reading("acrs", "xms_cc")
        .setBy(REQUIRED_AUTHENTICATION_CONTEXT.name());
  }
}
