package org.muleentra.jwt.core.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.token.Claims;
import org.muleentra.jwt.core.token.CompactJws;
import org.muleentra.jwt.core.token.SignatureVerifier;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.fixture.ThreadedScheduler;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Lists that are long, in stores that are slow; work is counted, and time is virtual. */
class DenyListSizeTest {

  private static final RevocationRequest USER = RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null);
  private static final Duration EACH = Duration.ofMillis(55);

  private static Reason refusal(TestGatekeeper gate) {
    return gate.refusal(gate.mint.userToken().sign());
  }

  private static List<Revocation> fill(TestGatekeeper gate, int entries) {
    List<Revocation> added = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      Revocation other = RevocationRequest.of("tokenId", "t" + i, null).revocationAt(gate.clock.instant());
      gate.revocations.entries.put(other.key(), other);
      added.add(other);
    }
    return added;
  }

  private static void eachReadTakes(TestGatekeeper gate, Duration duration) {
    gate.revocations.atEachUse(what -> {
      if (what.equals("read")) {
        gate.scheduler.advance(duration);
      }
    });
  }

  /** 1,200 at 55 ms are 66 seconds, one by one: more than a listing serves. */
  @Test
  void aListWhoseReadingTakesLongerThanItServesIsReadAllTheSame() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.denyList.close();
      fill(gate, 1200);
      Revocation user = USER.revocationAt(TestGatekeeper.NOW);
      gate.revocations.entries.put(user.key(), user);
      eachReadTakes(gate, EACH);
      try (DenyList list = DenyList.open("slow", gate.revocations, gate.timetable, gate.clock)) {
        gate.scheduler.advance(Duration.ofSeconds(1));
        Claims claims = claims(gate);

        assertThat(list.refusalOf(claims)).extracting(Refusal::reason).isEqualTo(Reason.TOKEN_REVOKED);
        assertThat(list.list()).hasSize(1201);
        gate.revocations.entries.remove(user.key());
        gate.scheduler.advance(DenyList.RELOAD);
        assertThat(list.refusalOf(claims)).isNull();
      }
    }
  }

  @Test
  void whatWasReadBeforeServesMeanwhileAndNoLongerThanItMay() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      fill(gate, 1200);
      AtomicInteger reads = new AtomicInteger();
      List<Reason> seen = new ArrayList<>();
      gate.revocations.atEachUse(what -> {
        if (what.equals("read")) {
          gate.scheduler.advance(EACH);
          if (reads.incrementAndGet() % 100 == 0) {
            seen.add(refusal(gate));
          }
        }
      });

      gate.scheduler.advance(DenyList.RELOAD);

      // It serves for 60 seconds from the reading at the start; this one began 5 seconds later, and its 1,000th read ends at 60.
      assertThat(seen.subList(0, 9)).containsOnlyNulls();
      assertThat(seen.subList(9, 12)).containsOnly(Reason.REVOCATIONS_UNAVAILABLE);
      gate.scheduler.advance(Duration.ofSeconds(1));
      assertThat(refusal(gate)).isNull();
    }
  }

  @Test
  void anEntryIsRefusedFromTheMomentItIsRead() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      fill(gate, 20);
      List<Claims> tokens = IntStream.range(0, 20).mapToObj(i -> claims(gate, "t" + i)).collect(Collectors.toList());
      List<Long> refused = new ArrayList<>();
      gate.revocations.atEachUse(what -> refused.add(tokens.stream().filter(claims -> gate.denyList.refusalOf(claims) != null).count()));

      gate.scheduler.advance(DenyList.RELOAD);

      assertThat(gate.revocations.asked("read")).isEqualTo(20);
      assertThat(refused).as("at the listing, and at the begin of each read")
          .startsWith(0L).containsAll(LongStream.range(0, 20).boxed().collect(Collectors.toList())).isSorted();
    }
  }

  /** As a store does that takes so many requests a second and no more. */
  @Test
  void aReadingThatFailsLeavesLessToTheNext() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      List<Revocation> all = fill(gate, 600);
      AtomicInteger allowed = new AtomicInteger();
      gate.revocations.atEachUse(what -> {
        if (what.equals("keys")) {
          allowed.set(10);
        } else if (what.equals("read") && allowed.decrementAndGet() < 0) {
          throw new RevocationStoreException("429 Too Many Requests", null);
        }
      });

      gate.scheduler.advance(DenyList.RELOAD.plusSeconds(61));

      assertThat(gate.revocations.asked("read")).as("each once, and what was refused").isBetween(600L, 662L);
      assertThat(refusal(gate)).isNull();
      assertThat(gate.denyList.list()).hasSize(all.size());
    }
  }

  @Test
  void aStoreThatTellsAllInOneCallIsAskedOnce() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.revocations.tellsInOneCall();
      fill(gate, Reading.BULK);
      gate.revocations.asked.clear();

      gate.scheduler.advance(DenyList.RELOAD);

      assertThat(gate.revocations.asked).containsExactly("keys", "readAll");
      assertThat(gate.denyList.list()).hasSize(Reading.BULK);
    }
  }

  @Test
  void fewEntriesAreReadOneByOneAlthoughTheStoreCouldTellAll() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.revocations.tellsInOneCall();
      fill(gate, Reading.BULK - 1);
      gate.revocations.asked.clear();

      gate.scheduler.advance(DenyList.RELOAD);

      assertThat(gate.revocations.asked("readAll")).isZero();
      assertThat(gate.revocations.asked("read")).isEqualTo(Reading.BULK - 1);
    }
  }

  /** Somebody else's entry that cannot be read, for one. */
  @Test
  void whereTheOneCallFailsTheEntriesAreReadOneByOne() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.revocations.tellsInOneCall();
      fill(gate, 100);
      gate.revocations.atEachUse(what -> {
        if (what.equals("readAll")) {
          throw new NoClassDefFoundError("somebody else's");
        }
      });

      gate.scheduler.advance(DenyList.RELOAD);

      assertThat(gate.denyList.list()).hasSize(100);
      assertThat(gate.revocations.asked("read")).isEqualTo(100);
    }
  }

  /** What left the store is asked for one by one, and holds meanwhile; that is no reason to refuse anybody else. */
  @Test
  void manyEntriesThatGoAtOnceStopNobody() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      fill(gate, 1200);
      gate.scheduler.advance(DenyList.RELOAD);
      gate.revocations.entries.clear();
      AtomicInteger reads = new AtomicInteger();
      gate.revocations.atEachUse(what -> {
        if (what.equals("read")) {
          gate.scheduler.advance(EACH);
          if (reads.incrementAndGet() % 100 == 0) {
            assertThat(refusal(gate)).isNull();
          }
        }
      });

      gate.scheduler.advance(Duration.ofSeconds(100));

      assertThat(reads).hasValue(1200);
      assertThat(gate.denyList.list()).isEmpty();
    }
  }

  @Test
  void aFewThreadsReadAtOnce() {
    TestGatekeeper gate = new TestGatekeeper();
    ThreadedScheduler scheduler = new ThreadedScheduler(gate.clock);
    Timetable timetable = Timetable.open("orders", scheduler, scheduler);
    CountDownLatch held = new CountDownLatch(1);
    AtomicInteger atOnce = new AtomicInteger();
    fill(gate, 200);
    gate.revocations.atEachUse(what -> {
      if (what.equals("read")) {
        atOnce.incrementAndGet();
        await().until(() -> held.getCount() == 0);
      }
    });
    try (DenyList list = DenyList.open("orders", gate.revocations, timetable, gate.clock)) {
      await().until(() -> atOnce.get() >= 4);
      assertThat(atOnce).hasValue(4);
      held.countDown();
      await().until(() -> list.list().size() == 200);
    } finally {
      timetable.close();
      scheduler.close();
      gate.close();
    }
  }

  static Stream<IntFunction<RevocationRequest>> inARow() {
    return Stream.of(
        i -> RevocationRequest.of("tokenId", "t" + i, null),
        i -> USER,
        i -> USER.expiresAt(Long.toString(TestGatekeeper.NOW.getEpochSecond() + 100 + i)));
  }

  /** Of different tokens, of the same one, and of the same for ever longer. */
  @ParameterizedTest
  @MethodSource("inARow")
  void aRevocationCostsTheSameHoweverManyCameBefore(IntFunction<RevocationRequest> request) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      for (int i = 0; i < 2000; i++) {
        gate.denyList.revoke(request.apply(i));
      }
      gate.revocations.asked.clear();
      long first = allocatedBy(() -> {
        for (int i = 2000; i < 4000; i++) {
          gate.denyList.revoke(request.apply(i));
        }
      });
      int uses = gate.revocations.asked.size();
      for (int i = 4000; i < 14_000; i++) {
        gate.denyList.revoke(request.apply(i));
      }
      gate.revocations.asked.clear();
      long later = allocatedBy(() -> {
        for (int i = 14_000; i < 16_000; i++) {
          gate.denyList.revoke(request.apply(i));
        }
      });

      assertThat(later).as("bytes for 2,000 revocations after 14,000, against after 2,000").isLessThan(first + first / 2);
      assertThat(gate.revocations.asked).hasSize(uses);
    }
  }

  @Test
  void aDecisionAllocatesNothingHoweverLongTheList() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      fill(gate, 10_000);
      gate.scheduler.advance(DenyList.RELOAD);
      Claims claims = claims(gate);
      int decisions = 10_000;

      long bytes = allocatedBy(() -> {
        for (int i = 0; i < decisions; i++) {
          if (gate.denyList.refusalOf(claims) != null) {
            throw new AssertionError("refused");
          }
        }
      });

      // The smallest object has 16.
      assertThat(bytes).isLessThan(decisions);
    }
  }

  private static Claims claims(TestGatekeeper gate) {
    return claims(gate, "AbC-_9");
  }

  private static Claims claims(TestGatekeeper gate, String tokenId) {
    return CompactJws.parse(gate.mint.userToken().claim("uti", tokenId).sign()).value()
        .verify((RSAPublicKey) gate.keys.current().publicKey(), SignatureVerifier.OF_THE_JVM, null).value().claims();
  }

  private static long allocatedBy(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    work.run();
    return threads.getThreadAllocatedBytes(id) - before;
  }
}
