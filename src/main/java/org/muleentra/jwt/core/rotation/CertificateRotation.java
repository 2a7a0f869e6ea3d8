package org.muleentra.jwt.core.rotation;

import java.security.KeyPair;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.identity.KeyRolling;
import org.muleentra.jwt.core.schedule.Timetable;

/**
 * Renews the certificate of our application in time, without anybody's doing: looks where the rotation stands, uses what serves, and
 * goes on where it is this replica's turn. Recurs until the timetable is closed.
 */
public final class CertificateRotation {

  /** How often a replica looks what serves, in milliseconds: much more often than an overlap is long. */
  static final long LOOK_MILLIS = 600_000;

  /** How soon a step is looked after, in milliseconds, where one is under way. */
  private static final long MADE_MILLIS = 20_000;
  private static final long ADDED_MILLIS = 20_000;
  private static final long ASKED_MILLIS = 60_000;

  /** How soon after the first failure to read the store, and after the first of a step, in milliseconds; twice as long after each. */
  private static final long READ_AGAIN_MILLIS = 1_000;
  private static final long STEP_AGAIN_MILLIS = 30_000;
  private static final int MOST_DOUBLINGS = 10;

  /** More steps than these do not follow each other without a pause. */
  private static final int STEPS_AT_ONCE = 10;

  private final KeyRolling rolling;
  private final OwnKeys keys;
  private final RotationRecord record;
  private final RotationSteps steps;
  private final RotationLock lock;
  private final RotationLog log;
  private final Timetable timetable;
  private final DoubleSupplier random;
  /** Of one look at a time. */
  private int failures;

  private CertificateRotation(String name, KeyRolling rolling, RotationStore store, RotationLock lock, Supplier<KeyPair> pairs,
      Timetable timetable, Clock clock, DoubleSupplier random) {
    this.rolling = rolling;
    this.keys = new OwnKeys(rolling, timetable);
    this.record = new RotationRecord(store, rolling.tenantId() + "/" + rolling.clientId(), rolling.settings().password());
    this.log = new RotationLog(name, rolling.clientId());
    this.steps = new RotationSteps(keys, record, pairs, UUID.randomUUID().toString(), clock, log);
    this.lock = lock;
    this.timetable = timetable;
    this.random = random;
  }

  /**
   * Begins, without waiting for it.
   *
   * @param name of the configuration, for the log
   * @param timetable on whose threads it blocks; it ends with it
   */
  public static void begin(String name, KeyRolling rolling, RotationStore store, RotationLock lock, Timetable timetable, Clock clock) {
    begin(name, rolling, store, lock, NewKeys::pair, timetable, clock, () -> ThreadLocalRandom.current().nextDouble());
  }

  /** @param random numbers from 0 to below 1, which keep replicas apart */
  static void begin(String name, KeyRolling rolling, RotationStore store, RotationLock lock, Supplier<KeyPair> pairs, Timetable timetable,
      Clock clock, DoubleSupplier random) {
    CertificateRotation rotation = new CertificateRotation(name, rolling, store, lock, pairs, timetable, clock, random);
    timetable.soon(rotation::look);
  }

  private void look() {
    boolean read = false;
    long millis = LOOK_MILLIS;
    try {
      RotationState state = read();
      read = true;
      if (!steps.isIdle(state) && lock.tryLock()) {
        try {
          // Who had the lock before may have gone on.
          state = goOn(read());
        } finally {
          lock.unlock();
        }
      }
      // To wait for what was asked is no end of an outage.
      if (state.phase() != Phase.MADE && state.phase() != Phase.ASKED) {
        failures = 0;
        log.wentOn();
      }
      millis = pause(state.phase());
    } catch (RuntimeException | Error failure) {
      millis = Math.min((read ? STEP_AGAIN_MILLIS : READ_AGAIN_MILLIS) << Math.min(failures++, MOST_DOUBLINGS), LOOK_MILLIS);
      // A server says when to come back; the store, on which the first tokens wait, does not.
      millis = read ? Math.max(millis, TimeUnit.SECONDS.toMillis(ForeseenFailure.retryAfterSeconds(failure)) * 4 / 3) : millis;
      if (!timetable.isClosed()) {
        log.failed(failure);
      }
    } finally {
      timetable.later((long) (millis * (0.75 + 0.5 * random.getAsDouble())), this::look);
    }
  }

  private RotationState read() {
    RotationState state = keys.inStore(record::read);
    rolling.prefer(state.preferred());
    return state;
  }

  private RotationState goOn(RotationState from) {
    RotationState state = from;
    for (int i = 0; i < STEPS_AT_ONCE; i++) {
      RotationState next = steps.step(state);
      rolling.prefer(next.preferred());
      if (next == state) {
        break;
      }
      state = next;
      if (state.phase() == Phase.MADE) {
        // However long it took to write: only who finds it in the store at the next look goes on, since another may have come further.
        break;
      }
    }
    return state;
  }

  private static long pause(Phase phase) {
    switch (phase) {
      case MADE:
        return MADE_MILLIS;
      case ASKED:
        return ASKED_MILLIS;
      case ADDED:
        return ADDED_MILLIS;
      default:
        return LOOK_MILLIS;
    }
  }
}
