package org.muleentra.jwt.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it says; that its time says nothing is in how it is written. */
class ConstantTimeTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "1, 1", "8, 0", "9, 5", "127, 0", "128, 0", "129, 1", "256, 200", "257, 128", "1000, 0", "1000, 658", "1000, 1000"})
  void seesADifferenceAtEachPlace(int length, int secret) {
    StringBuilder letters = new StringBuilder();
    new Random(length).ints(length, '0', 'z').forEach(letter -> letters.append((char) letter));
    String text = letters.toString();
    assertThat(ConstantTime.areEqual(text, letters.toString(), secret)).isTrue();
    assertThat(ConstantTime.areEqual(text, text + "A", secret)).isFalse();
    for (int at = 0; at < length; at++) {
      for (int bit = 0; bit < 16; bit++) {
        letters.setCharAt(at, (char) (text.charAt(at) ^ 1 << bit));
        assertThat(ConstantTime.areEqual(text, letters.toString(), secret)).isFalse();
      }
      letters.setCharAt(at, text.charAt(at));
    }
  }

  @Test
  void doesNotSayThatWhatIsBehindAPieceMakesUpForWhatIsInIt() {
    // The last piece is shorter than those before, whose rest still lies behind it.
    assertThat(ConstantTime.areEqual("a".repeat(128) + "b", "a".repeat(127) + "c" + "b", 0)).isFalse();
  }
}
