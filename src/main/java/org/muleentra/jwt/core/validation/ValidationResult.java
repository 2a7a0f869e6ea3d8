package org.muleentra.jwt.core.validation;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.token.Claims;

/** How validation ended: with a valid token, or with a refusal and, where the signature was proven, its claims. */
public final class ValidationResult {

  private final ValidToken token;
  private final Refusal refusal;
  private final Claims claims;

  private ValidationResult(ValidToken token, Refusal refusal, Claims claims) {
    this.token = token;
    this.refusal = refusal;
    this.claims = claims;
  }

  static ValidationResult valid(ValidToken token) {
    return new ValidationResult(token, null, token.claims());
  }

  static ValidationResult refused(Refusal refusal) {
    return new ValidationResult(null, refusal, null);
  }

  static ValidationResult refused(Refusal refusal, Claims claims) {
    return new ValidationResult(null, refusal, claims);
  }

  /**
   * One of two ways on.
   *
   * @param refused takes the refusal and the proven claims, which are {@code null} where nothing is proven
   */
  public <R> R fold(Function<ValidToken, R> valid, BiFunction<Refusal, Claims, R> refused) {
    return token != null ? valid.apply(token) : refused.apply(refusal, claims);
  }
}
