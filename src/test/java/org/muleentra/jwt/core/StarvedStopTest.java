package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A pair of faults: a configuration stops while the runtime's scheduler begins nothing. Whoever waits is answered at once. */
class StarvedStopTest {

  enum Scheduling {
    /** Takes work and does not begin it. */
    STARVED(scheduler -> scheduler.starved(true)),
    FULL(scheduler -> scheduler.full(true)),
    OUT_OF_THREADS(scheduler -> scheduler.outOfThreads(true)),
    STOPPED(ManualScheduler::shutdown);

    private final Consumer<ManualScheduler> trouble;

    Scheduling(Consumer<ManualScheduler> trouble) {
      this.trouble = trouble;
    }
  }

  private final TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph);
  private final List<CompletableFuture<Decision>> keysWanted = new ArrayList<>();
  private final List<CompletableFuture<Decision>> groupsWanted = new ArrayList<>();

  @BeforeEach
  void start() {
    gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    assertThat(gate.decide(gate.mint.userToken().groupOverage().sign()).admitted()).as("all is well before").isTrue();
    gate.scheduler.advance(Duration.ofMinutes(5));
  }

  @AfterEach
  void close() {
    gate.close();
  }

  private CompletableFuture<Decision> ask(String token) {
    return gate.gatekeeper.decide(InboundRequest.ofAuthorization("Bearer " + token)).toCompletableFuture();
  }

  private void wait(int callers) {
    gate.metadata.hold();
    gate.directory.hold();
    for (int i = 0; i < callers; i++) {
      groupsWanted.add(ask(gate.mint.userToken().groupOverage().sign()));
    }
    gate.keys.rotate();
    for (int i = 0; i < callers; i++) {
      keysWanted.add(ask(gate.mint.userToken().groups(Contoso.READERS_GROUP_ID).sign()));
    }
    assertThat(keysWanted).noneMatch(CompletableFuture::isDone);
    assertThat(groupsWanted).noneMatch(CompletableFuture::isDone);
  }

  private void stop() {
    // As the adapter does, whose scheduler stops last.
    gate.timetable.close();
    gate.gatekeeper.close();
  }

  @ParameterizedTest
  @EnumSource
  void whoeverWaitedBeforeIsToldToComeBack(Scheduling scheduling) {
    wait(3);
    scheduling.trouble.accept(gate.scheduler);

    stop();

    assertThat(keysWanted).allSatisfy(caller -> isUnavailable(caller, Reason.KEYS_UNAVAILABLE));
    assertThat(groupsWanted).allSatisfy(caller -> isUnavailable(caller, Reason.DIRECTORY_UNAVAILABLE));
  }

  @ParameterizedTest
  @EnumSource
  void whoeverCameAfterwardsIsToldToComeBack(Scheduling scheduling) {
    scheduling.trouble.accept(gate.scheduler);
    wait(3);

    stop();

    assertThat(keysWanted).allSatisfy(caller -> isUnavailable(caller, Reason.KEYS_UNAVAILABLE));
    assertThat(groupsWanted).allSatisfy(caller -> isUnavailable(caller, Reason.DIRECTORY_UNAVAILABLE));
  }

  /** What they waited for has come, and a thread to go on with was taken for granted. */
  @ParameterizedTest
  @EnumSource
  void whoeverWasAboutToGoOnIsAnswered(Scheduling scheduling) {
    wait(3);
    scheduling.trouble.accept(gate.scheduler);
    gate.metadata.release();
    gate.directory.release();

    stop();

    assertThat(keysWanted).allMatch(caller -> caller.isDone() && caller.join() != null);
    assertThat(groupsWanted).allMatch(caller -> caller.isDone() && caller.join() != null);
  }

  private static void isUnavailable(CompletableFuture<Decision> caller, Reason reason) {
    assertThat(caller).isDone();
    assertThat(caller.join().refusal().reason()).isEqualTo(reason);
    assertThat(caller.join().answer().status()).isEqualTo(503);
  }
}
