package org.muleentra.jwt.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** So many and no more, for a while and no longer, and the regulars last. */
class BoundedMapTest {

  private static final int BOUND = 100;
  private static final int THREADS = 4;
  private static final long GOOD_FOR = 60;

  private final AtomicLong clock = new AtomicLong();
  private final BoundedMap<Integer, Long> map = new BoundedMap<>(BOUND, goodUntil -> clock.get() < goodUntil);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private boolean ask(int key) {
    return map.get(key) != null || map.putIfAbsent(key, clock.get() + GOOD_FOR) != null;
  }

  private void ask(int from, int to) {
    IntStream.range(from, to).forEach(this::ask);
  }

  private long kept(int from, int to) {
    return IntStream.range(from, to).filter(key -> map.get(key) != null).count();
  }

  private void together(Callable<?> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(threads.submit(() -> {
        start.await();
        return work.call();
      }));
    }
    for (Future<?> one : all) {
      one.get(30, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 10, 100})
  void aFloodDoesNotPassTheBoundAndTheLastIsIn(int bound) {
    BoundedMap<Integer, Long> small = new BoundedMap<>(bound, goodUntil -> true);
    for (int key = 0; key < 1_000; key++) {
      assertThat(small.putIfAbsent(key, 0L)).isNull();
      assertThat(small.get(key)).isZero();
      assertThat(small.size()).isEqualTo(Math.min(key + 1, bound));
    }
  }

  @Test
  void aFloodOfManyThreadsDoesNotPassTheBound() throws Exception {
    AtomicLong keys = new AtomicLong();
    AtomicLong most = new AtomicLong();
    together(() -> {
      for (int i = 0; i < 50_000; i++) {
        // Every fourth is one that others use too.
        ask(i % 4 == 0 ? i % 64 : 1_000 + (int) keys.incrementAndGet());
        most.accumulateAndGet(map.size(), Math::max);
      }
      return null;
    });

    assertThat(most).hasValueLessThanOrEqualTo(BOUND);
    assertThat(map.size()).isEqualTo(BOUND);
  }

  @Test
  void theFirstOfManyThreadsGivesAllItsValue() throws Exception {
    AtomicLong values = new AtomicLong(1_000);
    AtomicLong firsts = new AtomicLong();
    together(() -> {
      for (int key = 0; key < BOUND; key++) {
        Long own = values.incrementAndGet();
        Long known = map.putIfAbsent(key, own);
        if (known == null) {
          firsts.incrementAndGet();
        }
        assertThat(map.get(key)).isSameAs(known == null ? own : known);
      }
      return null;
    });

    assertThat(firsts).hasValue(BOUND);
  }

  @Test
  void aValueIsFoundUntilItsTimeAndNotAtIt() {
    ask(1);
    clock.set(GOOD_FOR - 1);
    assertThat(map.get(1)).isEqualTo(GOOD_FOR);
    assertThat(map.putIfAbsent(1, 0L)).isEqualTo(GOOD_FOR);

    clock.set(GOOD_FOR);
    assertThat(map.get(1)).isNull();
    assertThat(map.putIfAbsent(1, 2 * GOOD_FOR)).isNull();
    assertThat(map.get(1)).isEqualTo(2 * GOOD_FOR);
    assertThat(map.size()).isEqualTo(1);
  }

  @Test
  void whatIsNoLongerGoodGoesWhenAnotherComes() {
    ask(0, BOUND);
    clock.set(GOOD_FOR);
    ask(BOUND);

    assertThat(map.size()).isEqualTo(1);
  }

  @Test
  void theRegularsOutlastAFloodOfKeysThatComeOnce() {
    int regulars = BOUND * 4 / 5;
    ask(0, regulars);
    ask(0, regulars);
    ask(1_000, 101_000);

    assertThat(kept(0, regulars)).isEqualTo(regulars);
  }

  @Test
  void whoIsAskedForAgainOutlastsAFloodThatHasBegun() {
    ask(1_000, 2_000);
    ask(1);
    ask(1);
    ask(2_000, 3_000);

    assertThat(kept(1, 2)).isEqualTo(1);
  }

  @Test
  void regularsWhoAreNotSeenAnyMoreMakeWayForNewOnes() {
    ask(0, BOUND);
    ask(0, BOUND);
    for (int pass = 0; pass < 4; pass++) {
      ask(1_000, 1_000 + BOUND);
    }

    assertThat(kept(1_000, 1_000 + BOUND)).isGreaterThan(BOUND * 8 / 10);
  }

