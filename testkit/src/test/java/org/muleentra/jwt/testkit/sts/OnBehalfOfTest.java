package org.muleentra.jwt.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.testkit.fixture.TokenForm;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** A middle tier's token for the next API: whose it is, what was consented to, and every way not to get it. */
class OnBehalfOfTest {
  private static final String LEDGER = "1ed9e500-7e57-4a14-b5e7-5ca1ab1e0a05";
  private static final String EVE = "e5e00000-7e57-4f56-b480-5ca1ab1e0e02";

  private final MockEntra entra = MockEntra.builder().api(LEDGER, "api://ledger", TokenVersion.V1).start();

  @AfterEach
  void close() {
    entra.close();
  }

  private TokenForm form(TokenBuilder caller) {
    return TokenForm.onBehalfOf(caller.sign());
  }

  private TokenForm form() {
    return form(entra.userToken());
  }

  @Test
  void thePersonStaysAndTheClientIsTheMiddleTier() throws Exception {
    TokenForm form = form(entra.userToken().objectId(EVE).claim("name", "Eve").claim("preferred_username", "eve@contoso.example")
        .groups(Contoso.READERS_GROUP_ID));
    JWTClaimsSet token = form.verified(entra);

    assertThat(token.getClaims()).containsEntry("oid", EVE).containsEntry("tid", Contoso.TENANT_ID)
        .containsEntry("aud", List.of(Contoso.BILLING_CLIENT_ID)).containsEntry("scp", Contoso.BILL_SCOPE)
        .containsEntry("azp", Contoso.API_CLIENT_ID).containsEntry("azpacr", "1").containsEntry("name", "Eve")
        .containsEntry("preferred_username", "eve@contoso.example").containsEntry("ver", "2.0")
        .doesNotContainKeys("roles", "groups", "xms_cc", "idtyp");
    assertThat(token.getSubject()).isNotEqualTo(EVE).isEqualTo(form.verified(entra).getSubject())
        .isNotEqualTo(form().verified(entra).getSubject());
  }

  @Test
  void theAnswerTellsTheScopeAndARefreshTokenOnlyWhenAsked() throws Exception {
    JsonNode answer = form().granted(entra);
    assertThat(answer.get("scope").asText()).isEqualTo(Contoso.BILLING_APP_ID_URI + "/" + Contoso.BILL_SCOPE);
    assertThat(answer.get("token_type").asText()).isEqualTo("Bearer");
    assertThat(answer.get("expires_in").asInt()).isBetween(3590, 5400);
    assertThat(answer.has("refresh_token")).isFalse();

    assertThat(form().with("scope", "openid offline_access " + Contoso.BILLING_APP_ID_URI + "/.default").granted(entra)
        .has("refresh_token")).isTrue();
  }

  @Test
  void scopesAreThoseConsentedTo() throws Exception {
    entra.application(Contoso.API_CLIENT_ID).consent(Contoso.BILLING_CLIENT_ID, "Bills.Write");
    String api = Contoso.BILLING_APP_ID_URI;

    assertThat(form().with("scope", api + "/.default").token(entra).getStringClaim("scp")).isEqualTo("Bills.Read Bills.Write");
    assertThat(form().with("scope", api + "/bills.write").token(entra).getStringClaim("scp")).isEqualTo("Bills.Write");
    assertThat(form().with("scope", api + "/bills.delete").refused(entra, 400, "invalid_grant", 65001)
        .get("suberror").asText()).isEqualTo("consent_required");
    entra.api(api).preauthorize(Contoso.API_CLIENT_ID, "Bills.Delete");
    assertThat(form().with("scope", api + "/Bills.Delete").token(entra).getStringClaim("scp")).isEqualTo("Bills.Delete");

    entra.application(Contoso.API_CLIENT_ID).withdrawConsent(Contoso.BILLING_CLIENT_ID);
    entra.api(api).preauthorize(Contoso.API_CLIENT_ID);
    form().refused(entra, 400, "invalid_grant", 65001);
    form().with("scope", api + "/.default").refused(entra, 400, "invalid_grant", 65001);
  }

  @ParameterizedTest
  @CsvSource({
    "openid, invalid_scope, 70011",
    "api://billing.contoso.example/.default api://billing.contoso.example/Bills.Read, invalid_scope, 70011",
    "api://billing.contoso.example/Bills.Read api://orders.contoso.example/Orders.Read, invalid_scope, 700022",
    "api://nothing/Read, invalid_resource, 500011"
  })
  void scopesAreOfOneKnownResource(String scope, String error, int code) throws Exception {
    form().with("scope", scope).refused(entra, 400, error, code);
  }

