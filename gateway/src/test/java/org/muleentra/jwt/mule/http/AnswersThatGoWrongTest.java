package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.HttpServiceFixture;
import org.muleentra.jwt.testkit.server.MockEntra;

/**
 * Answers that come late, are large, drip or never end, or meet a scheduler without a thread: whoever asked has an end,
 * and when the server is healthy again so is the transport, the same one. The runtime's own HTTP client and real sockets,
 * with a bound that is short enough to try every pair.
 */
@Execution(ExecutionMode.CONCURRENT)
class AnswersThatGoWrongTest {

  @RegisterExtension
  static final HttpServiceFixture HTTP = new HttpServiceFixture();

  /** Mocks that no cell uses at this moment. */
  private static final Queue<MockEntra> IDLE = new ConcurrentLinkedQueue<>();

  @AfterAll
  static void nobodyWaits() {
    await().atMost(Bounds.RECOVERY).until(Bed::nobodyWaitsForAReader);
    IDLE.forEach(MockEntra::close);
  }

  static Stream<Arguments> cells() {
    return Stream.of(Place.values()).flatMap(place -> Stream.of(Shape.values()).flatMap(shape -> Stream.of(1, 8)
        .map(callers -> Arguments.argumentSet(place + " " + shape + " " + callers, place, shape, callers))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void whoeverAsksHasAnEndAndAHealthyServerIsHeardAgain(Place place, Shape shape, int callers) {
    MockEntra entra = Optional.ofNullable(IDLE.poll()).orElseGet(MockEntra::start);
    try (Bed bed = new Bed(HTTP)) {
      goesWrongAndHeals(bed, entra, place, shape, callers);
      IDLE.add(entra);
    }
  }

  private static void goesWrongAndHeals(Bed bed, MockEntra entra, Place place, Shape shape, int callers) {
    place.strike(entra, shape.fault);
    bed.unruly.become(shape.mood);
    List<CompletableFuture<Boolean>> asked =
        IntStream.range(0, callers).mapToObj(i -> arrives(place, bed, entra)).collect(Collectors.toList());
    await().atMost(Bounds.ANSWER).until(() -> {
      bed.timetable.notice();
      return asked.stream().allMatch(CompletableFuture::isDone);
    });
    if (!shape.mayArrive) {
      assertThat(asked).noneMatch(CompletableFuture::join);
    }

    entra.heal();
    entra.graph().heal();
    bed.unruly.heal();
    // One of several selectors that hangs would be met by every so many requests only.
    await().atMost(Bounds.RECOVERY).until(() -> IntStream.range(0, 6).allMatch(i -> arrives(place, bed, entra).join()));
  }

  private static CompletableFuture<Boolean> arrives(Place place, Bed bed, MockEntra entra) {
    return place.ask(bed.transport, entra).handle((answer, failure) -> failure == null).toCompletableFuture();
  }
}