  @Test
  void whoComesBackSoonIsARegularAtOnceAndLaterIsNot() {
    ask(0, BOUND);
    ask(0, BOUND);
    ask(BOUND);
    ask(1_000, 1_000 + BOUND);
    assertThat(ask(BOUND)).isFalse();
    ask(2_000, 2_000 + BOUND);
    assertThat(kept(BOUND, BOUND + 1)).as("back soon").isEqualTo(1);

    assertThat(ask(1_001)).isFalse();
    ask(3_000, 3_000 + BOUND);
    assertThat(kept(1_001, 1_002)).as("forgotten").isZero();
  }

  @Test
  void whoIsRenewedKeepsItsPlace() {
    ask(0, BOUND / 2);
    ask(0, BOUND / 2);
    clock.set(GOOD_FOR);
    ask(0, BOUND / 2);
    ask(1_000, 2_000);

    assertThat(kept(0, BOUND / 2)).isEqualTo(BOUND / 2);
  }

  @Test
  void onlyTheValueThatIsMeantIsRemoved() {
    Long first = 1_000L + GOOD_FOR;
    map.putIfAbsent(1, first);
    map.remove(1, Long.valueOf(first + 1));
    map.remove(2, first);
    assertThat(map.get(1)).isSameAs(first);

    map.remove(1, first);
    assertThat(map.get(1)).isNull();
    assertThat(map.size()).isZero();
    assertThat(map.putIfAbsent(1, first)).isNull();
  }

  @Test
  void whoFindsAValueWaitsForNobodyWhoAdds() throws Exception {
    CountDownLatch adding = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicReference<Thread> adder = new AtomicReference<>();
    BoundedMap<Integer, String> slow = new BoundedMap<>(BOUND, value -> {
      if (Thread.currentThread() == adder.get()) {
        adding.countDown();
        await(goOn);
      }
      return true;
    });
    slow.putIfAbsent(1, "one");
    Future<String> added = threads.submit(() -> {
      adder.set(Thread.currentThread());
      return slow.putIfAbsent(2, "two");
    });
    await(adding);

    assertThat(threads.submit(() -> slow.get(1)).get(30, TimeUnit.SECONDS)).isEqualTo("one");
    assertThat(added).isNotDone();
    goOn.countDown();
    assertThat(added.get(30, TimeUnit.SECONDS)).isNull();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void weighsItsValues() {
    BoundedMap<Integer, Long> weighed = new BoundedMap<>(100, weight -> weight, weight -> true);
    weighed.put(1, 60L);
    weighed.put(2, 40L);
    assertThat(weighed.size()).as("exactly full").isEqualTo(2);
    weighed.put(3, 1L);
    assertThat(weighed.get(1)).as("the oldest made room").isNull();
    assertThat(weighed.get(2)).isEqualTo(40);

    weighed.put(2, 99L);
    assertThat(weighed.get(2)).as("in the place of its lighter value").isEqualTo(99);
    assertThat(weighed.get(3)).isEqualTo(1);
    weighed.put(2, 100L);
    assertThat(weighed.get(3)).as("made room for the heavier").isNull();
    assertThat(weighed.get(2)).isEqualTo(100);

    weighed.put(4, 101L);
    assertThat(weighed.get(4)).as("alone, as it is heavier than all may be").isEqualTo(101);
    assertThat(weighed.size()).isEqualTo(1);
    weighed.remove(4, weighed.get(4));
    assertThat(weighed.putIfAbsent(5, 100L)).as("the room of who went is free").isNull();
    assertThat(weighed.size()).isEqualTo(1);
  }

  @Test
  void staysWithinItsWeightWhateverComes() {
    BoundedMap<Integer, Long> weighed = new BoundedMap<>(1_000, weight -> weight, weight -> true);
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < 20_000; i++) {
      weighed.put(random.nextInt(200), 1L + random.nextInt(90));
      if (i % 100 == 99) {
        long together = IntStream.range(0, 200).mapToObj(weighed::get).filter(java.util.Objects::nonNull).mapToLong(Long::longValue).sum();
        assertThat(together).isBetween(500L, 1_000L);
      }
    }
  }
}
