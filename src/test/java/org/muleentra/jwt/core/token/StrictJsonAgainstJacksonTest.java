package org.muleentra.jwt.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One hundred thousand texts at random in the ordinary build; {@code docs/understand/threat-model.md} has the command for more. */
class StrictJsonAgainstJacksonTest {

  private static final long TEXTS = Long.getLong("texts", 100_000);
  private static final long SEED = Long.getLong("seed", 1);

  @Test
  void readsWhatJacksonReadsAndNothingElse() {
    RandomJson texts = new RandomJson(SEED);
    long read = 0;
    for (long i = 0; i < TEXTS; i++) {
      if (SameAsJackson.read(texts.next())) {
        read++;
      }
    }
    assertThat(read).as("texts that both read").isBetween(TEXTS / 4, TEXTS * 3 / 4);
  }
}
