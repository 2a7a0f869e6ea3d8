package org.muleentra.jwt.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {

  private static final String AUTHORIZATION_URI = "https://login.microsoftonline.com/common/oauth2/authorize";

  private final Answers plain = new Answers(new Challenge(null, AUTHORIZATION_URI, null, List.of()));
  private final Answers full = new Answers(
      new Challenge("Orders \"v2\"", AUTHORIZATION_URI, "https://orders.example/meta", List.of("Orders.Read", "Orders.Write")));

  private static String challenge(Answer answer) {
    return answer.headers().get("WWW-Authenticate");
  }

  @Test
  void missingCredentialsGetAChallengeWithoutError() {
    assertThat(challenge(plain.to(Reason.NO_CREDENTIALS.refusal()))).isEqualTo("Bearer");
    assertThat(challenge(full.to(Reason.NO_CREDENTIALS.refusal())))
        .isEqualTo("Bearer realm=\"Orders \\\"v2\\\"\", resource_metadata=\"https://orders.example/meta\"");
  }

  @Test
  void aBadTokenGetsInvalidToken() {
    Answer answer = plain.to(Reason.SIGNATURE_INVALID.refusal());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(challenge(answer)).isEqualTo(
        "Bearer error=\"invalid_token\", error_description=\"The access token is not valid for this API.\"");
  }

  @Test
  void lackOfPermissionNamesTheScopes() {
    Answer answer = full.to(Reason.SCOPE_MISSING.refusal());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(challenge(answer)).contains("error=\"insufficient_scope\"", "scope=\"Orders.Read Orders.Write\"");
  }

  /** As in Microsoft's documentation, to the letter. */
  @Test
  void aClientThatUnderstandsItGetsAClaimsChallenge() {
    Answer answer = plain.to(Reason.AUTHENTICATION_CONTEXT_MISSING.refusal().stepUp(StepUp.toContext("c1")));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(challenge(answer)).isEqualTo("Bearer realm=\"\", authorization_uri=\"" + AUTHORIZATION_URI
        + "\", error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiYzEifX19\"");
  }

  @Test
  void oneThatDoesNotIsForbidden() {
    Answer answer = plain.to(Reason.AUTHENTICATION_CONTEXT_MISSING.refusal());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(challenge(answer)).contains("error=\"insufficient_scope\"").doesNotContain("claims=");
  }

  @Test
  void asksForARecentAuthenticationAsRfc9470Does() {
    Answer answer = full.to(Reason.AUTHENTICATION_TOO_OLD.refusal().stepUp(StepUp.toRecentAuthentication(300)));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(challenge(answer)).contains("error=\"insufficient_user_authentication\"", "max_age=\"300\"");
  }

  @Test
  void twoCredentialsAreABadRequest() {
    Answer answer = plain.to(Reason.SEVERAL_CREDENTIALS.refusal());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(challenge(answer)).contains("error=\"invalid_request\"");
  }

  @Test
  void anOutageAsksForPatienceAndNotForCredentials() {
    Answer answer = plain.to(Reason.KEYS_UNAVAILABLE.refusal().retryAfter(7));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(challenge(answer)).isNull();
    assertThat(answer.headers()).containsEntry("Retry-After", "7");
    assertThat(plain.to(Reason.KEYS_UNAVAILABLE.refusal()).headers()).containsEntry("Retry-After", "30");
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyAnswerIsAProblemThatTellsNothingOfTheReason(Reason reason) {
    Answer answer = full.to(reason.refusal());

    assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json").containsEntry("Cache-Control", "no-store");
    assertThat(answer.body()).startsWith("{\"type\":\"about:blank\",\"title\":\"").contains("\"status\":" + answer.status())
        .doesNotContain(reason.sentence());
  }
}