  @Test
  void v1ApisHaveTheirOwnClaims() throws Exception {
    entra.application(Contoso.API_CLIENT_ID).consent(LEDGER, "Post");
    TokenForm form = form(entra.userToken().claim("amr", List.of("pwd", "mfa"))).with("scope", "api://ledger/Post");

    assertThat(form.token(entra).getClaims()).containsEntry("aud", List.of("api://ledger"))
        .containsEntry("appid", Contoso.API_CLIENT_ID).containsEntry("upn", Contoso.USER_PRINCIPAL_NAME)
        .containsEntry("amr", List.of("pwd", "mfa")).containsEntry("scp", "Post").doesNotContainKey("preferred_username");
    assertThat(form().with("scope", "api://ledger/Post").token(entra).getClaim("amr")).isEqualTo(List.of("pwd"));
  }

  @Test
  void graphIsTheResourceOfScopesWithoutOne() throws Exception {
    entra.application(Contoso.API_CLIENT_ID).consent("00000003-0000-0000-c000-000000000000", "User.Read");
    assertThat(form().with("scope", "https://graph.microsoft.com/user.read").token(entra).getClaims())
        .containsEntry("aud", List.of("https://graph.microsoft.com")).containsEntry("scp", "User.Read")
        .containsEntry("oid", Contoso.USER_OBJECT_ID).containsEntry("appid", Contoso.API_CLIENT_ID);
    assertThat(form().with("scope", "User.Read").token(entra).getStringClaim("scp")).isEqualTo("User.Read");
  }

  @Test
  void capabilitiesNeedBothTheApiAndTheClient() throws Exception {
    String capable = "{\"access_token\":{\"xms_cc\":{\"values\":[\"CP1\",\"foo\"]}}}";
    assertThat(form().with("claims", capable).token(entra).getClaims()).doesNotContainKey("xms_cc");
    entra.api(Contoso.BILLING_CLIENT_ID).optionalClaims("xms_cc");
    assertThat(form().token(entra).getClaims()).doesNotContainKey("xms_cc");
    assertThat(form().with("claims", capable).token(entra).getStringListClaim("xms_cc")).containsExactly("cp1");
    form().with("claims", "{").refused(entra, 400, "invalid_request", 9002313);
  }

  @Test
  void v1TokensOfTheApiServeToo() throws Exception {
    assertThat(form(entra.userToken().v1()).token(entra).getClaims()).containsEntry("oid", Contoso.USER_OBJECT_ID)
        .containsEntry("preferred_username", Contoso.USER_PRINCIPAL_NAME);
  }

  @Test
  void aChainMayGoOn() throws Exception {
    String first = form().granted(entra).get("access_token").asText();
    entra.register(Contoso.BILLING_CLIENT_ID).secret("billing").consent(LEDGER, "Post");

    assertThat(TokenForm.onBehalfOf(first).with("client_id", Contoso.BILLING_CLIENT_ID).with("client_secret", "billing")
        .with("scope", "api://ledger/Post").token(entra).getClaims())
        .containsEntry("oid", Contoso.USER_OBJECT_ID).containsEntry("appid", Contoso.BILLING_CLIENT_ID);
  }

  @Test
  void theAssertionIsValidated() throws Exception {
    form(entra.userToken().flipSignatureBit()).refused(entra, 400, "invalid_grant", 50013);
    form(entra.userToken().signedBy(SigningKey.generate())).refused(entra, 400, "invalid_grant", 50013);
    form(entra.userToken().signedBy(entra.keys(Contoso.API_CLIENT_ID).current())).refused(entra, 400, "invalid_grant", 50013);
    form(entra.userToken().unsigned()).refused(entra, 400, "invalid_grant", 50013);
    form(entra.userToken().issuer("https://idp.example")).refused(entra, 400, "invalid_grant", 50013);
    form(entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID)).refused(entra, 400, "invalid_grant", 50013);
    TokenForm.onBehalfOf("no token").refused(entra, 400, "invalid_grant", 50013);
    form(entra.userToken().expiresIn(Duration.ofSeconds(-1))).refused(entra, 400, "invalid_grant", 500133);
    form(entra.userToken().expiresIn(Duration.ZERO)).refused(entra, 400, "invalid_grant", 500133);
    form(entra.userToken().audience(Contoso.BILLING_CLIENT_ID)).refused(entra, 400, "invalid_grant", 500131);
    form(entra.userToken().audience("https://graph.microsoft.com")).refused(entra, 400, "invalid_grant", 500131);
    form(entra.appToken()).refused(entra, 400, "unauthorized_client", 7000114);
    form(entra.appToken().idtyp().scopes("x")).refused(entra, 400, "unauthorized_client", 7000114);
    form(entra.userToken().without("scp")).refused(entra, 400, "invalid_request", 240002);
  }

  @Test
  void theAppMustBeAllowedAndProven() throws Exception {
    form().with("client_secret", "x").refused(entra, 401, "invalid_client", 7000215);
    form().without("requested_token_use").refused(entra, 400, "invalid_request", 900144);
    form().without("assertion").refused(entra, 400, "invalid_request", 900144);
    form().with("requested_token_use", "other").refused(entra, 400, "invalid_request", 9002313);
    entra.application(Contoso.API_CLIENT_ID).withoutOnBehalfOf();
    form().refused(entra, 400, "unauthorized_client", 7000114);
  }
}
