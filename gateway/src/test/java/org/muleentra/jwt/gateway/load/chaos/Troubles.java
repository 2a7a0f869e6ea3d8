package org.muleentra.jwt.gateway.load.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.muleentra.jwt.gateway.load.chaos.Plan.Episode;
import org.muleentra.jwt.gateway.load.chaos.scheduler.ChaoticSchedulerService;
import org.muleentra.jwt.gateway.load.chaos.server.ServerTroubles;
import org.muleentra.jwt.gateway.load.chaos.store.SharedStores;
import org.muleentra.jwt.testkit.server.MockEntra;

/** All that can go wrong around a bed, and what of it is not left to the lot. */
final class Troubles {

  private static final long COLD_START_MILLIS = 10_000;

  /** Longer than what was read of a deny list may serve. */
  private static final long SIEGE_MILLIS = 75_000;
  /** A run in which the siege is less than half. */
  private static final long LONG_RUN_MILLIS = 150_000;

  private final List<List<Trouble>> places;

  Troubles(MockEntra entra, ChaoticSchedulerService schedulers, SharedStores stores, Random random) {
    ServerTroubles servers = new ServerTroubles(entra, random);
    List<Trouble> keys = new ArrayList<>(servers.ofKeys());
    keys.add(servers.down());
    places = List.of(keys, servers.ofGraph(), servers.ofTokenEndpoint(), schedulers.troubles(), stores.troubles(Bed.DENY_LIST),
        stores.troubles(Bed.SAVED_KEYS), stores.troubles(Bed.GROUPS), stores.troubles(Bed.AUDIT));
  }

  /** Place by place. */
  List<List<Trouble>> places() {
    return places;
  }

  /**
   * A cold start without keys to fetch, whose store of saved keys does not answer; and in a long run a siege in which no thread
   * is free and the deny list cannot be read, until nothing of it may serve.
   */
  List<Episode> fixed(long millis) {
    List<Episode> fixed = new ArrayList<>();
    long cold = Math.min(millis / 2, COLD_START_MILLIS);
    fixed.add(new Episode(named("keys late and large"), 0, cold));
    fixed.add(new Episode(named(Bed.SAVED_KEYS + " hangs"), 0, cold));
    if (millis >= LONG_RUN_MILLIS) {
      long from = millis / 3;
      fixed.add(new Episode(named("pool full"), from, from + SIEGE_MILLIS));
      fixed.add(new Episode(named(Bed.DENY_LIST + " hangs"), from, from + SIEGE_MILLIS));
    }
    return fixed;
  }

  /** One of them all. */
  Trouble named(String name) {
    return places.stream().flatMap(List::stream).filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
