package org.muleentra.jwt.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"api://\u00e4/Orders.Read", "api://a\"b/Orders.Read", "api://a\\b/Orders.Read", "api://a\r\nX: y/Orders.Read"})
  void whatIsNoScopeIsNotNamedAsOne(String scope) {
    Answers answers = new Answers(new Challenge(null, AUTHORIZATION_URI, null, List.of(scope)));
    assertThat(challenge(answers.to(Reason.SCOPE_MISSING.refusal()))).contains("error=\"insufficient_scope\"").doesNotContain("scope=\"");
  }

  /** A client that is told a scope asks for it, and comes back with what lacked before. */
  @ParameterizedTest
  @EnumSource(value = Reason.class, mode = EnumSource.Mode.EXCLUDE, names = "SCOPE_MISSING")
  void noScopeIsNamedWhereAnotherWouldNotHelp(Reason reason) {
    assertThat(full.to(reason.refusal()).headers().toString()).doesNotContain("scope=\"");
  }

  /** {@code acr_values} are authentication contexts (RFC 9470 §3), and {@code amr} values are none. */
  @Test
  void asksForAnotherMethodWithoutCallingItAContext() {
    Answer answer = plain.to(Reason.AUTHENTICATION_METHOD_MISSING.refusal().stepUp(StepUp.toOtherMethod()));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(challenge(answer)).isEqualTo("Bearer realm=\"\", authorization_uri=\"" + AUTHORIZATION_URI
        + "\", error=\"insufficient_user_authentication\", error_description=\"The user must sign in by another method.\"");
  }

  /** It is the client that did not send, and no other credentials help. */
  @Test
  void aBodyThatDidNotComeIsATimeout() {
    for (Reason reason : List.of(Reason.BODY_TOO_SLOW, Reason.BODY_INCOMPLETE)) {
      assertThat(full.to(reason.refusal()).status()).isEqualTo(408);
      assertThat(full.to(reason.refusal()).headers()).containsOnlyKeys("Content-Type", "Cache-Control", "Connection").containsEntry("Connection", "close");
    }
    assertThat(full.to(Reason.NO_RESOURCES.refusal()).headers()).containsEntry("Retry-After", "30");
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

  /** RFC 9457 §3.1.5: what a caller quotes, by which nobody but us finds anything. */
  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyRefusalHasAReferenceAndNothingElseOfItsOwn(Reason reason) {
    UUID id = UUID.fromString("3f1b6a52-6f0e-4c8d-9a6b-0c1d2e3f4a5b");
    Answer answer = full.to(reason.refusal(), id);
    Answer plain = full.to(reason.refusal());

    assertThat(answer.body()).endsWith(",\"instance\":\"urn:uuid:3f1b6a52-6f0e-4c8d-9a6b-0c1d2e3f4a5b\"}");
    assertThat(answer.body().replace(",\"instance\":\"urn:uuid:" + id + "\"", "")).isEqualTo(plain.body());
    assertThat(answer.headers()).isEqualTo(plain.headers());
    assertThat(answer.status()).isEqualTo(plain.status());
  }
}
