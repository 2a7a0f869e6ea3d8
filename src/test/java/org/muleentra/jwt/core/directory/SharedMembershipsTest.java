package org.muleentra.jwt.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What one process learnt of a caller's groups serves another, within its time, and never beyond what is mapped. */
class SharedMembershipsTest {

  private static final long NOW = TestGatekeeper.NOW.toEpochMilli();

  private final Map<String, SavedMembership> store = new HashMap<>();
  private Throwable failure;
  private final SharedMemberships shared = new SharedMemberships() {

    @Override
    public void save(String question, SavedMembership membership) {
      check();
      store.put(question, membership);
    }

    @Override
    public SavedMembership load(String question) {
      check();
      return store.get(question);
    }

    @Override
    public String toString() {
      return "object store shared";
    }

    private void check() {
      if (failure instanceof RuntimeException) {
        throw (RuntimeException) failure;
      }
      if (failure != null) {
        throw (Error) failure;
      }
    }
  };

  private TestGatekeeper gate(UnaryOperator<SettingValues> settings) {
    TestGatekeeper gate = new TestGatekeeper(settings, shared);
    gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID, Contoso.ADMINS_GROUP_ID);
    return gate;
  }

  private static List<String> roles(TestGatekeeper gate) {
    return gate.decide(gate.mint.userToken().groupOverage().sign()).principal().roles();
  }

  @Test
  void whatOneLearntAnotherNeedsNotAsk() {
    try (TestGatekeeper one = gate(TestGatekeeper::withGraph); TestGatekeeper two = gate(TestGatekeeper::withGraph)) {
      assertThat(roles(one)).containsExactly("reader");
      assertThat(store).hasSize(1);
      assertThat(store.keySet().iterator().next()).startsWith(Contoso.TENANT_ID + "/users/" + Contoso.USER_OBJECT_ID + "|");
      assertThat(store.values()).allMatch(saved -> saved.groups().equals(List.of(Contoso.READERS_GROUP_ID))
          && saved.asked() == NOW && saved.freshUntil() == NOW + 300_000);

      assertThat(roles(two)).containsExactly("reader");
      assertThat(two.directory.requests()).isEmpty();
    }
  }

  @Test
  void itIsFiveMinutesForAllOfThemTogether() {
    try (TestGatekeeper one = gate(TestGatekeeper::withGraph); TestGatekeeper two = gate(TestGatekeeper::withGraph)) {
      roles(one);
      two.scheduler.advance(Duration.ofSeconds(299));
      roles(two);
      assertThat(two.directory.requests()).isEmpty();
      two.scheduler.advance(Duration.ofSeconds(1));
      roles(two);
      assertThat(two.directory.graphCalls()).hasSize(1);
    }
  }

  @Test
  void whoAsksAboutOtherGroupsAsksForItself() {
    try (TestGatekeeper one = gate(TestGatekeeper::withGraph);
        TestGatekeeper two = gate(settings -> TestGatekeeper.withGraph(settings).with(ROLE_MAPPINGS, Map.of(Contoso.ADMINS_GROUP_ID, "admin")))) {
      roles(one);
      assertThat(roles(two)).containsExactly("admin");
      assertThat(store).hasSize(2);
    }
  }

  /** Milliseconds from now: asked at, fresh until; and whether the entry serves. */
  @ParameterizedTest
  @CsvSource({"0, 300000, true", "-299999, 1, true", "-300000, 1, false", "-1, 0, false", "1, 300000, false",
      "-300000, 9000000000, false", "-9223372036854775808, 9223372036854775807, false",
      "9223372036854775807, 9223372036854775807, false"})
  void anEntryServesWithinItsTimeAlone(long asked, long freshUntil, boolean serves) {
    try (TestGatekeeper gate = gate(TestGatekeeper::withGraph)) {
      roles(gate);
      gate.scheduler.advance(Duration.ofMinutes(10));
      long now = NOW + 600_000;
      store.replaceAll((question, saved) -> new SavedMembership(List.of(), plus(now, asked), plus(now, freshUntil)));

      assertThat(roles(gate)).hasSize(serves ? 0 : 1);
      assertThat(gate.directory.graphCalls()).hasSize(serves ? 1 : 2);
    }
  }

  private static long plus(long now, long millis) {
    return Math.abs(millis / 2) > Long.MAX_VALUE / 4 ? millis : now + millis;
  }

  /** However long it says to serve, and in whatever spelling its groups are. */
  @Test
  void anEntryCannotOutliveTheFiveMinutes() {
    try (TestGatekeeper gate = gate(TestGatekeeper::withGraph)) {
      roles(gate);
      gate.scheduler.advance(Duration.ofMinutes(10));
      store.replaceAll((question, saved) -> new SavedMembership(List.of(), NOW + 600_000, Long.MAX_VALUE));
      assertThat(roles(gate)).isEmpty();
      gate.scheduler.advance(Duration.ofMinutes(5));
      assertThat(roles(gate)).containsExactly("reader");
    }
  }

  @Test
  void anEntryGrantsNothingThatIsNotMapped() {
    try (TestGatekeeper gate = gate(TestGatekeeper::withGraph)) {
      roles(gate);
      gate.scheduler.advance(Duration.ofMinutes(10));
      store.replaceAll((question, saved) -> new SavedMembership(List.of(Contoso.ADMINS_GROUP_ID, "x"), NOW + 600_000, NOW + 700_000));
      assertThat(gate.decide(gate.mint.userToken().groupOverage().sign()).principal().toMap())
          .containsEntry("groups", List.of()).containsEntry("roles", List.of());
    }
  }

  static Stream<Throwable> failures() {
    return Stream.of(new OutboundException("disk full"), new OutOfMemoryError("unable to create native thread"),
        new NoClassDefFoundError("gone"), new StackOverflowError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aStoreThatThrowsAnythingCostsNothingButItsService(Throwable thrown) {
    failure = thrown;
    try (TestGatekeeper gate = gate(TestGatekeeper::withGraph)) {
      for (int i = 0; i < 2 * MembershipSharing.WIDTH; i++) {
        assertThat(roles(gate)).containsExactly("reader");
        gate.scheduler.advance(Duration.ofMinutes(5));
      }
      failure = null;
      assertThat(roles(gate)).containsExactly("reader");
      assertThat(store).hasSize(1);
    }
  }

  @Test
  void aStoreThatFailsIsToldByConfigurationAndStore() {
    failure = new OutboundException("disk full");
    try (CapturedLog log = CapturedLog.of(MembershipSharing.class, Level.WARN); TestGatekeeper gate = gate(TestGatekeeper::withGraph)) {
      assertThat(roles(gate)).containsExactly("reader");
      assertThat(log.lines()).containsExactly("WARN Shared group memberships of orders in object store shared could not be read, failure 1: disk full",
          "WARN Shared group memberships of orders in object store shared could not be saved, failure 2: disk full");
    }
  }

  /** A thread that hangs in the store is one that never comes to run what it was given. */
  @Test
  void aStoreThatHangsDelaysACallerByASecondAndHoldsFewThreads() {
    List<Runnable> hanging = new ArrayList<>();
    ManualScheduler time = new ManualScheduler(new MutableClock(TestGatekeeper.NOW)) {
      @Override
      public void execute(Runnable command) {
        hanging.add(command);
      }
    };
    MembershipSharing sharing = new MembershipSharing("orders", shared, Timetable.open("orders", time, time));

    List<CompletableFuture<SavedMembership>> loads = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      loads.add(sharing.load("question").toCompletableFuture());
      sharing.save("question", new SavedMembership(List.of(), NOW, NOW + 1));
    }
    assertThat(hanging).hasSize(2 * MembershipSharing.WIDTH);
    assertThat(loads.subList(MembershipSharing.WIDTH, 100)).allMatch(load -> load.getNow(new SavedMembership(List.of(), 0, 0)) == null);
    time.advance(Duration.ofMillis(MembershipSharing.LOAD_MILLIS - 1));
    assertThat(loads.subList(0, MembershipSharing.WIDTH)).noneMatch(CompletableFuture::isDone);
    time.advance(Duration.ofMillis(1));
    assertThat(loads).allMatch(load -> load.isDone() && load.join() == null);

    List<Runnable> healed = new ArrayList<>(hanging);
    healed.forEach(Runnable::run);
    assertThat(store).hasSize(1);
    CompletableFuture<SavedMembership> again = sharing.load("question").toCompletableFuture();
    hanging.get(hanging.size() - 1).run();
    assertThat(again.join()).isNotNull();
  }

  @Test
  void aStoreForWhichNoThreadIsFreeCostsNothingButItsService() {
    try (TestGatekeeper gate = gate(TestGatekeeper::withGraph)) {
      roles(gate);
      gate.scheduler.advance(Duration.ofMinutes(5));
      MembershipSharing sharing = new MembershipSharing("orders", shared, gate.timetable);
      gate.scheduler.full(true);
      assertThat(sharing.load(store.keySet().iterator().next()).toCompletableFuture().join()).isNull();

      gate.scheduler.full(false);
      assertThat(sharing.load(store.keySet().iterator().next()).toCompletableFuture().join()).isNotNull();
    }
  }

  @Test
  void anAccountThatIsGoneIsNotShared() {
    try (TestGatekeeper gate = gate(TestGatekeeper::withGraph)) {
      assertThat(gate.decide(gate.mint.userToken().groupOverage().objectId(Contoso.WRITERS_GROUP_ID).sign()).admitted()).isFalse();
      assertThat(store).isEmpty();
    }
  }
}
