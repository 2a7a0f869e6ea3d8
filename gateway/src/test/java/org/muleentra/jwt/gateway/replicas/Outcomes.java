package org.muleentra.jwt.gateway.replicas;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.muleentra.jwt.gateway.fixture.Bounds;

/** What each replica answers to the same request, in words. */
final class Outcomes {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final Site site;

  Outcomes(Site site) {
    this.site = site;
  }

  /** Asks each replica once, and names those that answered so. */
  String of(int status, String path, String what, String token) throws InterruptedException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < site.replicas().size(); i++) {
      if (site.ledger().send(site.address(i), path, what, token, status).status() == status) {
        names.add(site.replicas().get(i).name());
      }
    }
    return by(Integer.toString(status), names);
  }

  /** Asks each replica until it answers so, and names those that came to it. */
  String becoming(int status, String path, String what, String token) throws InterruptedException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < site.replicas().size(); i++) {
      int place = i;
      if (comes(() -> site.ledger().send(site.address(place), path, what, token, 200, 401).status() == status)) {
        names.add(site.replicas().get(i).name());
      }
    }
    return by(Integer.toString(status), names);
  }

  /** An outcome, and the names of the replicas that came to it. */
  static String by(String outcome, Collection<String> names) {
    return outcome + " by " + String.join(", ", names);
  }

  /** Whether it comes, in a time that a slow machine needs. */
  static boolean comes(Callable<Boolean> condition) {
    try {
      await().atMost(Bounds.RECOVERY.multipliedBy(2)).pollInterval(LOOK).until(condition);
      return true;
    } catch (ConditionTimeoutException late) {
      return false;
    }
  }
}
