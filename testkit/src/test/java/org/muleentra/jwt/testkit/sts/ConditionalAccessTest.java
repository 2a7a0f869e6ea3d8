package org.muleentra.jwt.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.fixture.TokenForm;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Policies are challenges in both forms of errors, and met by the caller's next token. */
class ConditionalAccessTest {
  private final MockEntra entra = MockEntra.start();
  private final ConditionalAccess access = entra.sts().conditionalAccess();

  @AfterEach
  void close() {
    entra.close();
  }

  private TokenForm caller() {
    return TokenForm.onBehalfOf(entra.userToken().sign());
  }

  private static JsonNode challenge(JsonNode body) throws Exception {
    assertThat(body.get("claims").isTextual()).as("JSON in a string").isTrue();
    return Json.MAPPER.readTree(body.get("claims").asText()).get("access_token");
  }

  @Test
  void mfaIsDemandedAndMet() throws Exception {
    access.api(Contoso.BILLING_CLIENT_ID, AccessPolicy.mfa());

    JsonNode body = caller().refused(entra, 400, "interaction_required", 50076);
    assertThat(body.has("suberror")).isFalse();
    assertThat(challenge(body).get("polids").get("values")).hasSize(1);
    assertThat(challenge(body).get("polids").get("essential").asBoolean()).isTrue();

    TokenForm stronger = TokenForm.onBehalfOf(entra.userToken().claim("amr", List.of("pwd", "mfa")).sign());
    assertThat(stronger.token(entra).getStringListClaim("amr")).containsExactly("pwd", "mfa");
  }

  @Test
  void theOtherFormIsInvalidGrantWithASuberror() throws Exception {
    access.api(Contoso.BILLING_CLIENT_ID, AccessPolicy.mfa().asInvalidGrant());

    JsonNode body = caller().refused(entra, 400, "invalid_grant", 50076);
    assertThat(body.get("suberror").asText()).isEqualTo("basic_action");
    assertThat(challenge(body).has("polids")).isTrue();
  }

  @Test
  void anAuthenticationContextIsDemandedAndMet() throws Exception {
    access.api(Contoso.BILLING_CLIENT_ID, AccessPolicy.authenticationContext("c1"));

    assertThat(caller().refused(entra, 400, "interaction_required", 50076).get("claims").asText())
        .isEqualTo("{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"c1\"}}}");
    TokenForm.onBehalfOf(entra.userToken().authenticationContexts("c2").sign())
        .refused(entra, 400, "interaction_required", 50076);
    assertThat(TokenForm.onBehalfOf(entra.userToken().authenticationContexts("c2", "c1").sign()).token(entra)
        .getStringListClaim("acrs")).containsExactly("c2", "c1");
  }

  @Test
  void registrationIsDemandedOfOneUser() throws Exception {
    access.user(Contoso.USER_OBJECT_ID, AccessPolicy.mfaRegistration());

    assertThat(challenge(caller().refused(entra, 400, "interaction_required", 50079)).has("polids")).isTrue();
    assertThat(TokenForm.onBehalfOf(entra.userToken().objectId(Contoso.DAEMON_OBJECT_ID).sign()).token(entra)).isNotNull();
  }

  @Test
  void blockedIsBlockedWhateverTheToken() throws Exception {
    access.api(Contoso.BILLING_CLIENT_ID, AccessPolicy.blocked());
    TokenForm strong = TokenForm.onBehalfOf(entra.userToken().claim("amr", List.of("mfa")).sign());

    JsonNode body = strong.refused(entra, 400, "interaction_required", 53003);
    assertThat(body.get("suberror").asText()).isEqualTo("message_only");
    assertThat(challenge(body).has("capolids")).isTrue();

    access.api(Contoso.BILLING_CLIENT_ID, AccessPolicy.blocked().asInteractionRequired());
    assertThat(strong.refused(entra, 400, "interaction_required", 53003).has("suberror")).isFalse();
    access.lift();
    assertThat(strong.token(entra)).isNotNull();
  }

  @Test
  void usersAndApplicationsAreRefusedOtherwiseToo() throws Exception {
    access.user(Contoso.USER_OBJECT_ID, AccessPolicy.refusing(EntraError.USER_DISABLED));
    assertThat(caller().refused(entra, 400, "invalid_grant", 50057).has("claims")).isFalse();

    access.client(Contoso.DAEMON_CLIENT_ID, AccessPolicy.blocked());
    assertThat(TokenForm.ofDaemon().refused(entra, 400, "invalid_grant", 53003).get("suberror").asText())
        .isEqualTo("message_only");
  }
}
