package org.muleentra.jwt.gateway.load.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.gateway.load.chaos.Plan.Episode;

/** The same seed is the same chaos. */
class PlanTest {

  private static final Duration DURATION = Duration.ofSeconds(60);

  private final Trouble first = trouble("a1");
  private final List<Trouble> one = List.of(first, trouble("a2"), trouble("a3"));
  private final List<Trouble> other = List.of(trouble("b1"), trouble("b2"));

  private static Trouble trouble(String name) {
    return new Trouble(name, () -> { }, () -> { });
  }

  private final Episode fixed = new Episode(first, 20_000, 30_000);

  private Plan plan(long seed) {
    return Plan.of(new Random(seed), DURATION, List.of(fixed), List.of(one, other));
  }

  @Test
  void followsFromItsSeed() {
    assertThat(plan(7).episodes()).isEqualTo(plan(7).episodes()).isNotEqualTo(plan(8).episodes());
  }

  @Test
  void hasOneTroubleAtATimeInAPlaceAndEachOfThemAndEndsInTime() {
    for (List<Trouble> place : List.of(one, other)) {
      List<Episode> episodes = plan(7).episodes().stream().filter(each -> place.contains(each.trouble()))
          .sorted(Comparator.comparingLong(Episode::from)).toList();
      assertThat(episodes).extracting(Episode::trouble).containsAll(place);
      assertThat(episodes).allMatch(each -> each.from() < each.to() && each.to() <= DURATION.toMillis());
      for (int i = 1; i < episodes.size(); i++) {
        assertThat(episodes.get(i).from()).isGreaterThanOrEqualTo(episodes.get(i - 1).to());
      }
    }
  }

  @Test
  void holdsWhatIsNotLeftToTheLot() {
    assertThat(plan(7).episodes()).contains(fixed);
  }
}
