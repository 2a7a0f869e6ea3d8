package org.muleentra.jwt.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it says; that its time says nothing is in how it is written. */
class ConstantTimeTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 127, 128, 129, 255, 256, 257, 1000})
  void seesADifferenceAtEachPlace(int length) {
    StringBuilder letters = new StringBuilder();
    new Random(length).ints(length, '0', 'z').forEach(letter -> letters.append((char) letter));
    String text = letters.toString();
    assertThat(ConstantTime.areEqual(text, letters.toString())).isTrue();
    assertThat(ConstantTime.areEqual(text, text + "A")).isFalse();
    for (int at = 0; at < length; at++) {
      for (int bit = 0; bit < 16; bit++) {
        letters.setCharAt(at, (char) (text.charAt(at) ^ 1 << bit));
        assertThat(ConstantTime.areEqual(text, letters.toString())).isFalse();
      }
      letters.setCharAt(at, text.charAt(at));
    }
  }

  @Test
  void doesNotSayThatWhatIsBehindAPieceMakesUpForWhatIsInIt() {
    // The last piece is shorter than those before, whose rest still lies behind it.
    assertThat(ConstantTime.areEqual("a".repeat(128) + "b", "a".repeat(127) + "c" + "b")).isFalse();
  }
}
