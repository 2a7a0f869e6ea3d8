package org.muleentra.jwt.benchmarks.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

  private static final int WARM_UPS = (int) (Session.WARM_UP_NANOS / Session.ITERATION_NANOS);
  private static final Comparison ONE_AGAINST_ANOTHER = new Comparison("work",
      List.of(Candidate.reference("bare", () -> 1), Candidate.against("bare", "door", () -> 2)));

  /** A machine whose control takes what a test says, by the number of the iteration behind the warm-up, from 0 on. */
  private static final class Machine implements Timing {

    private final IntUnaryOperator before;
    private final IntUnaryOperator after;
    private final List<String> timed = new ArrayList<>();
    private final List<Integer> calls = new ArrayList<>();
    private int rests;

    Machine(IntUnaryOperator control) {
      this(control, control);
    }

    Machine(IntUnaryOperator before, IntUnaryOperator after) {
      this.before = before;
      this.after = after;
    }

    @Override
    public Iteration time(Candidate candidate, int count) {
      timed.add(candidate.name());
      calls.add(count);
      int number = timed.size() - 1 - 2 * WARM_UPS;
      return new Iteration(number < 0 ? 1 : before.applyAsInt(number), number < 0 ? 1 : after.applyAsInt(number),
          candidate.name().equals("door") ? 1_000 : 500, 64 + number);
    }

    @Override
    public void rest() {
      rests++;
    }

    List<Sample> measured(int rounds) {
      Session session = new Session(this, 100, rounds);
      session.measure(ONE_AGAINST_ANOTHER);
      return session.samples();
    }
  }

  @Test
  void takesEveryCandidateOnceARound() {
    Machine machine = new Machine(number -> 1_000);

    List<Sample> samples = machine.measured(30);

    assertThat(samples).hasSize(60).extracting(Sample::round).containsOnly(IntStream.range(100, 130).boxed().toArray(Integer[]::new));
    for (int round = 0; round < 30; round++) {
      int from = 2 * WARM_UPS + 2 * round;
      assertThat(machine.timed.subList(from, from + 2)).containsExactlyInAnyOrder("bare", "door");
    }
    assertThat(machine.timed.subList(2 * WARM_UPS, machine.timed.size())).as("in changing order").containsSequence("bare", "bare");
    assertThat(machine.rests).isZero();
  }

  @Test
  void callsAsOftenAsFitsIntoAnIteration() {
    Machine machine = new Machine(number -> 1_000);

    machine.measured(1);

    assertThat(machine.calls.subList(2 * WARM_UPS, 2 * WARM_UPS + 2))
        .containsExactlyInAnyOrder((int) Session.ITERATION_NANOS / 500, (int) Session.ITERATION_NANOS / 1_000);
  }

  /** A burst that the processor cannot keep is as far off as a disturbance. */
  @ParameterizedTest
  @ValueSource(ints = {900, 1_100})
  void throwsAnIterationAwayThatIsOffTheOthersOfItsRoundAndTriesAgain(int off) {
    Machine machine = new Machine(number -> number == 3 ? off : 1_000, number -> 1_000);

    assertThat(machine.measured(4)).hasSize(8);
    assertThat(machine.timed).hasSize(2 * WARM_UPS + 9);
    assertThat(machine.rests).isEqualTo(1);
  }

  /** The second iteration and all tries of it, which are alone in their passes. */
  @Test
  void givesUpARoundAfterSomeTries() {
    Machine machine = new Machine(number -> 1_000, number -> number >= 1 && number <= NoiseJudge.TRIES ? 2_000 + 200 * number : 1_000);

    assertThat(machine.measured(4)).hasSize(7);
    assertThat(machine.timed).hasSize(2 * WARM_UPS + 7 + NoiseJudge.TRIES);
  }

  @Test
  void givesUpAComparisonOfWhichTooManyRoundsWereNoisy() {
    Machine machine = new Machine(number -> 1_000, number -> 1_100);

    assertThat(machine.measured(10)).isEmpty();
    assertThat(machine.timed).hasSize(2 * WARM_UPS + 6 * 2 * NoiseJudge.TRIES);
  }

  /** One that is slower for a while is so for a candidate and its reference. */
  @Test
  void takesTheRoundsOfASlowPhase() {
    assertThat(new Machine(number -> number < 8 ? 1_000 : 2_000).measured(10)).hasSize(20);
  }

  @Test
  void tellsTheLeastThatACallAllocated() {
    Session session = new Session(new Machine(number -> 1_000), 0, 10);
    session.measure(ONE_AGAINST_ANOTHER);

    assertThat(session.leastBytes().keySet()).containsExactly(new Planned("work", "bare", null), new Planned("work", "door", "bare"));
    assertThat(session.leastBytes().values()).allMatch(bytes -> bytes == 64 || bytes == 65);
  }

  @Test
  void aComparisonNamesEachCandidateOnceAndNoneThatIsNotThere() {
    Candidate bare = Candidate.reference("bare", () -> 1);

    assertThatThrownBy(() -> new Comparison("work", List.of(bare, bare))).hasMessage("Two candidates of work have one name");
    assertThatThrownBy(() -> new Comparison("work", List.of(Candidate.against("bare", "door", () -> 1))))
        .hasMessage("door is set against bare, which is not in work");
  }
}
