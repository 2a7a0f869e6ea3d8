package org.muleentra.jwt.core.validation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.authority.Authorities;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.check.Checks;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.key.Keys;
import org.muleentra.jwt.core.key.SigningKey;
import org.muleentra.jwt.core.token.CompactJws;
import org.muleentra.jwt.core.token.UnverifiedToken;
import org.muleentra.jwt.core.token.VerifiedToken;

/**
 * Takes a token the one way: parse, select the authority, find the key, verify, check; the first failure ends it.
 *
 * <p>Thread-safe. Without a fetch it is done when it returns.
 */
public final class TokenValidator {

  private final Authorities authorities;
  private final Keys keys;
  private final Checks checks;

  /** @param keys must know each of the authorities */
  public TokenValidator(Authorities authorities, Keys keys, Checks checks) {
    this.authorities = authorities;
    this.keys = keys;
    this.checks = checks;
  }

  /** Validates a compact token; the stage completes normally whatever the token is. */
  public CompletionStage<ValidationResult> validate(String compactToken) {
    Outcome<UnverifiedToken> parsed = CompactJws.parse(compactToken);
    if (parsed.isRefused()) {
      return done(ValidationResult.refused(parsed.refusal()));
    }
    UnverifiedToken token = parsed.value();
    Outcome<Authority> selected = authorities.select(token);
    if (selected.isRefused()) {
      return done(ValidationResult.refused(selected.refusal()));
    }
    Authority authority = selected.value();
    SigningKey key = keys.inMemory(authority, token.header().keyId());
    return key != null
        ? done(validate(compactToken, token, authority, key))
        : keys.fetch(authority, token.header().keyId()).thenApply(fetched -> fetched.isRefused()
            ? ValidationResult.refused(fetched.refusal()) : validate(compactToken, token, authority, fetched.value()));
  }

  private static CompletionStage<ValidationResult> done(ValidationResult result) {
    return CompletableFuture.completedFuture(result);
  }

  private ValidationResult validate(String compactToken, UnverifiedToken token, Authority authority, SigningKey key) {
    Outcome<VerifiedToken> verified = token.verify(key.publicKey(), authority.impliedTenant());
    if (verified.isRefused()) {
      return ValidationResult.refused(verified.refusal());
    }
    // A good signature by a key of another tenant proves nothing about this one, so its claims go unmentioned.
    return key.maySign(authority, verified.value().claims().tenantId())
        ? check(compactToken, verified.value(), authority) : ValidationResult.refused(Reason.KEY_OF_OTHER_ISSUER.refusal());
  }

  private ValidationResult check(String compactToken, VerifiedToken token, Authority authority) {
    Outcome<CallerKind> kind = checks.check(token.claims(), authority);
    return kind.isRefused() ? ValidationResult.refused(kind.refusal(), token)
        : ValidationResult.valid(new ValidToken(compactToken, token, kind.value()));
  }
}
