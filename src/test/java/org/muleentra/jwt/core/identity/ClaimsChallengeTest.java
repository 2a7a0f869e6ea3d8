package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an API demands of the user is told from what another token mends. */
class ClaimsChallengeTest {

  private static final String CLAIMS = "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}";
  private static final String ENCODED = encoded(CLAIMS);
  private static final String GOOD = "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
      + " error=\"insufficient_claims\", claims=\"" + ENCODED + "\"";

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void demands(String header) {
    TokenException demanded = ClaimsChallenge.ofHeader(header);
    assertThat(demanded).as(header).isNotNull();
    assertThat(demanded.fault()).isEqualTo(TokenFault.STEP_UP_REQUIRED);
    assertThat(demanded.claims()).isEqualTo(CLAIMS);
    assertThat(demanded).hasMessageContaining("insufficient_claims").hasMessageNotContaining("acrs");
  }

  @Test
  void readsTheChallengeAsMicrosoftsPageHasIt() {
    demands(GOOD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer error=insufficient_claims,claims=ENCODED", "BEARER\tclaims = \"ENCODED\" , ERROR = \"insufficient_claims\"",
      "Basic realm=\"a, Bearer error=\\\"x\\\"\", Bearer error=\"insufficient_claims\", claims=\"ENCODED\"",
      "Bearer error=\"insufficient_claims\", claims=\"ENCODED\", Basic realm=\"x\", error=\"invalid_token\"",
      "Negotiate abc==, Bearer error=\"insufficient_claims\", claims=\"ENCODED\"", ", , Bearer error=\"insufficient_\\claims\", claims=\"ENCODED\""})
  void readsItHoweverItIsWritten(String header) {
    demands(header.replace("ENCODED", ENCODED.replace("=", "")));
  }

  @Test
  void readsEitherAlphabetWithPaddingOrWithout() {
    String claims = "{\"a\":\"?>?>~~\"}";
    for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder(), Base64.getEncoder().withoutPadding(),
        Base64.getUrlEncoder().withoutPadding()}) {
      String header = "Bearer error=\"insufficient_claims\", claims=\"" + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "\"";
      assertThat(ClaimsChallenge.ofHeader(header).claims()).isEqualTo(claims);
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "Bearer", "Bearer error=\"invalid_token\"", "Bearer error=\"insufficient_claims\"",
      "Bearer claims=\"ENCODED\"", "Bearer error=\"invalid_token\", claims=\"ENCODED\"", "Basic error=\"insufficient_claims\", claims=\"ENCODED\"",
      "DPoP error=\"insufficient_claims\", claims=\"ENCODED\"", "error=\"insufficient_claims\", claims=\"ENCODED\"",
      "Bearer error=\"insufficient_claims\", claims=\"!!!\"", "Bearer error=\"insufficient_claims\", claims=\"W10=\"",
      "Bearer error=\"insufficient_claims\", claims=\"\"", "Bearer error=\"insufficient_claims\", claims=\"ENCODED", "=\"", "\"", "Bearer =",
      "Bearer realm=\"error=\\\"insufficient_claims\\\", claims=\\\"ENCODED\\\"\""})
  void whatDemandsNothingOfAUserIsNone(String header) {
    assertThat(ClaimsChallenge.ofHeader(header == null ? null : header.replace("ENCODED", ENCODED))).isNull();
  }

  @Test
  void anotherSignInIsDemandedWithoutClaims() {
    TokenException demanded = ClaimsChallenge.ofHeader("Bearer error=\"insufficient_user_authentication\", max_age=\"60\"");
    assertThat(demanded.fault()).isEqualTo(TokenFault.STEP_UP_REQUIRED);
    assertThat(demanded.claims()).isNull();
  }

  @Test
  void tooLongIsNoChallenge() {
    String longest = "{\"a\":\"" + "x".repeat(4_096 - 8) + "\"}";
    assertThat(ClaimsChallenge.ofText(longest)).hasSize(4_096);
    assertThat(ClaimsChallenge.ofText(longest.replace("\"}", "x\"}"))).isNull();
    String header = GOOD + ", realm=\"";
    assertThat(ClaimsChallenge.ofHeader(header + "x".repeat(16 * 1024 - header.length() - 1) + "\"")).isNotNull();
    assertThat(ClaimsChallenge.ofHeader(header + "x".repeat(16 * 1024 - header.length()) + "\"")).isNull();
  }
}
