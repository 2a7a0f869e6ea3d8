package org.muleentra.jwt.core.identity;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.muleentra.jwt.core.cache.BoundedMap;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.schedule.Deadline;
import org.muleentra.jwt.core.schedule.FailedFuture;
import org.muleentra.jwt.core.schedule.Timetable;

/**
 * Our tokens in memory, within a bound on their bytes: asked for once at a time each, renewed in the background from half of
 * their life on, or when their issuer said to, and served until they end where the issuer does not answer. Thread-safe.
 *
 * <p>Who comes for a token that is there takes no lock. Each token is renewed at a moment of its own within a tenth of its life,
 * so that many replicas that began together do not come back together.
 */
public final class AccessTokens {

  /** The most bytes of tokens that one configuration remembers. */
  static final long MAXIMUM_BYTES = 32L * 1024 * 1024;

  /** So long before its expiry a token is no longer given out, in seconds: it has a way to go. */
  static final long SPARE_SECONDS = 10;

  /** How long a refusal of one request is remembered: it needs another token, or an administrator. */
  static final long REFUSED_SECONDS = 10;

  /** How soon after a token was forgotten its successor may be forgotten, in seconds: an API that refuses each asks for no more. */
  static final long FORGET_AGAIN_SECONDS = 30;

  /** So many tokens are asked for at once, each by itself. */
  static final int MAXIMUM_UNDER_WAY = 1_000;

  /** How long anybody waits for a token, turns and failover included, in milliseconds. */
  static final long WAIT_MILLIS = 12_000;

  private static final int MAXIMUM_REFUSALS = 10_000;

  /** How soon a renewal that failed is tried again, in seconds, where the issuer says nothing. */
  private static final long RENEW_AGAIN_SECONDS = 30;

  private final TokenIssuer issuer;
  private final TokenLog log;
  private final Timetable timetable;
  private final DoubleSupplier random;
  private final BoundedMap<TokenKey, HeldToken> tokens;
  private final BoundedMap<TokenKey, Refusal> refusals;
  private final BoundedMap<TokenKey, Long> forgotten;
  private final ConcurrentMap<TokenKey, CompletableFuture<AccessToken>> underWay = new ConcurrentHashMap<>();

  /** @param random numbers from 0 to below 1, which spread the renewals of many replicas */
  AccessTokens(TokenIssuer issuer, TokenLog log, Timetable timetable, DoubleSupplier random) {
    this.issuer = issuer;
    this.log = log;
    this.timetable = timetable;
    this.random = random;
    this.tokens = new BoundedMap<>(MAXIMUM_BYTES, HeldToken::bytes, held -> timetable.nanos() - held.usableUntil() < 0);
    this.refusals = new BoundedMap<>(MAXIMUM_REFUSALS, refusal -> timetable.nanos() - refusal.until < 0);
    this.forgotten = new BoundedMap<>(MAXIMUM_REFUSALS, until -> timetable.nanos() - until < 0);
  }

  /**
   * The token in memory, or that of the one shared request.
   *
   * @return completed already where the token is in memory; completes exceptionally with a {@link TokenException} where there is
   *     none
   */
  public CompletionStage<AccessToken> get(TokenRequest request) {
    HeldToken held = tokens.get(request.key());
    if (held != null) {
      if (held.claimRenewal(timetable.nanos())) {
        renew(request, held);
      }
      return held.answer();
    }
    Refusal refusal = refusals.get(request.key());
    return refusal == null ? ask(request, null) : FailedFuture.of(refusal.again(timetable.nanos()));
  }

  /** A new token of the one shared request, whatever is in memory, where it then takes the place of the old. */
  CompletionStage<AccessToken> anew(TokenRequest request) {
    return ask(request, tokens.get(request.key()));
  }

  /** The token in memory, completed, where there is nothing to be done about it; or {@code null}. */
  CompletionStage<AccessToken> known(TokenKey key) {
    HeldToken held = tokens.get(key);
    return held == null || held.isRenewalDue(timetable.nanos()) ? null : held.answer();
  }

  private void renew(TokenRequest request, HeldToken held) {
    ask(request, held).whenComplete((token, failure) -> {
      if (failure != null) {
        long seconds = Math.max(ForeseenFailure.retryAfterSeconds(failure), spread(RENEW_AGAIN_SECONDS));
        held.renewFrom(timetable.nanos() + TimeUnit.SECONDS.toNanos(seconds));
      }
    });
  }

