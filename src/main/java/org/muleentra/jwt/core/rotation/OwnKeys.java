package org.muleentra.jwt.core.rotation;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.identity.KeyRolling;
import org.muleentra.jwt.core.identity.RotationSettings;
import org.muleentra.jwt.core.identity.SigningIdentity;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.schedule.Deadline;
import org.muleentra.jwt.core.schedule.Lane;
import org.muleentra.jwt.core.schedule.Timetable;

/** {@link KeyRolling} and the store, waited for: within bounds, and no longer than the timetable is open. */
final class OwnKeys {

  /** A token and one call of Graph, or the tries of a token endpoint. */
  private static final long CALL_MILLIS = 20_000;

  private static final long STORE_MILLIS = 5_000;

  /** So many threads a store holds at most that hangs. */
  private static final int STORE_CALLS = 2;

  private final KeyRolling rolling;
  private final Timetable timetable;
  private final Lane store;

  OwnKeys(KeyRolling rolling, Timetable timetable) {
    this.rolling = rolling;
    this.timetable = timetable;
    this.store = new Lane(timetable, STORE_CALLS, STORE_MILLIS);
  }

  String clientId() {
    return rolling.clientId();
  }

  RotationSettings settings() {
    return rolling.settings();
  }

  long nanos() {
    return timetable.nanos();
  }

  SigningIdentity configured() {
    return rolling.configured();
  }

  boolean isTaken(SigningIdentity certificate) {
    return await(() -> rolling.isTaken(certificate));
  }

  String add(SigningIdentity certificate, String objectId, SigningIdentity by) {
    return await(() -> rolling.add(certificate, objectId, by));
  }

  void remove(String keyId, String objectId, SigningIdentity by) {
    await(() -> rolling.remove(keyId, objectId, by));
  }

  /** Our registration as it is listed now, which is unknown where it cannot be read. */
  Listing listing() {
    try {
      return Listing.of(await(rolling::registration), settings().objectId());
    } catch (RuntimeException unreadable) {
      return Listing.none(unreadable, settings().objectId());
    }
  }

  /** Runs what uses the store. */
  void keep(Runnable use) {
    inStore(() -> {
      use.run();
      return null;
    });
  }

  <T> T inStore(Supplier<T> use) {
    return wait(store.supply(use));
  }

  private <T> T await(Supplier<? extends CompletionStage<T>> call) {
    return wait(Deadline.on(timetable, CALL_MILLIS, call));
  }

  /** The bound stands in what is waited for; the one here is for a runtime that loses even that. */
  private static <T> T wait(CompletionStage<T> end) {
    try {
      return end.toCompletableFuture().get(2 * CALL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutboundException("interrupted");
    } catch (TimeoutException e) {
      throw new OutboundException("no end came in time");
    } catch (ExecutionException e) {
      Throwable cause = ForeseenFailure.causeOf(e.getCause());
      if (cause instanceof Error) {
        throw (Error) cause;
      }
      throw cause instanceof RuntimeException ? (RuntimeException) cause : new OutboundException(cause.toString());
    }
  }
}
