package org.muleentra.jwt.core.revocation;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.token.Claims;

/**
 * Tokens that are refused although they are valid: decided from memory, read from the store in the background.
 *
 * <p>What was read serves for {@link #SERVES} after its reading began; with nothing that serves, every caller is refused.
 * Thread-safe; decisions take no lock and never wait but for the first reading.
 */
public final class DenyList implements AutoCloseable {

  /** The list where none is configured: refuses nobody. */
  public static final DenyList NONE = new DenyList(null, null, null, null);

  /** Between the end of one reading and the begin of the next. */
  public static final Duration RELOAD = Duration.ofSeconds(5);

  /** How long what was read serves while the store cannot be read anew. */
  public static final Duration SERVES = Duration.ofSeconds(60);

  /** How long a request waits for the first reading. */
  public static final Duration FIRST_READING = Duration.ofSeconds(5);

  /** How long an operation waits for a reading under way. */
  private static final Duration TURN = Duration.ofSeconds(10);

  private final RevocationStore store;
  private final Timetable timetable;
  private final Clock clock;
  private final DenyListLog log;
  private final Upkeep upkeep;
  /** What decisions go by; {@code null} while nothing serves. */
  private final AtomicReference<Reading> current = new AtomicReference<>();
  private final CompletableFuture<Void> first = new CompletableFuture<>();
  /** Held while the store is read or written, so that no reading overtakes a change. */
  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile boolean closed;

  private DenyList(String name, RevocationStore store, Timetable timetable, Clock clock) {
    this.store = store;
    this.timetable = timetable;
    this.clock = clock;
    this.log = new DenyListLog(name);
    this.upkeep = new Upkeep(store, clock, log);
  }

  /**
   * The list in a store, whose first reading begins at once, without waiting for it.
   *
   * @param name of the configuration, for the log
   * @param timetable stays the caller's to close
   */
  public static DenyList open(String name, RevocationStore store, Timetable timetable, Clock clock) {
    DenyList list = new DenyList(name, store, timetable, clock);
    timetable.deadline(FIRST_READING.toMillis(), () -> list.first.complete(null));
    timetable.begin(list::reload);
    return list;
  }

  /** Whether there is nothing to wait for: the first reading has ended, well or not, or took too long. */
  public boolean isSettled() {
    return store == null || first.isDone();
  }

  /** Completes when the list is settled, on a thread of the scheduler. */
  public CompletionStage<Void> settled() {
    return isSettled() ? CompletableFuture.completedFuture(null) : first.thenRunAsync(() -> { }, timetable::goOn);
  }

  /** Why a valid token is refused, or {@code null} when it is not; some look-ups in memory. */
  public Refusal refusalOf(Claims claims) {
    if (store == null) {
      return null;
    }
    Reading reading = current.get();
    return reading == null
        ? Reason.REVOCATIONS_UNAVAILABLE.refusal().retryAfter(RELOAD.getSeconds())
        : reading.snapshot.refusalOf(claims, clock);
  }

  /**
   * Adds to the list; decisions here see it when this returns. May block. An entry never weakens another: of two about the
   * same tokens both hold, unless one covers the other.
   *
   * @throws InvalidRevocationException naming the field that is wrong
   * @throws RevocationStoreException when the store cannot be written, or no store is configured
   */
  public Revocation revoke(RevocationRequest request) {
    return inTurn(() -> {
      Revocation revocation = request.revocationAt(clock.instant());
      store.add(revocation);
      serve(snapshot -> snapshot.with(revocation));
      // Only now, so that at no time neither of them is there.
      covered(revocation).forEach(other -> {
        upkeep.tidy(other.key());
        serve(snapshot -> snapshot.without(Collections.singleton(other)));
      });
      return revocation;
    });
  }

