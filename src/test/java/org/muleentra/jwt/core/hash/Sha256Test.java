package org.muleentra.jwt.core.hash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sha256Test {

  /** FIPS 180-4's example, as NIST publishes it. */
  @Test
  void isNistsInHexadecimal() {
    assertThat(Sha256.hexadecimal("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  /** RFC 7636 appendix B, which takes the text's ASCII. */
  @Test
  void isThatOfRfc7636InBase64url() {
    assertThat(Sha256.base64url("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }
}
