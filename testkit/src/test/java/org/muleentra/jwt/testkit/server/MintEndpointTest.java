package org.muleentra.jwt.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** The mint over HTTP makes what the order says, and refuses orders it does not understand. */
class MintEndpointTest {
  private static MockEntra entra;

  @BeforeAll
  static void start() {
    entra = MockEntra.start();
  }

  @AfterAll
  static void close() {
    entra.close();
  }

  private static String order(String json) throws Exception {
    HttpResponse<String> response = Verification.post(entra.mintUrl(), json);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/jwt");
    return response.body();
  }

  private static JWTClaimsSet verify(String token) throws Exception {
    return Verification.verify(token, entra.keysUrl(TokenVersion.V2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"kind\":\"user\"}"})
  void plainOrderIsAUserToken(String order) throws Exception {
    assertThat(verify(order(order)).getClaims()).containsEntry("oid", Contoso.USER_OBJECT_ID)
        .containsEntry("tid", Contoso.TENANT_ID).containsEntry("scp", Contoso.READ_SCOPE);
  }

  @Test
  void everyMemberIsObeyed() throws Exception {
    String token = order("{\"kind\":\"app\",\"version\":\"1.0\",\"audience\":\"a\",\"client\":\"c\",\"objectId\":\"o\","
        + "\"scopes\":[\"S\",\"T\"],\"roles\":[\"R\"],\"groups\":[\"g\"],"
        + "\"claims\":{\"x\":{\"y\":[1,null]},\"idp\":\"i\"},\"without\":[\"uti\"],\"header\":{\"typ\":\"at+jwt\"}}");

    assertThat(SignedJWT.parse(token).getHeader().getType().getType()).isEqualTo("at+jwt");
    String payload = SignedJWT.parse(token).getPayload().toString();
    assertThat(Json.MAPPER.readTree(payload).get("x").toString()).isEqualTo("{\"y\":[1,null]}");
    assertThat(SignedJWT.parse(token).getJWTClaimsSet().getClaims()).containsEntry("appid", "c")
        .containsEntry("ver", "1.0").containsEntry("oid", "o").containsEntry("sub", "o").containsEntry("scp", "S T")
        .containsEntry("roles", List.of("R")).containsEntry("groups", List.of("g")).containsEntry("idp", "i")
        .containsEntry("aud", List.of("a")).doesNotContainKey("uti");
  }

  @Test
  void kindsAreMinted() throws Exception {
    assertThat(verify(order("{\"kind\":\"guest\"}")).getClaims()).containsEntry("acct", 1L);
    assertThat(verify(order("{\"kind\":\"managedIdentity\"}")).getClaims())
        .containsEntry("xms_mirid", Contoso.VIRTUAL_MACHINE);
    for (String agent : List.of("agent", "agentForUser", "agentUser")) {
      assertThat(verify(order("{\"kind\":\"" + agent + "\"}")).getClaims()).containsKey("xms_act_fct");
    }
    assertThat(verify(order("{\"policy\":\"B2C_1_other\"}")).getClaims()).containsEntry("tfp", "B2C_1_other");
  }

  @Test
  void lifetimeMayBeOver() throws Exception {
    String token = order("{\"expiresIn\":-3600}");
    assertThatThrownBy(() -> verify(token)).isInstanceOf(ExpiredJWTException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unsigned", "hmac", "signature", "unknownKey"})
  void spoiltTokensDoNotVerify(String how) throws Exception {
    String token = order("{\"spoil\":\"" + how + "\"}");
    assertThatThrownBy(() -> verify(token)).isInstanceOf(BadJOSEException.class);
  }

  @Test
  void overageVerifies() throws Exception {
    assertThat(verify(order("{\"spoil\":\"overage\"}")).getClaims()).containsKey("_claim_names");
  }

  @Test
  void otherTenantsMint() throws Exception {
    String url = entra.baseUrl() + "/" + Contoso.FABRIKAM_TENANT_ID + "/mint";
    assertThat(verify(Verification.post(url, "{}").body()).getClaims())
        .containsEntry("tid", Contoso.FABRIKAM_TENANT_ID);
  }

  @Test
  void jsonOnRequest() throws Exception {
    HttpResponse<String> response = Verification.post(entra.mintUrl(), "{}", "Accept", "application/json");
    verify(Json.MAPPER.readTree(response.body()).get("access_token").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "{\"kind\":\"robot\"}", "{\"version\":\"3.0\"}", "{\"scopes\":\"S\"}",
      "{\"expiresIn\":\"soon\"}", "{\"claims\":1}", "{\"spoil\":\"x\"}", "{\"grops\":[]}"})
  void orderThatIsNotUnderstoodIsRefused(String order) throws Exception {
    HttpResponse<String> response = Verification.post(entra.mintUrl(), order);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isNotBlank();
  }
}
