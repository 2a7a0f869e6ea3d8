package org.muleentra.jwt.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalIdsTest {

  private static final int MANY = 100_000;

  @Test
  void areRandomUuids() {
    RefusalIds ids = new RefusalIds();
    IntStream.range(0, 100).mapToObj(i -> ids.next()).forEach(id -> {
      assertThat(id.version()).isEqualTo(4);
      assertThat(id.variant()).isEqualTo(2);
    });
  }

  @Test
  void areNeverGivenTwiceByManyThreadsNorByTwoProcesses() {
    Set<UUID> seen = ConcurrentHashMap.newKeySet();
    RefusalIds one = new RefusalIds();
    RefusalIds other = new RefusalIds();
    IntStream.range(0, MANY).parallel().forEach(i -> {
      seen.add(one.next());
      seen.add(other.next());
    });
    assertThat(seen).hasSize(2 * MANY);
  }

  /** Each of the 122 free bits falls either way as often as not: eight standard deviations of {@value #MANY} throws. */
  @Test
  void showNothingOfTheirCount() {
    RefusalIds ids = new RefusalIds();
    int[] set = new int[128];
    for (int i = 0; i < MANY; i++) {
      UUID id = ids.next();
      for (int bit = 0; bit < 64; bit++) {
        set[bit] += (int) (id.getMostSignificantBits() >>> bit & 1);
        set[64 + bit] += (int) (id.getLeastSignificantBits() >>> bit & 1);
      }
    }
    double off = 8 * Math.sqrt(MANY) / 2;
    assertThat(IntStream.of(set).filter(count -> count > 0 && count < MANY).toArray()).hasSize(122);
    assertThat(IntStream.of(set).filter(count -> count > 0 && count < MANY)).allMatch(count -> Math.abs(count - MANY / 2.0) < off);
  }
}