  /** @param known the token in memory that is to be renewed, or {@code null} */
  private CompletionStage<AccessToken> ask(TokenRequest request, HeldToken known) {
    CompletableFuture<AccessToken> landing = new CompletableFuture<>();
    CompletableFuture<AccessToken> running = underWay.putIfAbsent(request.key(), landing);
    if (running == null) {
      running = landing;
      // Since the look into memory another may have begun and landed.
      HeldToken landed = tokens.get(request.key());
      if (landed != null && landed != known) {
        underWay.remove(request.key(), landing);
        landing.complete(landed.token());
      } else {
        begin(request, landing);
      }
    }
    // Each on a task of its own: what one does with the token must not keep the others waiting.
    return running.isDone() ? running : running.thenApplyAsync(Function.identity(), timetable::goOn);
  }

  private void begin(TokenRequest request, CompletableFuture<AccessToken> landing) {
    long asked = timetable.nanos();
    Deadline.<AccessToken>on(timetable, WAIT_MILLIS, () -> {
      if (underWay.size() > MAXIMUM_UNDER_WAY) {
        throw new TokenException(TokenFault.THROTTLED, "too many tokens are being asked for at once").retryAfter(1);
      }
      return issuer.issue(request);
    }).whenComplete((token, failure) -> {
      try {
        if (failure == null) {
          keep(request, token, asked);
        } else {
          landing.completeExceptionally(refused(request, ForeseenFailure.causeOf(failure)));
        }
      } finally {
        underWay.remove(request.key(), landing);
        // Nobody waits for good, not even where memory for more is lacking.
        if (failure == null) {
          landing.complete(token);
        } else {
          landing.completeExceptionally(failure);
        }
      }
    });
  }

  private void keep(TokenRequest request, AccessToken token, long asked) {
    log.answered();
    long lifetime = Math.min(token.lifetimeSeconds(), request.longestSeconds(token.expiresAt().getEpochSecond() - token.lifetimeSeconds()));
    long usable = lifetime - Math.min(SPARE_SECONDS, lifetime / 10);
    if (usable <= 0) {
      return;
    }
    double renewal = Math.min(token.refreshInSeconds(), lifetime / 2.0) + random.getAsDouble() * lifetime / 10;
    tokens.put(request.key(), new HeldToken(token, asked + TimeUnit.SECONDS.toNanos(usable),
        asked + (long) (renewal * TimeUnit.SECONDS.toNanos(1))));
  }

  private TokenException refused(TokenRequest request, Throwable cause) {
    TokenException refusal = cause instanceof TokenException ? (TokenException) cause
        : new TokenException(TokenFault.ENTRA_UNAVAILABLE, "no token came: " + ForeseenFailure.sentence(cause));
    if (!timetable.isClosed()) {
      log.failed(refusal);
    }
    if (!refusal.fault().isOfClient()) {
      TokenException told = refusal.retryAfter(REFUSED_SECONDS);
      refusals.put(request.key(), new Refusal(told, timetable.nanos() + TimeUnit.SECONDS.toNanos(REFUSED_SECONDS)));
    }
    return refusal;
  }

  /**
   * Forgets a token that an API did not take, so that the next who comes gets another.
   *
   * @return whether it was forgotten: not one that is not in memory, nor one whose predecessor was forgotten just now
   */
  public boolean forget(String value) {
    TokenKey key = tokens.keyOf(held -> held.token().value().equals(value));
    HeldToken held = key == null ? null : tokens.get(key);
    if (held == null || forgotten.putIfAbsent(key, timetable.nanos() + TimeUnit.SECONDS.toNanos(FORGET_AGAIN_SECONDS)) != null) {
      return false;
    }
    tokens.remove(key, held);
    return true;
  }

  /** Whether it is a token of our own in memory, of which no user can make another. */
  boolean isOwn(String value) {
    TokenKey key = tokens.keyOf(held -> held.token().value().equals(value));
    return key != null && key.isOwn();
  }

  private long spread(long seconds) {
    return seconds + (long) (random.getAsDouble() * seconds / 2);
  }

  private static final class Refusal {

    private final TokenException refusal;
    private final long until;

    Refusal(TokenException refusal, long until) {
      this.refusal = refusal;
      this.until = until;
    }

    TokenException again(long now) {
      return refusal.again(TimeUnit.NANOSECONDS.toSeconds(until - now) + 1);
    }
  }
}
