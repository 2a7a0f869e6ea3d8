package org.muleentra.jwt.testkit.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** External ID, B2C, custom clouds, keys of one application: each directory names itself and publishes in its way. */
class DirectoriesTest {
  private static JsonNode document(MockEntra entra, String path) throws Exception {
    HttpResponse<String> response = Verification.get(entra.baseUrl() + path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return Json.MAPPER.readTree(response.body());
  }

  private static JWTClaimsSet verify(MockEntra entra, TokenBuilder token) throws Exception {
    return Verification.verify(token.sign(), entra.keysUrl(TokenVersion.V2));
  }

  @Test
  void externalIdNamesTheTenantTwice() throws Exception {
    String issuer = "https://" + Contoso.TENANT_ID + ".ciamlogin.com/" + Contoso.TENANT_ID + "/v2.0";
    try (MockEntra entra = MockEntra.builder().externalId().start()) {
      assertThat(document(entra, "/" + Contoso.TENANT_ID + "/v2.0/.well-known/openid-configuration")
          .get("issuer").asText()).isEqualTo(issuer);
      assertThat(document(entra, "/" + Contoso.TENANT_ID + "/discovery/v2.0/keys").get("keys").get(0)
          .get("issuer").asText()).isEqualTo(issuer);
      assertThat(verify(entra, entra.userToken()).getIssuer()).isEqualTo(issuer).isEqualTo(entra.issuer(TokenVersion.V2));
      assertThat(verify(entra, entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID)).getIssuer())
          .startsWith("https://" + Contoso.FABRIKAM_TENANT_ID + ".ciamlogin.com/");
    }
  }

  @Test
  void customCloudHasItsOwnHosts() throws Exception {
    EntraIssuers issuers = EntraIssuers.of(EntraCloud.GLOBAL)
        .withLoginHost("login.sovereign.example").withIssuerHost("sts.sovereign.example");
    try (MockEntra entra = MockEntra.builder().issuers(issuers).start()) {
      assertThat(verify(entra, entra.userToken()).getIssuer())
          .isEqualTo("https://login.sovereign.example/" + Contoso.TENANT_ID + "/v2.0");
      assertThat(verify(entra, entra.userToken().v1()).getIssuer())
          .isEqualTo("https://sts.sovereign.example/" + Contoso.TENANT_ID + "/");
      assertThat(document(entra, "/organizations/v2.0/.well-known/openid-configuration").get("issuer").asText())
          .isEqualTo("https://login.sovereign.example/{tenantid}/v2.0");
    }
  }

