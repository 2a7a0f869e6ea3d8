package org.muleentra.jwt.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class SipHashTest {

  /** The key of the paper's example: the bytes 00 to 0f. */
  private static final SipHash OF_THE_PAPER = SipHash.of(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);
  private static final String COUNTED = counted();

  private static String counted() {
    StringBuilder text = new StringBuilder();
    for (char c = 0; c < 64; c++) {
      text.append(c);
    }
    return text.toString();
  }

  /** Of 00, 01, … up to this many bytes: the paper's appendix A (15 bytes), and its authors' reference vectors. */
  @ParameterizedTest
  @CsvSource({"0, 726fdb47dd0e0e31", "1, 74f839c593dc67fd", "7, ab0200f58b01d137", "8, 93f5f5799a932462", "15, a129ca6149be45e5"})
  void isThatOfThePaper(int length, String hash) {
    assertThat(Long.toHexString(OF_THE_PAPER.hash(COUNTED, 0, length))).isEqualTo(hash);
  }

  @Test
  void ofANumberIsThatOfItsEightBytes() {
    assertThat(OF_THE_PAPER.hash(0x0706050403020100L)).isEqualTo(OF_THE_PAPER.hash(COUNTED, 0, 8));
  }

  @Test
  void isOfThePartAlone() {
    assertThat(OF_THE_PAPER.hash("!!" + COUNTED.substring(0, 15) + "!", 2, 17)).isEqualTo(OF_THE_PAPER.hash(COUNTED, 0, 15));
  }

  @Test
  void hasAnotherKeyEachTime() {
    assertThat(SipHash.keyed().hash(1)).isNotEqualTo(SipHash.keyed().hash(1));
  }
}
