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
  record Episode(Trouble trouble, long from, long to) {

    private boolean overlaps(long otherFrom, long otherTo) {
      return from < otherTo && otherFrom < to;
    }
  }

  private final List<Episode> episodes;

  private Plan(List<Episode> episodes) {
    this.episodes = List.copyOf(episodes);
  }

  /**
   * A plan in which each place has one trouble at a time, and each of its troubles before any comes again.
   *
   * @param fixed what is not left to the lot
   * @param places the troubles of each place, those of the fixed episodes among them
   */
  static Plan of(Random random, Duration duration, List<Episode> fixed, List<List<Trouble>> places) {
    List<Episode> episodes = new ArrayList<>(fixed);
    for (List<Trouble> place : places) {
      List<Episode> taken = fixed.stream().filter(each -> place.contains(each.trouble())).toList();
      draw(random, duration.toMillis(), place, taken, episodes);
    }
    return new Plan(episodes);
  }

  private static void draw(Random random, long end, List<Trouble> place, List<Episode> taken, List<Episode> episodes) {
    List<Trouble> deck = new ArrayList<>();
    long time = 0;
    while (time < end) {
      long from = time + random.nextInt(LONGEST_REST_MILLIS);
      long to = Math.min(end, from + SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS));
      Episode inTheWay = taken.stream().filter(each -> each.overlaps(from, to)).findFirst().orElse(null);
      if (inTheWay != null) {
        time = inTheWay.to();
        continue;
      }
      if (deck.isEmpty()) {
        deck.addAll(place);
        Collections.shuffle(deck, random);
      }
      if (from < to) {
        episodes.add(new Episode(deck.remove(deck.size() - 1), from, to));
      }
      time = to;
    }
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
