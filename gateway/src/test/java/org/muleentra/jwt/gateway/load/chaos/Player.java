package org.muleentra.jwt.gateway.load.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Plays a plan by the clock, and any other act that is due at a time; used by one thread. */
final class Player {

  private record Act(long at, Runnable act) {}

  private final List<Act> acts = new ArrayList<>();

  Player(Plan plan) {
    plan.episodes().forEach(each -> {
      at(each.from(), each.trouble().begin());
      // An end comes before a begin of the same time, so that the next trouble of a place stays.
      at(each.to() - 1, each.trouble().end());
    });
  }

  void at(long millis, Runnable act) {
    acts.add(new Act(millis, act));
  }

  /** Returns when the last act is over. */
  void play(long endMillis) throws InterruptedException {
    acts.sort(Comparator.comparingLong(Act::at));
    long begin = System.nanoTime();
    for (Act act : acts) {
      sleepUntil(begin, act.at());
      act.act().run();
    }
    sleepUntil(begin, endMillis);
  }

  private static void sleepUntil(long begin, long millis) throws InterruptedException {
    long left = millis - (System.nanoTime() - begin) / 1_000_000;
    if (left > 0) {
      Thread.sleep(left);
    }
  }
}
