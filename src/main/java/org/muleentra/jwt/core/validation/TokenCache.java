package org.muleentra.jwt.core.validation;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.muleentra.jwt.core.cache.BoundedMap;
import org.muleentra.jwt.core.hash.SipHash;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.VitalSign;
import org.muleentra.jwt.core.token.BearerToken;
import org.muleentra.jwt.core.token.Claims;

/**
 * Remembers of tokens that were admitted what their signatures proved, so that who comes again with one is neither read nor
 * verified again; thread-safe, and who finds one takes no lock.
 *
 * <p>It holds no decision: time, keys, settings, deny list and directory are asked at each use. Only what was admitted comes in,
 * so that strangers fill it with nothing.
 *
 * <p>A token is looked for by a keyed hash, then compared by its signature first: neither tells by its time how near a guess was.
 */
public final class TokenCache implements VitalSign, AutoCloseable {

  /** How much the tokens take together at most, in MiB; 0 for none remembered. */
  public static final Setting<Integer, Integer> TOKEN_CACHE = Setting.number("tokenCache", "MiB", 0, 1024, 8);

  /** One that remembers nothing. */
  public static final TokenCache NONE = new TokenCache(0, 0, null);

  private static final int MIB = 1024 * 1024;
  /** What a remembered token takes besides its characters and claims, in bytes. */
  private static final int OVERHEAD = 2048;
  /**
   * How many bytes a character of a token takes with all the claims that it may become: measured 3.8, and 5.3 where texts are UTF-16, as on
   * Java 8; half of that where nobody asks for all.
   */
  private static final int BYTES_PER_CHARACTER = 5;

  private final long bound;
  private final long skewMillis;
  private final Clock clock;
  private final SipHash hash = SipHash.keyed();
  private final BoundedMap<Long, Proof> proofs;
  private final LongAdder found = new LongAdder();
  private final LongAdder missed = new LongAdder();
  private volatile boolean closed;

  /**
   * An empty one.
   *
   * @param mebibytes of {@link #TOKEN_CACHE}
   * @param skewSeconds for how long after its end a token may be accepted
   */
  public TokenCache(int mebibytes, int skewSeconds, Clock clock) {
    this.bound = (long) mebibytes * MIB;
    this.skewMillis = skewSeconds * 1000L;
    this.clock = clock;
    this.proofs = new BoundedMap<>(Math.max(1, bound), TokenCache::weight, this::hasFuture);
  }

  /** What is remembered of this very token, or {@code null}. */
  Proof find(BearerToken token) {
    if (bound == 0) {
      return null;
    }
    Proof proof = proofs.get(token.hash(hash));
    boolean same = proof != null && proof.presented().isSameAs(token);
    (same ? found : missed).increment();
    return same ? proof : null;
  }

  /** Remembers a token that was admitted. */
  public void remember(ValidToken admitted) {
    Proof proof = admitted.proof();
    if (!admitted.isRemembered() && weight(proof) <= bound && !closed) {
      // In place of the same token with its scheme spelled otherwise, if that is what is there.
      proofs.put(proof.presented().hash(hash), proof);
      if (closed) {
        proofs.clear();
      }
    }
  }

  /** Forgets all, and remembers nothing more. */
  @Override
  public void close() {
    closed = true;
    proofs.clear();
  }

  @Override
  public List<PartStatus> status() {
    return Collections.emptyList();
  }

  @Override
  public void measure(Samples samples) {
    if (bound > 0) {
      samples.add(Metric.TOKEN_CACHE_LOOKUPS, found.sum(), "found");
      samples.add(Metric.TOKEN_CACHE_LOOKUPS, missed.sum(), "missed");
      samples.add(Metric.TOKEN_CACHE_TOKENS, proofs.size());
    }
  }

  private static long weight(Proof proof) {
    return OVERHEAD + (long) BYTES_PER_CHARACTER * proof.presented().length();
  }

  private boolean hasFuture(Proof proof) {
    Claims claims = proof.token().claims();
    return clock.millis() < claims.expiresAt() * 1000 + skewMillis;
  }

  /** How many there are. */
  int size() {
    return proofs.size();
  }
}