  @Test
  void b2cTokenNamesItsPolicyAndNoTenant() throws Exception {
    try (MockEntra entra = MockEntra.builder().b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).start()) {
      JWTClaimsSet claims = verify(entra, entra.userToken());
      assertThat(claims.getIssuer()).isEqualTo("https://login.contoso.example/" + Contoso.TENANT_ID + "/v2.0/");
      assertThat(claims.getClaims()).containsEntry("tfp", "B2C_1_signin").containsEntry("ver", "1.0")
          .containsEntry("azp", Contoso.WEB_CLIENT_ID).containsEntry("scp", Contoso.READ_SCOPE)
          .containsEntry("sub", Contoso.USER_OBJECT_ID).containsEntry("oid", Contoso.USER_OBJECT_ID)
          .containsEntry("aud", List.of(Contoso.API_CLIENT_ID))
          .doesNotContainKeys("tid", "acr", "uti", "azpacr");
      assertThat(SignedJWT.parse(entra.userToken().sign()).getHeader().toJSONObject()).containsOnlyKeys("alg", "typ", "kid");
      assertThat(verify(entra, entra.userToken().objectId("o")).getClaims())
          .containsEntry("oid", "o").containsEntry("sub", "o");
      assertThat(verify(entra, entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID)).getIssuer())
          .isEqualTo("https://login.contoso.example/" + Contoso.FABRIKAM_TENANT_ID + "/v2.0/");
    }
  }

  @Test
  void b2cPolicyStandsWhereItsSettingsSay() throws Exception {
    try (MockEntra entra = MockEntra.builder().b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).start()) {
      assertThat(verify(entra, entra.userToken().policyInAcr()).getClaims())
          .containsEntry("acr", "B2C_1_signin").doesNotContainKey("tfp");
      assertThat(verify(entra, entra.userToken().policy("B2C_1A_other").tfpIssuer()).getClaims())
          .containsEntry("tfp", "B2C_1A_other")
          .containsEntry("iss", "https://login.contoso.example/tfp/" + Contoso.TENANT_ID + "/B2C_1A_other/v2.0/");
      assertThat(verify(entra, entra.userToken().subjectNotSupported()).getClaims())
          .containsEntry("sub", "Not supported currently. Use oid claim.").containsEntry("oid", Contoso.USER_OBJECT_ID);
    }
  }

  /** learn.microsoft.com/azure/active-directory-b2c/client-credentials-grant-flow, "Obtain an access token". */
  @Test
  void b2cApplicationHasItsAppRolesInScopesAndItsServicePrincipalInTheSubject() throws Exception {
    try (MockEntra entra = MockEntra.builder().b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).start()) {
      assertThat(verify(entra, entra.appToken()).getClaims()).containsOnlyKeys(
              "aud", "iss", "iat", "nbf", "exp", "sub", "scp", "tfp", "azp", "ver")
          .containsEntry("aud", List.of(Contoso.API_CLIENT_ID)).containsEntry("azp", Contoso.DAEMON_CLIENT_ID)
          .containsEntry("sub", Contoso.DAEMON_OBJECT_ID).containsEntry("scp", Contoso.READ_ALL_ROLE).containsEntry("ver", "1.0");
      assertThat(verify(entra, entra.appToken().roles("app.read", "app.write").objectId("o").client("c").clientAuthentication(2))
          .getClaims()).containsEntry("scp", "app.read app.write").containsEntry("sub", "o").containsEntry("azp", "c")
          .doesNotContainKeys("roles", "oid", "azpacr");
      assertThat(verify(entra, entra.appToken().roles()).getClaims()).doesNotContainKeys("roles", "scp");
      assertThat(verify(entra, entra.userToken().roles("r")).getClaims()).containsEntry("roles", List.of("r"))
          .containsEntry("scp", Contoso.READ_SCOPE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/" + Contoso.TENANT_ID + "/B2C_1_signin", "/tfp/" + Contoso.TENANT_ID + "/B2C_1_signin",
      "/contoso.onmicrosoft.com/b2c_1_signin", "/tfp/contoso.onmicrosoft.com/B2C_1A_other"})
  void b2cPublishesBelowThePolicy(String policy) throws Exception {
    try (MockEntra entra = MockEntra.builder().b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).start()) {
      JsonNode discovery = document(entra, policy + "/v2.0/.well-known/openid-configuration");
      assertThat(discovery.get("issuer").asText()).isEqualTo(entra.issuer(TokenVersion.V2));
      assertThat(discovery.get("jwks_uri").asText()).isEqualTo(entra.baseUrl() + policy + "/discovery/v2.0/keys");
      Verification.verify(entra.userToken().sign(), discovery.get("jwks_uri").asText());
      assertThat(document(entra, policy + "/discovery/v2.0/keys").get("keys").get(0).fieldNames()).toIterable()
          .containsExactlyInAnyOrder("kty", "use", "kid", "n", "e");
      assertThat(entra.requests(EntraDocument.DISCOVERY)).isEqualTo(1);
      assertThat(entra.requests(EntraDocument.KEYS)).isEqualTo(2);
    }
  }

  @Test
  void b2cMayNameThePolicyInEveryIssuer() throws Exception {
    EntraIssuers issuers = EntraIssuers.b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).withPolicyInIssuer();
    String other = "https://login.contoso.example/tfp/" + Contoso.TENANT_ID + "/B2C_1A_other/v2.0/";
    try (MockEntra entra = MockEntra.builder().issuers(issuers).start()) {
      assertThat(verify(entra, entra.userToken()).getIssuer())
          .isEqualTo("https://login.contoso.example/tfp/" + Contoso.TENANT_ID + "/B2C_1_signin/v2.0/");
      assertThat(verify(entra, entra.userToken().policy("B2C_1A_other")).getIssuer()).isEqualTo(other);
      assertThat(document(entra, "/" + Contoso.TENANT_ID + "/B2C_1A_other/v2.0/.well-known/openid-configuration")
          .get("issuer").asText()).isEqualTo(other);
    }
  }

  @Test
  void keysOfOnePolicyAreBelowItAlone() throws Exception {
    try (MockEntra entra = MockEntra.builder().b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).start()) {
      String keysUrl = entra.baseUrl() + "/" + Contoso.TENANT_ID + "/b2c_1a_other/discovery/v2.0/keys";
      String token = entra.userToken().policy("B2C_1A_other").signedBy(entra.keys("B2C_1A_other").current()).sign();
      Verification.verify(token, keysUrl);
      assertThatThrownBy(() -> verifyAt(token, entra.keysUrl(TokenVersion.V2))).isInstanceOf(BadJOSEException.class);
      assertThatThrownBy(() -> verifyAt(entra.userToken().sign(), keysUrl)).isInstanceOf(BadJOSEException.class);
    }
  }

  @Test
  void b2cHasNoOtherDocumentsAndOthersHaveNoneOfB2c() throws Exception {
    String ofPolicy = "/" + Contoso.TENANT_ID + "/B2C_1_signin/v2.0/.well-known/openid-configuration";
    try (MockEntra b2c = MockEntra.builder().b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).start();
        MockEntra workforce = MockEntra.start()) {
      assertThat(b2c.discoveryUrl(TokenVersion.V2)).isEqualTo(b2c.baseUrl() + ofPolicy);
      assertThat(Verification.get(b2c.baseUrl() + "/" + Contoso.TENANT_ID + "/v2.0/.well-known/openid-configuration")
          .statusCode()).isEqualTo(404);
      assertThat(Verification.get(workforce.baseUrl() + ofPolicy).statusCode()).isEqualTo(404);
      assertThat(Verification.get(b2c.baseUrl() + "/nobody/B2C_1_signin/discovery/v2.0/keys").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void keysOfOneApplicationAreThereAloneAndNowhereElse() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      SigningKey own = entra.keys(Contoso.API_CLIENT_ID).current();
      String token = entra.userToken().signedBy(own).sign();
      String common = entra.keysUrl(TokenVersion.V2);
      String ofApp = document(entra, "/" + Contoso.TENANT_ID + "/v2.0/.well-known/openid-configuration?appid="
          + Contoso.API_CLIENT_ID).get("jwks_uri").asText();

      assertThat(ofApp).isEqualTo(common + "?appid=" + Contoso.API_CLIENT_ID);
      Verification.verify(token, ofApp);
      assertThatThrownBy(() -> Verification.verify(token, common)).isInstanceOf(BadJOSEException.class);
      assertThatThrownBy(() -> verifyAt(entra.userToken().sign(), ofApp)).isInstanceOf(BadJOSEException.class);
      verifyAt(entra.userToken().sign(), common + "?appid=" + Contoso.WEB_CLIENT_ID);
      entra.keys(Contoso.API_CLIENT_ID).rotateAndDrop();
      assertThatThrownBy(() -> verifyAt(token, ofApp)).isInstanceOf(BadJOSEException.class);
    }
  }

  private static void verifyAt(String token, String keysUrl) throws Exception {
    Verification.verify(token, keysUrl);
  }

  @Test
  void guestComesFromAnotherTenant() {
    assertThat(TokenMint.create().userToken().guestOf(Contoso.FABRIKAM_TENANT_ID).claims())
        .containsEntry("acct", 1).containsEntry("tid", Contoso.TENANT_ID)
        .containsEntry("idp", "https://sts.windows.net/" + Contoso.FABRIKAM_TENANT_ID + "/");
  }

  @Test
  void agentsAreToldByTheirFacets() {
    TokenMint mint = TokenMint.create();
    assertThat(mint.agentToken().claims()).containsEntry("idtyp", "app").doesNotContainKey("scp")
        .hasEntrySatisfying("xms_act_fct", facets -> assertThat(facets.toString().split(" ")).contains("11"))
        .hasEntrySatisfying("xms_sub_fct", facets -> assertThat(facets.toString().split(" ")).contains("11"));
    assertThat(mint.agentForUserToken().claims()).containsEntry("idtyp", "user").containsKey("scp")
        .hasEntrySatisfying("xms_act_fct", facets -> assertThat(facets.toString().split(" ")).contains("11"))
        .hasEntrySatisfying("xms_sub_fct", facets -> assertThat(facets.toString().split(" ")).doesNotContain("13"));
    assertThat(mint.agentUserToken().claims()).containsEntry("idtyp", "user")
        .hasEntrySatisfying("xms_sub_fct", facets -> assertThat(facets.toString().split(" ")).contains("13"));
  }

  @Test
  void managedIdentityIsNamed() {
    TokenMint mint = TokenMint.create();
    assertThat(mint.appToken().managedIdentity(Contoso.VIRTUAL_MACHINE).claims())
        .containsEntry("xms_mirid", Contoso.VIRTUAL_MACHINE).containsEntry("idtyp", "app").containsEntry("azpacr", "2")
        .doesNotContainKey("xms_az_rid");
    assertThat(mint.appToken().managedIdentity(Contoso.ASSIGNED_IDENTITY, Contoso.VIRTUAL_MACHINE).claims())
        .containsEntry("xms_mirid", Contoso.ASSIGNED_IDENTITY).containsEntry("xms_az_rid", Contoso.VIRTUAL_MACHINE);
    assertThatThrownBy(() -> mint.userToken().managedIdentity(Contoso.VIRTUAL_MACHINE))
        .isInstanceOf(IllegalStateException.class);
  }
}
