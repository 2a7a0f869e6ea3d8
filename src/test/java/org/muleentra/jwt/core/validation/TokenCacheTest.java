package org.muleentra.jwt.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.check.TokenAgeCheck.MAXIMUM_TOKEN_AGE;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.Checks;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.key.Keys;
import org.muleentra.jwt.core.key.SigningKey;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.BearerToken;
import org.muleentra.jwt.core.token.SignatureVerifier;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.catalogue.HostileToken;
import org.muleentra.jwt.testkit.catalogue.RealToken;
import org.muleentra.jwt.testkit.key.KeyRing;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.token.TokenMint;

/** Remembers proofs and no decisions: with it and without it every token is judged alike, at every time and by every key. */
class TokenCacheTest {

  private static final int SKEW = 60;
  private static final int STRIDE = 20;

  private final MutableClock clock = new MutableClock(TestGatekeeper.NOW);
  private final KeyRing ring = new KeyRing();
  private final TokenMint mint = new TokenMint(EntraCloud.GLOBAL, Contoso.TENANT_ID, ring, clock, new Random(1));
  private final RSAPublicKey another = (RSAPublicKey) ring.announce().publicKey();
  private final KeysOfATest keys = new KeysOfATest();
  private final TokenCache cache = new TokenCache(1, SKEW, clock);
  private final SettingValues values = TestGatekeeper.values().with(TENANTS, List.of(Contoso.TENANT_ID, Contoso.FABRIKAM_TENANT_ID));

  /** Those that serve, by their kid; nobody is asked for others. */
  private static final class KeysOfATest implements Keys {

    private final Map<String, RSAPublicKey> serving = new HashMap<>();
    private boolean available = true;

    private void serve(String kid, RSAPublicKey key) {
      serving.put(kid, key);
    }

    @Override
    public SigningKey inMemory(Authority authority, String keyId) {
      // A new object each time, as after each fetch.
      return available && serving.containsKey(keyId) ? SigningKey.of(keyId, serving.get(keyId)) : null;
    }

    @Override
    public CompletionStage<Outcome<SigningKey>> fetch(Authority authority, String keyId) {
      return CompletableFuture.completedFuture(Outcome.refused(available ? Reason.KEY_UNKNOWN : Reason.KEYS_UNAVAILABLE));
    }
  }

  @AfterEach
  void close() {
    ring.close();
  }

  private TokenValidator validator(SettingValues settings, TokenCache remembering) {
    return new TokenValidator(TrustedTenants.of(settings).authorities(), keys, Checks.of(settings, clock), SignatureVerifier.OF_THE_JVM, remembering);
  }

  private void serveCurrent() {
    keys.serve(ring.current().kid(), (RSAPublicKey) ring.current().publicKey());
  }

  /** The verdict as text; what is valid is remembered, as a door does that admits it. */
  private String verdict(TokenValidator validator, String token) {
    return validator.validate(BearerToken.of(token)).toCompletableFuture().join().fold(valid -> {
      cache.remember(valid);
      return "valid " + valid.callerKind() + " " + valid.claims().all() + " " + valid.presented().compact().equals(token);
    }, (refusal, proven) -> refusal + " " + (proven == null ? null : proven.claims().all()));
  }

  private long found() {
    Samples samples = new Samples("orders");
    cache.measure(samples);
    String line = Arrays.stream(samples.text().split("\n")).filter(each -> each.contains("outcome=\"found\"")).findFirst().orElseThrow();
    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
  }

  /** What a door without a memory says must be what one with it says, whatever came before. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void judgesAsIfItWereNotThere(int seed) {
    Random random = new Random(seed);
    SettingValues strict = values.with(REQUIRED_SCOPES, List.of("Orders.Read")).with(MAXIMUM_TOKEN_AGE, 900);
    List<TokenValidator> with = List.of(validator(values, cache), validator(strict, cache));
    List<TokenValidator> without = List.of(validator(values, TokenCache.NONE), validator(strict, TokenCache.NONE));
    List<String> tokens = new ArrayList<>();
    RealToken.all().forEach(real -> tokens.add(real.token(mint)));
    tokens.addAll(someHostile(random.nextInt(STRIDE)));
    serveCurrent();
    for (int step = 0; step < 1_500; step++) {
      change(random, tokens);
      String token = tokens.get(random.nextInt(tokens.size()));
      token = random.nextInt(4) == 0 ? spoiled(token, random) : token;
      int door = random.nextInt(2);
      assertThat(verdict(with.get(door), token)).isEqualTo(verdict(without.get(door), token));
    }
    assertThat(found()).isGreaterThan(100);
  }

  /** One of so many: to make them all takes long, and each is refused for itself elsewhere. */
  private List<String> someHostile(int from) {
    List<HostileToken> all = HostileToken.all();
    return IntStream.range(0, all.size()).filter(i -> i % STRIDE == from).mapToObj(i -> all.get(i).token(mint)).collect(Collectors.toList());
  }

  /** Something of the world, now and then. */
  private void change(Random random, List<String> tokens) {
    switch (random.nextInt(60)) {
      case 0:
        clock.advance(Duration.ofSeconds(random.nextInt(100)));
        break;
      case 1:
        keys.available = false;
        break;
      case 2:
        keys.available = true;
        break;
      case 3:
        keys.serving.clear();
        break;
      case 9:
      case 10:
      case 4:
        keys.available = true;
        serveCurrent();
        break;
      case 5:
        // The kid of another's key.
        keys.serve(ring.current().kid(), another);
        break;
      case 6:
      case 7:
      case 8:
        serveCurrent();
        keys.available = true;
        tokens.add(mint.userToken().expiresIn(Duration.ofSeconds(random.nextInt(3600))).sign());
        tokens.add(mint.appToken().sign());
        break;
      default:
        break;
    }
  }

