package org.muleentra.jwt.core.validation;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.token.VerifiedToken;

/** How validation ended: with a valid token, or with a refusal and, where the signature was proven, what it proved. */
public final class ValidationResult {

  private final ValidToken token;
  private final Refusal refusal;
  private final VerifiedToken proven;

  private ValidationResult(ValidToken token, Refusal refusal, VerifiedToken proven) {
    this.token = token;
    this.refusal = refusal;
    this.proven = proven;
  }

  static ValidationResult valid(ValidToken token) {
    return new ValidationResult(token, null, token.proven());
  }

  static ValidationResult refused(Refusal refusal) {
    return new ValidationResult(null, refusal, null);
  }

  static ValidationResult refused(Refusal refusal, VerifiedToken proven) {
    return new ValidationResult(null, refusal, proven);
  }

  /**
   * One of two ways on.
   *
   * @param refused takes the refusal and the proven token, which is {@code null} where nothing is proven
   */
  public <R> R fold(Function<ValidToken, R> valid, BiFunction<Refusal, VerifiedToken, R> refused) {
    return token != null ? valid.apply(token) : refused.apply(refusal, proven);
  }
}
