package org.muleentra.jwt.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
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

  /** The reference implementation's {@code vectors_sip128}, of 00, 01, … up to this many bytes. */
  @ParameterizedTest
  @CsvSource({"0, a3817f04ba25a8e66df67214c7550293", "1, da87c1d86b99af44347659119b22fc45", "2, 8177228da4a45dc7fca38bdef60affe4",
      "7, a1f1ebbed8dbc153c0b84aa61ff08239", "8, 3b62a9ba6258f5610f83e264f31497b4", "9, 264499060ad9baabc47f8b02bb6d71ed",
      "15, 5493e99933b0a8117e08ec0f97cfc3d9", "16, 6ee2a4ca67b054bbfd3315bf85230577", "17, 473d06e8738db89854c066c47ae47740",
      "31, 2939b0183223fafc1723de4f52c43d35", "32, 7c3956ca5eeafc3e363e9d556546eb68", "63, 5150d1772f50834a503e069a973fbd7c"})
  void ofWideIsThatOfTheReference(int length, String hash) {
    assertThat(OF_THE_PAPER.fingerprint(COUNTED.substring(0, length)).digits()).isEqualTo(hash);
  }

  /** Bytes above 7F, and lengths around 256, of which the hash has the lowest eight bits alone. */
  @Test
  void everyCharacterAndTheLengthCount() {
    Set<Fingerprint> all = new HashSet<>();
    for (int length = 0; length <= 600; length++) {
      all.add(OF_THE_PAPER.fingerprint("\u00ff".repeat(length)));
    }
    String text = COUNTED.repeat(5);
    for (int at = 0; at < text.length(); at++) {
      all.add(OF_THE_PAPER.fingerprint(text.substring(0, at) + "\u00e9" + text.substring(at + 1)));
    }
    assertThat(all).hasSize(601 + text.length());
  }

  @Test
  void fingerprintsAreEqualWhereAllOfTheirBitsAre() {
    assertThat(OF_THE_PAPER.fingerprint("a")).isEqualTo(OF_THE_PAPER.fingerprint("a")).hasSameHashCodeAs(OF_THE_PAPER.fingerprint("a"));
    assertThat(new Fingerprint(1, 2)).isNotEqualTo(new Fingerprint(1, 3)).isNotEqualTo(new Fingerprint(3, 2)).isNotEqualTo("1 2");
    assertThat(SipHash.keyed().fingerprint("a")).isNotEqualTo(SipHash.keyed().fingerprint("a"));
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
