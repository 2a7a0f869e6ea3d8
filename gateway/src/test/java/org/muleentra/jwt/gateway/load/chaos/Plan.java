package org.muleentra.jwt.gateway.load.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Which trouble there is when, all of it drawn before anything begins; immutable. */
final class Plan {

  private static final int SHORTEST_MILLIS = 2_500;
  private static final int LONGEST_MILLIS = 6_500;
  private static final int LONGEST_REST_MILLIS = 1_500;

  /** One trouble from one time to another, in milliseconds from the begin. */
  record Episode(Trouble trouble, long from, long to) {}

  private final List<Episode> episodes;

  private Plan(List<Episode> episodes) {
    this.episodes = List.copyOf(episodes);
  }

  /**
   * A plan in which each place has one trouble at a time, and each of its troubles before any comes again.
   *
   * @param first what goes wrong from the begin on, for half of the time or ten seconds
   * @param places the troubles of each place
   */
  static Plan of(Random random, Duration duration, List<Trouble> first, List<List<Trouble>> places) {
    long end = duration.toMillis();
    long cold = Math.min(end / 2, 10_000);
    List<Episode> episodes = new ArrayList<>();
    first.forEach(trouble -> episodes.add(new Episode(trouble, 0, cold)));
    for (List<Trouble> place : places) {
      // Whose trouble is among the first begins when that is over.
      long time = place.stream().anyMatch(first::contains) ? cold : 0;
      List<Trouble> deck = new ArrayList<>();
      while (time < end) {
        if (deck.isEmpty()) {
          deck.addAll(place);
          Collections.shuffle(deck, random);
        }
        long from = time + random.nextInt(LONGEST_REST_MILLIS);
        long to = from + SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS);
        Trouble trouble = deck.remove(deck.size() - 1);
        if (from < end) {
          episodes.add(new Episode(trouble, from, Math.min(to, end)));
        }
        time = to;
      }
    }
    return new Plan(episodes);
  }

  List<Episode> episodes() {
    return episodes;
  }

  /** How long each trouble lasts in all, in milliseconds. */
  Map<String, Long> table() {
    Map<String, Long> table = new TreeMap<>();
    episodes.forEach(each -> table.merge(each.trouble().name(), each.to() - each.from(), Long::sum));
    return table;
  }
}
