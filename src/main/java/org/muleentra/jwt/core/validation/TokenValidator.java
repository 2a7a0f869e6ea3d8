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
import org.muleentra.jwt.core.token.BearerToken;
import org.muleentra.jwt.core.token.SignatureVerifier;
import org.muleentra.jwt.core.token.UnverifiedToken;
import org.muleentra.jwt.core.token.VerifiedToken;

/**
 * Takes a token the one way: parse, select the authority, find the key, verify, check; the first failure ends it.
 *
 * <p>What was proven of the same token before is not proven again; all else is the same. Thread-safe. Without a fetch it is done
 * when it returns.
 */
public final class TokenValidator {

  private final Authorities authorities;
  private final Keys keys;
  private final Checks checks;
  private final SignatureVerifier verifier;
  private final TokenCache cache;

  /**
   * Over these parts.
   *
   * @param keys must know each of the authorities
   * @param cache of tokens that these keys and authorities proved
   */
  public TokenValidator(Authorities authorities, Keys keys, Checks checks, SignatureVerifier verifier, TokenCache cache) {
    this.authorities = authorities;
    this.keys = keys;
    this.checks = checks;
    this.verifier = verifier;
    this.cache = cache;
  }

  /** Validates a compact token; the stage completes normally whatever the token is. */
  public CompletionStage<ValidationResult> validate(BearerToken presented) {
    Proof proof = cache.find(presented);
    ValidationResult again = proof == null ? null : again(proof);
    return again != null ? done(again) : anew(presented);
  }

  /** The result for a token that was proven before, or {@code null} where it must be proven anew. */
  private ValidationResult again(Proof proof) {
    Outcome<Authority> selected = authorities.select(proof.token());
    if (selected.isRefused()) {
      return null;
    }
    Authority authority = selected.value();
    SigningKey key = keys.inMemory(authority, proof.token().header().keyId());
    return key == null || !proof.holdsFor(key, authority) ? null : judge(proof, true, authority, key);
  }

  private CompletionStage<ValidationResult> anew(BearerToken presented) {
    Outcome<UnverifiedToken> parsed = presented.parse();
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
        ? done(prove(presented, token, authority, key))
        : keys.fetch(authority, token.header().keyId()).thenApply(fetched -> fetched.isRefused()
            ? ValidationResult.refused(fetched.refusal()) : prove(presented, token, authority, fetched.value()));
  }

  private static CompletionStage<ValidationResult> done(ValidationResult result) {
    return CompletableFuture.completedFuture(result);
  }

  private ValidationResult prove(BearerToken presented, UnverifiedToken token, Authority authority, SigningKey key) {
    Outcome<VerifiedToken> verified = token.verify(key.publicKey(), verifier, authority.impliedTenant());
    return verified.isRefused() ? ValidationResult.refused(verified.refusal())
        : judge(new Proof(presented, verified.value(), key, authority), false, authority, key);
  }

  private ValidationResult judge(Proof proof, boolean remembered, Authority authority, SigningKey key) {
    VerifiedToken token = proof.token();
    // A good signature by a key of another tenant proves nothing about this one, so its claims go unmentioned.
    if (!key.maySign(authority, token.claims().tenantId())) {
      return ValidationResult.refused(Reason.KEY_OF_OTHER_ISSUER.refusal());
    }
    Outcome<CallerKind> kind = checks.check(token.claims(), authority);
    return kind.isRefused() ? ValidationResult.refused(kind.refusal(), token)
        : ValidationResult.valid(new ValidToken(proof, remembered, kind.value()));
  }
}
