package org.muleentra.jwt.core.selftest;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.authority.Authorities;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.AudienceCheck;
import org.muleentra.jwt.core.check.Checks;
import org.muleentra.jwt.core.check.LifetimeCheck;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.key.Keys;
import org.muleentra.jwt.core.key.SigningKey;
import org.muleentra.jwt.core.token.BearerToken;
import org.muleentra.jwt.core.token.SignatureVerifier;
import org.muleentra.jwt.core.validation.TokenCache;
import org.muleentra.jwt.core.validation.TokenValidator;
import org.muleentra.jwt.core.validation.ValidationResult;

/**
 * Proves at the start that a configuration refuses what it must: tokens of its own making, signed with keys that exist
 * for the test alone, each good but for one thing. One that passes, or is refused for anything else, stops the start.
 *
 * <p>It needs no network.
 */
public final class SelfTest {

  static final String KEY_ID = "self-test";

  private static final int MODULUS_BITS = 2048;
  /** One for all configurations, as making it takes time; no validator but the test's own knows it. */
  private static final KeyPair KEYS = keyPair();

  private final SettingValues values;
  private final Authority authority;
  private final Clock clock;

  private SelfTest(SettingValues values, Authority authority, Clock clock) {
    this.values = values;
    this.authority = authority;
    this.clock = clock;
  }

  /**
   * Runs the test over one authority of the configuration.
   *
   * @throws IllegalStateException naming the token that was not refused as it must be
   */
  public static void run(SettingValues values, Clock clock) {
    // Held still: on a machine that is slow to start, a token that lies two seconds ahead would begin in the meantime.
    Clock still = Clock.fixed(clock.instant(), ZoneOffset.UTC);
    run(values, still, still);
  }

  /** @param validating the clock of the validator, which is another's only in tests of this test */
  static void run(SettingValues values, Clock clock, Clock validating) {
    Authorities authorities = TrustedTenants.of(values).authorities();
    SelfTest test = new SelfTest(values, authorities.all().get(0), clock);
    test.judge(new TokenValidator(authorities, new OwnKeys(), Checks.of(values, validating),
        SignatureVerifier.of(values.get(SignatureVerifier.SIGNATURE_PROVIDER)), TokenCache.NONE));
  }

  /** Holds the validator to the expected refusals. */
  private void judge(TokenValidator validator) {
    for (ForgedToken token : tokens()) {
      // Its keys are all in memory, so that nothing is left to come.
      String got = outcome(validator.validate(BearerToken.of(token.compact())).toCompletableFuture().join());
      if (!token.expected().name().equals(got)) {
        throw new IllegalStateException("Self-test failed: a token with " + token.fault() + " must be refused with "
            + token.expected() + ", and the outcome was " + got);
      }
    }
  }

  private static String outcome(ValidationResult result) {
    return result.fold(valid -> "a pass", (refusal, proven) -> refusal.reason().name());
  }

  private List<ForgedToken> tokens() {
    Map<String, Object> good = goodClaims();
    long now = clock.instant().getEpochSecond();
    long beyond = values.get(LifetimeCheck.CLOCK_SKEW) + 1L;
    List<ForgedToken> tokens = new ArrayList<>();
    tokens.add(ForgedToken.unsigned("no signature", Reason.ALGORITHM_NOT_ALLOWED, good));
    tokens.add(ForgedToken.signedForAnother("the signature of another token", Reason.SIGNATURE_INVALID, good,
        KEYS.getPrivate(), claims -> claims.put("exp", now + 601)));
    tokens.add(ForgedToken.of("a foreign issuer", Reason.ISSUER_NOT_TRUSTED, good, KEYS.getPrivate(),
        claims -> claims.put("iss", "https://issuer.invalid/" + good.get("tid") + "/v2.0")));
    tokens.add(ForgedToken.of("a foreign audience", Reason.AUDIENCE_MISMATCH, good, KEYS.getPrivate(),
        claims -> claims.put("aud", UUID.randomUUID())));
    tokens.add(ForgedToken.of("an expiry that has passed", Reason.TOKEN_EXPIRED, good, KEYS.getPrivate(),
        claims -> claims.put("exp", now - beyond)));
    tokens.add(ForgedToken.of("a validity that has not begun", Reason.TOKEN_NOT_YET_VALID, good, KEYS.getPrivate(),
        claims -> claims.put("nbf", now + beyond + 1)));
    tokens.add(ForgedToken.of("no expiry", Reason.CLAIM_MISSING, good, KEYS.getPrivate(),
        claims -> claims.remove("exp")));
    tokens.add(ForgedToken.of("a confirmation, as tokens bound to a key have", Reason.TOKEN_BOUND, good, KEYS.getPrivate(),
        claims -> claims.put("cnf", "bound")));
    tokens.add(ForgedToken.of("neither scope nor the mark of an application, as ID tokens are",
        Reason.NOT_AN_ACCESS_TOKEN, good, KEYS.getPrivate(), claims -> {
          claims.remove("scp");
          claims.put("sub", "pairwise");
        }));
    return tokens;
  }

  /** Good up to what the configuration asks of the caller; nothing in the test needs more. */
  private Map<String, Object> goodClaims() {
    long now = clock.instant().getEpochSecond();
    String tenant = Authority.ORGANIZATIONS.equals(authority.tenant()) ? UUID.randomUUID().toString() : authority.tenant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", authority.issuer(tenant));
    claims.put("tid", tenant);
    claims.put("ver", authority.version().claim());
    claims.put("aud", values.get(AudienceCheck.AUDIENCES).iterator().next());
    claims.put("iat", now);
    claims.put("nbf", now);
    claims.put("exp", now + 600);
    claims.put(authority.version() == TokenVersion.V1 ? "appid" : "azp", UUID.randomUUID());
    claims.put("oid", UUID.randomUUID());
    claims.put("sub", "subject");
    claims.put("scp", "self.test");
    if (authority.policy() != null) {
      claims.put("tfp", authority.policy());
    }
    return claims;
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(MODULUS_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the self-test's keys could not be made", e);
    }
  }

  /** The test's key as that of every authority. */
  private static final class OwnKeys implements Keys {

    private final SigningKey key = SigningKey.of(KEY_ID, (RSAPublicKey) KEYS.getPublic());

    @Override
    public SigningKey inMemory(Authority asked, String keyId) {
      return KEY_ID.equals(keyId) ? key : null;
    }

    @Override
    public CompletionStage<Outcome<SigningKey>> fetch(Authority asked, String keyId) {
      return CompletableFuture.completedFuture(Outcome.refused(Reason.KEY_UNKNOWN));
    }
  }
}
