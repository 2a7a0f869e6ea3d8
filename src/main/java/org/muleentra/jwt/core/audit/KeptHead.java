package org.muleentra.jwt.core.audit;

import java.time.Clock;
import java.util.function.Consumer;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.schedule.Entry;
import org.muleentra.jwt.core.schedule.Timetable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a chain has come, kept in a store each minute for the next start, which finds there the chain before its own; thread-safe.
 *
 * <p>A store that fails costs what it would have kept. One that hangs holds one thread of the scheduler, and nobody waits for it: the
 * next turn comes after that one has ended, so that an older head never takes the place of a newer.
 */
final class KeptHead {

  private static final Logger LOGGER = LoggerFactory.getLogger(KeptHead.class);

  private final SavedChain saved;
  private final HashChain chain;
  private final String name;
  private final String policyHash;
  private final Timetable timetable;
  private final Heartbeat heartbeat;

  /** @param name of the API, by which the next start looks for it */
  KeptHead(SavedChain saved, HashChain chain, String name, String policyHash, Timetable timetable, Clock clock) {
    this.saved = saved;
    this.chain = chain;
    this.name = name;
    this.policyHash = policyHash;
    this.timetable = timetable;
    this.heartbeat = new Heartbeat(timetable, clock);
  }

  /**
   * Looks for the chain before, and then keeps this one, as long as the timetable lasts.
   *
   * @param former is given what was kept, where there is something, on a thread of the scheduler
   */
  void begin(Consumer<SavedHead> former) {
    timetable.soon(() -> turn(() -> {
      // Before this chain takes its place.
      read(former);
      write();
    }));
  }

  private void read(Consumer<SavedHead> former) {
    SavedHead before;
    try {
      before = saved.read(name);
    } catch (RuntimeException | Error e) {
      tell("which chain of the audit was before this one could not be read from", ForeseenFailure.sentence(e));
      return;
    }
    if (before != null && !timetable.isClosed()) {
      former.accept(before);
    }
  }

  /** Not where a call that hung ends after the stop: the next start may have kept its own. */
  private void write() {
    if (timetable.isClosed()) {
      return;
    }
    HashChain.Head head = chain.head();
    saved.write(name, new SavedHead(head.chainId, head.sequence, head.hash, policyHash));
  }

  private void turn(Runnable work) {
    heartbeat.begins();
    Entry bound = timetable.deadline(Heartbeat.HANGS.toMillis() + 1, this::tellWhereItHangs);
    try {
      work.run();
      heartbeat.succeeded();
    } catch (RuntimeException | Error e) {
      heartbeat.failed(e);
      tell("how far the chain of the audit has come could not be kept in", ForeseenFailure.sentence(e));
    }
    bound.cancel();
    timetable.later(Checkpoints.INTERVAL_MILLIS, () -> turn(this::write));
  }

  private void tellWhereItHangs() {
    if (heartbeat.hangs()) {
      tell("how far the chain of the audit has come is not being kept in", "it has not answered for "
          + Heartbeat.HANGS.getSeconds() + " seconds");
    }
  }

  /** Not at a stop, which may itself be why. */
  private void tell(String what, String why) {
    if (!timetable.isClosed()) {
      LOGGER.warn("Configuration {}: {} {}: {}", name, what, saved, why);
    }
  }

  /** How the store fares. */
  Heartbeat heartbeat() {
    return heartbeat;
  }

  /** The store, as the log names it. */
  String store() {
    return saved.toString();
  }
}