  private static String spoiled(String token, Random random) {
    if (token.length() < 2) {
      return token;
    }
    int at = random.nextInt(token.length());
    switch (random.nextInt(4)) {
      case 0:
        return token.substring(0, at) + (char) (token.charAt(at) ^ 1) + token.substring(at + 1);
      case 1:
        // The same lower eight bits.
        return token.substring(0, at) + (char) (token.charAt(at) | 0x100) + token.substring(at + 1);
      case 2:
        return token.substring(0, at) + token.substring(at + 1);
      default:
        return token.substring(0, at) + 'A' + token.substring(at);
    }
  }

  @Test
  void findsNoTokenThatDiffersInOneCharacterAnywhere() {
    serveCurrent();
    String token = mint.userToken().sign();
    assertThat(verdict(validator(values, cache), token)).startsWith("valid");
    assertThat(cache.find(BearerToken.of(token))).isNotNull();
    for (int at = 0; at < token.length(); at++) {
      for (char other : new char[] {(char) (token.charAt(at) ^ 1), (char) (token.charAt(at) | 0x100), (char) (token.charAt(at) ^ 0x8000)}) {
        assertThat(cache.find(BearerToken.of(token.substring(0, at) + other + token.substring(at + 1)))).as("%s at %s", (int) other, at).isNull();
      }
      assertThat(cache.find(BearerToken.of(token.substring(at + 1)))).isNull();
      assertThat(cache.find(BearerToken.of(token.substring(0, at)))).isNull();
    }
    assertThat(cache.find(BearerToken.of(token + "A"))).isNull();
    assertThat(cache.find(BearerToken.of(new String(token.toCharArray())))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void forgetsATokenWhenItsLifeIsOver(long secondsFromEnd) {
    serveCurrent();
    String token = mint.userToken().expiresIn(Duration.ofSeconds(100)).sign();
    verdict(validator(values, cache), token);
    clock.advance(Duration.ofSeconds(100 + SKEW + secondsFromEnd));
    assertThat(cache.find(BearerToken.of(token)) != null).isEqualTo(secondsFromEnd < 0);
    assertThat(verdict(validator(values, cache), token).startsWith("valid")).isEqualTo(secondsFromEnd < 0);
  }

  @Test
  void aKeyOfTheSameKidThatIsAnotherProvesAnew() {
    serveCurrent();
    String token = mint.userToken().sign();
    TokenValidator validator = validator(values, cache);
    assertThat(verdict(validator, token)).startsWith("valid");
    keys.serve(ring.current().kid(), another);
    assertThat(verdict(validator, token)).startsWith("SIGNATURE_INVALID");
    serveCurrent();
    assertThat(verdict(validator, token)).startsWith("valid");
  }

  @Test
  void whatIsRefusedIsNotRemembered() {
    serveCurrent();
    SettingValues strict = values.with(REQUIRED_SCOPES, List.of("Orders.Delete"));
    String token = mint.userToken().scopes("Orders.Read").sign();
    assertThat(verdict(validator(strict, cache), token)).startsWith("SCOPE_MISSING");
    int valid = 0;
    for (String hostile : someHostile(0)) {
      valid += verdict(validator(values, cache), hostile).startsWith("valid") ? 1 : 0;
    }
    // What only the credentials' bound or another tenant would have refused.
    assertThat(cache.size()).isEqualTo(valid).isLessThan(3);
  }

  @Test
  void aFloodOfDifferentTokensTakesNoMoreThanItsRoom() {
    serveCurrent();
    TokenValidator validator = validator(values, cache);
    String regular = mint.userToken().sign();
    IntStream.range(0, 3).forEach(i -> verdict(validator, regular));
    int most = 0;
    for (int i = 0; i < 600; i++) {
      verdict(validator, mint.userToken().sign());
      most = Math.max(most, cache.size());
    }
    assertThat(most).isBetween(50, 1024 * 1024 / 2048);
    assertThat(cache.find(BearerToken.of(regular))).as("the regular stays").isNotNull();
  }

  @Test
  void aTokenThatIsLargerThanItAllIsNotRemembered() {
    serveCurrent();
    String token = mint.userToken().claim("filler", "x".repeat(300_000)).sign();
    assertThat(verdict(validator(values, cache), token)).startsWith("valid");
    assertThat(cache.size()).isZero();
  }

  @Test
  void onceClosedItIsEmptyAndStaysSo() {
    serveCurrent();
    TokenValidator validator = validator(values, cache);
    String token = mint.userToken().sign();
    verdict(validator, token);
    assertThat(cache.size()).isOne();
    cache.close();
    assertThat(cache.size()).isZero();
    assertThat(verdict(validator, token)).startsWith("valid");
    assertThat(cache.size()).isZero();
  }

  @Test
  void withoutRoomItRemembersNothingAndCountsNothing() {
    TokenCache none = new TokenCache(0, SKEW, clock);
    Samples samples = new Samples("orders");
    none.measure(samples);
    assertThat(samples.text()).isEmpty();
    assertThat(none.find(BearerToken.of(mint.userToken().sign()))).isNull();
  }
}
