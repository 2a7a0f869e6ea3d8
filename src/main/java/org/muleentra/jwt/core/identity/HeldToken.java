package org.muleentra.jwt.core.identity;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** A token in memory; thread-safe. Times are those of {@link org.muleentra.jwt.core.schedule.Timetable#nanos()}. */
final class HeldToken {

  /** What an entry weighs beside its texts: objects, keys, and the places that it takes. */
  private static final long OVERHEAD_BYTES = 512;

  private final AccessToken token;
  private final CompletionStage<AccessToken> answer;
  private final long usableUntil;
  private final AtomicLong renewFrom;

  HeldToken(AccessToken token, long usableUntil, long renewFrom) {
    this.token = token;
    this.answer = CompletableFuture.completedFuture(token);
    this.usableUntil = usableUntil;
    this.renewFrom = new AtomicLong(renewFrom);
  }

  AccessToken token() {
    return token;
  }

  /** The token, made once for all who come. */
  CompletionStage<AccessToken> answer() {
    return answer;
  }

  long usableUntil() {
    return usableUntil;
  }

  /** Whether its renewal is due, and nobody's yet. */
  boolean isRenewalDue(long now) {
    return now - renewFrom.get() >= 0;
  }

  /** Whether its renewal is due and this caller's to begin; to nobody else until {@link #renewFrom(long)}. */
  boolean claimRenewal(long now) {
    long from = renewFrom.get();
    return now - from >= 0 && renewFrom.compareAndSet(from, usableUntil);
  }

  /** When to try again. */
  void renewFrom(long nanos) {
    renewFrom.set(nanos);
  }

  /** What it weighs, at two bytes a character. */
  long bytes() {
    return OVERHEAD_BYTES + 2L * token.value().length() + 2L * token.scopes().stream().mapToInt(String::length).sum();
  }
}
