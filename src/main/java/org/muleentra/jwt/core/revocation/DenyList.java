package org.muleentra.jwt.core.revocation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.VitalSign;
import org.muleentra.jwt.core.token.Claims;

/**
 * Tokens that are refused although they are valid: decided from memory, read from the store in the background.
 *
 * <p>What was read serves for {@link #SERVES} after its reading began, which each decision judges for itself; with nothing
 * that serves, every caller is refused. Thread-safe; decisions take no lock and never wait but for the first reading.
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

  /** How many changes may be on their way to the store at once; and how many readings that operations ask for. */
  private static final int CHANGES = 4;
  private static final int LOOKS = 2;

  private final RevocationStore store;
  private final Clock clock;
  private final Timetable timetable;
  private final DenyListLog log;
  private final Entries entries = new Entries();
  private final Upkeep upkeep;
  private final Readings readings;
  private final StoreUse changes;
  private final StoreUse looks;

  private DenyList(String name, RevocationStore store, Timetable timetable, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.timetable = timetable;
    this.log = new DenyListLog(name, store);
    this.upkeep = new Upkeep(store, entries, timetable, clock, log);
    this.readings = new Readings(store, entries, timetable, clock, log, upkeep);
    this.changes = new StoreUse(timetable, CHANGES);
    this.looks = new StoreUse(timetable, LOOKS);
  }

  /**
   * The list in a store, whose first reading begins at once, without waiting for it.
   *
   * @param name of the configuration, for the log
   * @param timetable stays the caller's to close
   */
  public static DenyList open(String name, RevocationStore store, Timetable timetable, Clock clock) {
    DenyList list = new DenyList(name, store, timetable, clock);
    list.readings.open();
    return list;
  }

  /** Whether there is nothing to wait for: the first reading has ended, well or not, or took too long. */
  public boolean isSettled() {
    return store == null || readings.first().isDone();
  }

  /** Completes when the list is settled, on a thread of the scheduler. */
  public CompletionStage<Void> settled() {
    return isSettled() ? CompletableFuture.completedFuture(null)
        : readings.first().thenRunAsync(() -> { }, timetable::goOn);
  }

  /** Why a valid token is refused, or {@code null} when it is not; some look-ups in memory. */
  public Refusal refusalOf(Claims claims) {
    if (store == null) {
      return null;
    }
    upkeep.learnFrom(claims);
    return readings.serve() ? entries.refusalOf(claims, clock)
        : Reason.REVOCATIONS_UNAVAILABLE.refusal().retryAfter(RELOAD.getSeconds());
  }

  /**
   * Adds to the list; decisions here see it when this returns, and until it ends or is reinstated. Waits for no reading, and
   * for the store 10 seconds at most. An entry never weakens another: of two about the same tokens both hold, unless one
   * covers the other.
   *
   * @throws InvalidRevocationException naming the field that is wrong
   * @throws RevocationStoreException when the store cannot be written in time, or no store is configured
   */
  public Revocation revoke(RevocationRequest request) {
    requireStore();
    Revocation revocation = request.revocationAt(clock.instant());
    List<Revocation> covered = changes.await(done(() -> {
      store.add(revocation);
      return entries.revoked(revocation);
    }));
    if (!covered.isEmpty()) {
      // Only now, so that at no time neither of them is there.
      tidy(covered);
    }
    return revocation;
  }

  /**
   * Takes from the list what was revoked by this kind, value and tenant; decisions here see it when this returns. Waits for
   * the store 20 seconds at most.
   *
   * @return what was taken; empty where nothing was revoked so
   * @throws InvalidRevocationException naming the field that is wrong
   * @throws RevocationStoreException when the store cannot be read or written in time, or no store is configured
   */
  public List<Revocation> reinstate(RevocationRequest request) {
    RevocationKind kind = request.kind();
    String value = request.value();
    String tenantId = request.tenantId();
    look();
    List<Revocation> found = entries.all().stream().filter(revocation -> revocation.isAbout(kind, value, tenantId))
        .collect(Collectors.toList());
    return found.isEmpty() ? found : changes.await(done(() -> {
      found.forEach(this::reinstate);
      return found;
    }));
  }

  private void reinstate(Revocation revocation) {
    if (!entries.isOwn(revocation)) {
      // Whoever revoked it holds it against any listing that lacks it, and has to be told.
      store.add(revocation.reinstatement());
    }
    store.remove(revocation.key());
    entries.reinstated(revocation);
  }

  /**
   * What is revoked now, as the store and this process have it. Waits for the store 10 seconds at most.
   *
   * @throws RevocationStoreException when the store cannot be read in time, or no store is configured
   */
  public List<Revocation> list() {
    look();
    long now = clock.instant().getEpochSecond();
    return entries.all().stream().filter(revocation -> revocation.holdsAt(now)).collect(Collectors.toList());
  }

  /** What can be told of it. */
  public VitalSign vitals() {
    return new DenyListVitals(store == null ? null : readings, entries, clock);
  }

  /** Ends the readings; from now on nothing serves. */
  @Override
  public void close() {
    if (store != null) {
      readings.close();
    }
  }

  /** What need not be there may stay, and then is the store's. */
  private void tidy(List<Revocation> covered) {
    try {
      changes.await(done(() -> {
        covered.forEach(revocation -> {
          store.remove(revocation.key());
          entries.reinstated(revocation);
        });
        return null;
      }));
    } catch (RevocationStoreException e) {
      log.notTidied(e);
    }
  }

  /** Reads the store as it is from now on. */
  private void look() {
    requireStore();
    looks.await(() -> new Reading(readings).run());
  }

  private void requireStore() {
    if (store == null) {
      throw new RevocationStoreException("no revocationObjectStore is configured", null);
    }
    if (readings.isClosed()) {
      throw new RevocationStoreException("the configuration has stopped", null);
    }
  }

  private static <T> Supplier<CompletionStage<T>> done(Supplier<T> work) {
    return () -> CompletableFuture.completedFuture(work.get());
  }
}
