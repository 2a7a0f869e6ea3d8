package org.muleentra.jwt.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The power fails at each thing that a machine does to the world, before it, after it, and within it; another machine begins, and the
 * application gets tokens all the time, with one new key on its registration and no more.
 */
class PowerFailureTest {

  private static final Duration QUICK = Duration.ofMinutes(10);

  @TempDir
  static Path folder;

  private RotationLab lab;
  private Instant removed;

  @AfterEach
  void close() {
    if (lab != null) {
      lab.close();
    }
  }

  private void open(boolean mayRead) {
    close();
    lab = new RotationLab(folder);
    removed = null;
    if (!mayRead) {
      lab.entra.graph().withoutReadingItself();
    }
  }

  /** What a machine does in a rotation from its begin to its end, one after the other. */
  private List<String> moments(boolean mayRead, Duration delay) {
    open(mayRead);
    lab.app.credentialsTakeEffectAfter(delay);
    Hook.FailingPower none = new Hook.FailingPower(0);
    lab.start(none);
    rotate(delay);
    return none.moments;
  }

  /** Lets more than two days pass, in which tokens are asked for again and again. */
  private void rotate(Duration delay) {
    String old = lab.old();
    passing(delay.plus(Duration.ofMinutes(90)), QUICK, old);
    passing(Duration.ofHours(48), Duration.ofHours(6), old);
  }

  private void passing(Duration duration, Duration step, String old) {
    Instant end = lab.clock.instant().plus(duration);
    while (lab.clock.instant().isBefore(end)) {
      lab.pass(step);
      if (!lab.isRunning()) {
        lab.start();
      }
      lab.everyMachineGetsAToken();
      if (removed == null && !lab.registered().contains(old)) {
        removed = lab.clock.instant();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whereverThePowerFailsOneNewKeyEndsOnTheRegistration(boolean mayRead) {
    List<String> moments = moments(mayRead, Duration.ZERO);
    assertThat(moments).contains("before write", "within write", "after write", "before addKey", "after addKey");
    for (int failsAt = 1; failsAt <= moments.size(); failsAt++) {
      if (isAnotherLookAlone(moments, failsAt)) {
        continue;
      }
      open(mayRead);
      String old = lab.old();
      Hook.FailingPower power = new Hook.FailingPower(failsAt);
      RotationLab.Machine first = lab.start(power);
      rotate(Duration.ZERO);
      String where = String.format(Locale.ROOT, "power failed at %d, %s", failsAt, moments.get(failsAt - 1));
      assertThat(first.isDead()).as(where).isTrue();
      assertRotated(where, old, mayRead);
    }
  }

  private void assertRotated(String where, String old, boolean mayRead) {
    RotationState state = lab.state();
    assertThat(state.phase()).as(where).isEqualTo(Phase.REST);
    assertThat(state.serving()).as(where).isNotNull();
    String renewed = state.serving().thumbprint();
    assertThat(lab.registered()).as(where).containsExactlyElementsOf(mayRead ? List.of(renewed) : List.of(old, renewed));
    if (mayRead) {
      assertThat(removed).as(where).isAfter(RotationLab.NOW.plus(RotationSteps.OVERLAP));
    }
  }

  /** Of the many looks at the store in which nothing is to be done, one fails as the other does. */
  private static boolean isAnotherLookAlone(List<String> moments, int number) {
    int at = number - 1;
    return at > 2 && at + 2 < moments.size() && IntStream.rangeClosed(at - 2, at + 2).allMatch(i -> moments.get(i).equals("read"));
  }

  /** Each pair of a lost answer, or a late effect, with a machine that begins anew. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLostAnswerAndALateEffectAndAnotherMachineMakeNoSecondKey(boolean mayRead) {
    for (Duration delay : List.of(Duration.ZERO, Duration.ofMinutes(7), Duration.ofMinutes(50))) {
      for (String lost : List.of("after addKey", "before addKey", "after removeKey")) {
        open(mayRead);
        String old = lab.old();
        lab.app.credentialsTakeEffectAfter(delay);
        List<String> hits = new ArrayList<>();
        lab.start(Hook.losing(lost, 1, hits::add));
        passing(Duration.ofMinutes(3), QUICK, old);
        lab.stopAll();
        rotate(delay.plus(Duration.ofHours(2)));
        String where = lost + " lost, effect after " + delay;
        assertThat(hits).as(where).hasSize(lost.endsWith("removeKey") ? 0 : 1);
        assertRotated(where, old, mayRead);
      }
    }
  }

  @Test
  void aLostAnswerOfTheRemovalIsFoundToBeDone() {
    open(true);
    String old = lab.old();
    lab.start(Hook.losing("after removeKey", 1, moment -> { }));
    rotate(Duration.ZERO);
    assertRotated("lost answer of removeKey", old, true);
    assertThat(lab.calls("removeKey")).isEqualTo(1);
  }
}
