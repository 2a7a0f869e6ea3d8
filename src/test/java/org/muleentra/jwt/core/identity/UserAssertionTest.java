package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.hash.Fingerprint;

/** A good token for the exchange, spoiled in one place. */
class UserAssertionTest {

  private static final String CLIENT = "0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10";
  private static final String TENANT = "c0a70501-7e57-4d1c-9a0b-5ca1ab1e0001";
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC);

  private final Map<String, String> claims = new LinkedHashMap<>(Map.of("aud", "\"" + CLIENT + "\"", "tid", "\"" + TENANT + "\"",
      "scp", "\"Orders.Read\"", "exp", "1001", "iss", "\"https://login.microsoftonline.com/" + TENANT + "/v2.0\""));

  private String token() {
    String json = claims.entrySet().stream().map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue()).collect(Collectors.joining(",", "{", "}"));
    return "aa." + Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8)) + ".cc";
  }

  private static UserAssertion of(String token) {
    return UserAssertion.of(token, CLIENT, TENANT, CLOCK);
  }

  private static void isRefused(String token, String sentence) {
    assertThatThrownBy(() -> of(token)).isInstanceOfSatisfying(TokenException.class,
        e -> assertThat(e.fault()).isEqualTo(TokenFault.CALLER_TOKEN_REJECTED)).hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer ", "bearer  "})
  void isTakenWithAndWithoutItsScheme(String scheme) {
    UserAssertion assertion = of(scheme + token());
    assertThat(assertion.token()).isEqualTo(token());
    assertThat(assertion.expiresAt()).isEqualTo(1_001);
  }

  @Test
  void isTakenOfAnApiWithAnAppIdUriWhoseOwnerOnlyEntraKnows() {
    claims.put("aud", "\"api://orders\"");
    assertThat(of(token()).token()).isEqualTo(token());
    claims.put("aud", "\"" + CLIENT.toUpperCase() + "\"");
    assertThat(of(token()).token()).isEqualTo(token());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void whereThereIsNone(String none) {
    isRefused(none, "there is no caller's token to exchange");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "aa", "aa.bb", "aa.e30.", ".e30.cc", "aa.e30.cc.dd", "aa.!.cc", "aa.WzFd.cc", "aa.bb.cc.dd.ee"})
  void whatIsNoTokenWhoseClaimsCanBeRead(String token) {
    isRefused(token, "no signed token");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "aud | \"11111111-4a3e-4d0c-8c61-9f5d2a7e6b10\" | another application",
      "aud | [\"0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10\",\"x\"] | another application",
      "aud | 7 | another application", "aud | null | another application",
      "tid | \"11111111-7e57-4d1c-9a0b-5ca1ab1e0001\" | another tenant", "tid | null | another tenant",
      "scp | \"\" | not a user's", "scp | null | not a user's", "idtyp | \"app\" | not a user's",
      "exp | 1000 | expired", "exp | \"1001\" | expired", "exp | null | expired",
      "tfp | \"B2C_1_in\" | B2C", "iss | \"https://contoso.b2clogin.com/x/v2.0/\" | B2C"})
  void whatEntraWouldRefuseForCertain(String claim, String value, String sentence) {
    claims.put(claim, value);
    isRefused(token(), sentence);
  }

  @Test
  void itsFingerprintTellsTokensApartAndTellsNothing() {
    Fingerprint fingerprint = of(token()).fingerprint();
    assertThat(of(token()).fingerprint()).isEqualTo(fingerprint);
    claims.put("exp", "1002");
    assertThat(of(token()).fingerprint()).isNotEqualTo(fingerprint);
    assertThat(of(token()).toString()).doesNotContain(token());
  }

  /** The last two have the lower eight bits of a, and of A; what is none of ISO 8859-1 counts as a question mark. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "A", "0", "-", "?", ".", "\u00e9", "\u0161", "\u0141", "\ud83d\ude00"})
  void whoeverChangesOneCharacterFindsNobodysToken(String other) {
    String token = token();
    Fingerprint fingerprint = UserAssertion.fingerprint(token);
    for (int at = 0; at < token.length(); at++) {
      String changed = token.substring(0, at) + other + token.substring(at + 1);
      assertThat(changed.equals(token) || !UserAssertion.fingerprint(changed).equals(fingerprint)).as("at %d", at).isTrue();
    }
    assertThat(UserAssertion.fingerprint(token + other)).isNotEqualTo(fingerprint);
    assertThat(UserAssertion.fingerprint(other + token)).isNotEqualTo(fingerprint);
  }

  /** So that no two that are exchanged are found alike: each character of a token in compact form is one byte of its hash. */
  @ParameterizedTest
  @ValueSource(strings = {"?", "\u0161", "=", "+", "/", "\u00e9"})
  void isOfTheCharactersOfCompactFormAlone(String other) {
    isRefused(other + token(), "no signed token");
    isRefused(token() + other + "c", "no signed token");
  }
}