  /**
   * Takes from the list what was revoked by this kind, value and tenant; decisions here see it when this returns. May
   * block.
   *
   * @return what was taken; empty where nothing was revoked so
   * @throws InvalidRevocationException naming the field that is wrong
   * @throws RevocationStoreException when the store cannot be read or written, or no store is configured
   */
  public List<Revocation> reinstate(RevocationRequest request) {
    RevocationKind kind = request.kind();
    String value = request.value();
    String tenantId = request.tenantId();
    return inTurn(() -> {
      List<Revocation> found = read().all().stream().filter(revocation -> revocation.isAbout(kind, value, tenantId))
          .collect(Collectors.toList());
      drop(found);
      return found;
    });
  }

  /**
   * What is revoked now, as the store has it. May block.
   *
   * @throws RevocationStoreException when the store cannot be read, or no store is configured
   */
  public List<Revocation> list() {
    return inTurn(() -> {
      long now = clock.instant().getEpochSecond();
      return read().all().stream().filter(revocation -> revocation.holdsAt(now)).collect(Collectors.toList());
    });
  }

  /** Ends the readings; from now on nothing serves. */
  @Override
  public void close() {
    closed = true;
    Reading last = current.getAndSet(null);
    if (last != null) {
      last.cancel();
    }
    first.complete(null);
  }

  private List<Revocation> covered(Revocation revocation) {
    Reading reading = current.get();
    return reading == null ? Collections.emptyList() : reading.snapshot.all().stream()
        .filter(other -> !other.key().equals(revocation.key()) && revocation.covers(other))
        .collect(Collectors.toList());
  }

  private void drop(List<Revocation> revocations) {
    revocations.forEach(revocation -> store.remove(revocation.key()));
    serve(snapshot -> snapshot.without(revocations));
  }

  private <T> T inTurn(Supplier<T> work) {
    if (store == null) {
      throw new RevocationStoreException("no revocationObjectStore is configured", null);
    }
    boolean ours = false;
    try {
      ours = turn.tryLock(TURN.getSeconds(), TimeUnit.SECONDS);
      if (!ours) {
        throw new RevocationStoreException("the store has not answered for " + TURN.getSeconds() + " seconds", null);
      }
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RevocationStoreException("interrupted", e);
    } finally {
      if (ours) {
        turn.unlock();
      }
    }
  }

  private void reload() {
    if (closed) {
      return;
    }
    turn.lock();
    try {
      read();
    } catch (RuntimeException e) {
      log.failed(e, current.get() != null);
    } finally {
      turn.unlock();
      first.complete(null);
      timetable.later(RELOAD.toMillis(), this::reload);
    }
  }

  /** Reads the store and serves what it holds, but for what has expired long ago. */
  private Snapshot read() {
    Reading reading = new Reading();
    reading.begin();
    Reading before = current.get();
    try {
      Snapshot known = before == null ? Snapshot.EMPTY : before.snapshot;
      reading.snapshot = Snapshot.of(upkeep.read(known));
    } catch (RuntimeException e) {
      reading.cancel();
      throw e;
    }
    current.set(reading);
    if (before != null) {
      before.cancel();
    }
    log.read(reading.snapshot.all().size());
    reading.endIfOver();
    if (closed) {
      close();
    }
    return reading.snapshot;
  }

  /** Changes what serves, and not for how long. */
  private void serve(UnaryOperator<Snapshot> change) {
    Reading reading = current.get();
    if (reading != null) {
      reading.snapshot = change.apply(reading.snapshot);
    }
  }

  /** What one reading brought; over when it is too old, measured by the scheduler and by no clock that could be set. */
  private final class Reading {

    private volatile Snapshot snapshot;
    private volatile boolean over;
    private Timetable.Entry end;

    private void begin() {
      end = timetable.later(SERVES.toMillis(), this::end);
    }

    private void end() {
      over = true;
      endIfOver();
    }

    private void endIfOver() {
      if (over && current.compareAndSet(this, null)) {
        log.expired();
      }
    }

    private void cancel() {
      if (end != null) {
        end.cancel();
      }
    }
  }
}
