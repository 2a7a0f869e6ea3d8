package org.muleentra.jwt.gateway.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** What only Entra has, from the form to the answer over HTTP. */
class EntraRulesOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static int status(String name, TokenBuilder token) throws Exception {
    return ENGINE.get(name, token).statusCode();
  }

  @Test
  void humansOnlyKeepsAgentsOut() throws Exception {
    try (DeployedApi humans = ENGINE.deploy("humans", Map.of("callerKinds", List.of("user")));
        DeployedApi agents = ENGINE.deploy("agents", Map.of("callerKinds", List.of("agent", "agentForUser")))) {
      TokenBuilder agent = ENGINE.entra().appToken().idtyp().claim("xms_act_fct", "11").claim("xms_sub_fct", "11");
      TokenBuilder agentForUser = ENGINE.entra().userToken().idtyp().claim("xms_act_fct", "7 11");

      assertThat(status("humans", ENGINE.entra().userToken())).isEqualTo(200);
      assertThat(status("humans", agentForUser)).isEqualTo(403);
      assertThat(status("agents", ENGINE.entra().userToken())).isEqualTo(403);
      assertThat(new ObjectMapper().readTree(ENGINE.get("agents", agentForUser).body()).at("/authentication/properties/callerKind").asText())
          .isEqualTo("agentForUser");
      assertThat(status("agents", agent)).isEqualTo(200);
      assertThat(humans.flowRuns()).isEqualTo(1);
      assertThat(agents.flowRuns()).isEqualTo(2);
    }
  }

  @Test
  void stepUpChallengesWhoCanAnswerAndForbidsTheRest() throws Exception {
    try (DeployedApi api = ENGINE.deploy("vault", Map.of("requiredAuthenticationContext", "c1"))) {
      HttpResponse<String> capable = ENGINE.get("vault", ENGINE.entra().userToken().clientCapabilities("CP1"));
      assertThat(capable.statusCode()).isEqualTo(401);
      assertThat(capable.headers().firstValue("www-authenticate").orElse("")).isEqualTo(
          "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
              + " error=\"insufficient_claims\","
              + " claims=\"eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiYzEifX19\"");

      HttpResponse<String> other = ENGINE.get("vault", ENGINE.entra().userToken());
      assertThat(other.statusCode()).isEqualTo(403);
      assertThat(other.headers().firstValue("www-authenticate").orElse("")).contains("insufficient_scope").doesNotContain("claims=");

      assertThat(status("vault", ENGINE.entra().appToken())).isEqualTo(403);
      assertThat(status("vault", ENGINE.entra().userToken().authenticationContexts("c1"))).isEqualTo(200);
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }

  @Test
  void asksForAStrongAndRecentSignIn() throws Exception {
    try (DeployedApi api = ENGINE.deploy("payments",
        Map.of("requiredAuthenticationMethods", List.of("mfa"), "maximumAuthenticationAge", 900))) {
      long now = ENGINE.entra().clock().instant().getEpochSecond();
      TokenBuilder strong = ENGINE.entra().userToken().claim("amr", List.of("pwd", "mfa"));

      assertThat(status("payments", strong.claim("auth_time", now))).isEqualTo(200);
      HttpResponse<String> old = ENGINE.get("payments", strong.claim("auth_time", now - 3600));
      assertThat(old.statusCode()).isEqualTo(401);
      assertThat(old.headers().firstValue("www-authenticate").orElse("")).contains("insufficient_user_authentication", "max_age=\"900\"");
      assertThat(status("payments", ENGINE.entra().userToken().claim("auth_time", now))).isEqualTo(401);
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }

  @Test
  void rulesOnClientsTokensAndClaims() throws Exception {
    try (DeployedApi api = ENGINE.deploy("strict", Map.of("certificateClientsOnly", true, "maximumTokenAge", 600,
        "claimRules", List.of("acct equals 0", "uti exists")))) {
      TokenBuilder good = ENGINE.entra().userToken().clientAuthentication(2).claim("acct", 0);

      assertThat(status("strict", good)).isEqualTo(200);
      assertThat(status("strict", good.clientAuthentication(1))).isEqualTo(403);
      assertThat(status("strict", good.claim("acct", 1))).isEqualTo(403);
      assertThat(status("strict", good.without("acct"))).isEqualTo(403);
      assertThat(status("strict", good.claim("iat", ENGINE.entra().clock().instant().getEpochSecond() - 700))).isEqualTo(401);
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }

  @Test
  void rulesOnDirectoryExtensionsAndNamesThatAreUris() throws Exception {
    try (DeployedApi api = ENGINE.deploy("extended", Map.of("claimRules", List.of("extn.blocked absent", "extn.grade in senior,principal",
        "http://schemas.contoso.example/claims/level exists", "address.country equals CH")))) {
      TokenBuilder good = ENGINE.entra().userToken().claim("extn.grade", "senior").claim("http://schemas.contoso.example/claims/level", 3)
          .claim("address", Map.of("country", "CH"));

      assertThat(status("extended", good)).isEqualTo(200);
      assertThat(status("extended", good.claim("extn.blocked", "yes"))).isEqualTo(403);
      assertThat(status("extended", good.claim("extn.blocked", null))).isEqualTo(403);
      assertThat(status("extended", good.claim("extn.grade", "junior"))).isEqualTo(403);
      assertThat(status("extended", good.without("http://schemas.contoso.example/claims/level"))).isEqualTo(403);
      assertThat(status("extended", good.claim("address", "CH"))).isEqualTo(403);
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }

  @Test
  void agentsOnTheirOwnHaveNoScopeHoweverItIsWritten() throws Exception {
    try (DeployedApi agents = ENGINE.deploy("autonomous", Map.of("callerKinds", List.of("agent"), "requiredAppRoles", List.of(Contoso.READ_ALL_ROLE)));
        DeployedApi others = ENGINE.deploy("others", Map.of("callerKinds", List.of("user", "app", "agentForUser")))) {
      for (String unscoped : List.of("", "/")) {
        HttpResponse<String> admitted = ENGINE.get("autonomous", ENGINE.entra().mint().agentToken().claim("scp", unscoped));
        assertThat(admitted.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(admitted.body()).at("/authentication/properties/callerKind").asText()).isEqualTo("agent");
        assertThat(status("others", ENGINE.entra().mint().agentToken().claim("scp", unscoped))).isEqualTo(403);
        assertThat(status("others", ENGINE.entra().mint().agentForUserToken().claim("scp", unscoped))).isEqualTo(401);
        assertThat(status("others", ENGINE.entra().userToken().claim("scp", unscoped))).isEqualTo(401);
      }
      assertThat(status("others", ENGINE.entra().mint().agentToken().without("xms_act_fct", "xms_sub_fct"))).isEqualTo(403);
      assertThat(agents.flowRuns()).isEqualTo(2);
      assertThat(others.flowRuns()).isZero();
    }
  }

  @Test
  void clientsAreNamedByTheClaimOfTheTokensVersion() throws Exception {
    try (DeployedApi api = ENGINE.deploy("clients",
        Map.of("allowedClientIds", List.of(Contoso.DAEMON_CLIENT_ID), "certificateClientsOnly", true))) {
      TokenBuilder v2 = ENGINE.entra().appToken().clientAuthentication(2);
      TokenBuilder v1 = ENGINE.entra().appToken().v1().clientAuthentication(2);

      assertThat(status("clients", v2)).isEqualTo(200);
      assertThat(status("clients", v1)).isEqualTo(200);
      assertThat(status("clients", v2.without("azp").claim("appid", Contoso.DAEMON_CLIENT_ID))).isEqualTo(401);
      assertThat(status("clients", v1.without("appid").claim("azp", Contoso.DAEMON_CLIENT_ID))).isEqualTo(401);
      assertThat(status("clients", v2.without("azpacr").claim("appidacr", "2"))).isEqualTo(403);
      assertThat(status("clients", v1.without("appidacr").claim("azpacr", "2"))).isEqualTo(403);
      assertThat(api.flowRuns()).isEqualTo(2);
    }
  }

  @Test
  void allOfTheScopesAndAllOfTheRoles() throws Exception {
    try (DeployedApi api = ENGINE.deploy("both", Map.of("requiredScopes", List.of("Orders.Read", "Orders.Write"), "scopeMatch", "all",
        "roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader"), Map.of("key", Contoso.WRITERS_GROUP_ID, "value", "writer")),
        "requiredRoles", List.of("reader", "writer"), "roleMatch", "all"))) {
      TokenBuilder good = ENGINE.entra().userToken().scopes("Orders.Read", "Orders.Write").groups(Contoso.READERS_GROUP_ID, Contoso.WRITERS_GROUP_ID);

      assertThat(status("both", good)).isEqualTo(200);
      assertThat(status("both", good.scopes("Orders.Read"))).isEqualTo(403);
      assertThat(status("both", good.groups(Contoso.READERS_GROUP_ID))).isEqualTo(403);
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }

  @Test
  void rolesOfApplicationsApart() throws Exception {
    try (DeployedApi api = ENGINE.deploy("apart", Map.of(
        "roleMappings", List.of(Map.of("key", Contoso.ADMINS_GROUP_ID, "value", "admin"), Map.of("key", Contoso.READ_ALL_ROLE, "value", "batch")),
        "requiredRoles", List.of("admin"), "requiredRolesOfApps", List.of("batch")))) {
      assertThat(status("apart", ENGINE.entra().userToken().groups(Contoso.ADMINS_GROUP_ID))).isEqualTo(200);
      assertThat(status("apart", ENGINE.entra().userToken().groups(Contoso.READERS_GROUP_ID))).isEqualTo(403);
      assertThat(status("apart", ENGINE.entra().appToken().roles(Contoso.READ_ALL_ROLE))).isEqualTo(200);
      assertThat(status("apart", ENGINE.entra().appToken().roles(Contoso.WRITE_ALL_ROLE))).isEqualTo(403);
      assertThat(api.flowRuns()).isEqualTo(2);
    }
  }

  @Test
  void anyOrganizationButTheDenied() throws Exception {
    try (DeployedApi api = ENGINE.deploy("partners", Map.of("tenants", List.of("organizations"), "requiredScopes", List.of("Orders.Read"),
        "deniedTenants", List.of(Contoso.FABRIKAM_TENANT_ID)))) {
      assertThat(status("partners", ENGINE.entra().userToken())).isEqualTo(200);
      assertThat(status("partners", ENGINE.entra().userToken().tenant(Contoso.FABRIKAM_TENANT_ID))).isEqualTo(401);
      assertThat(status("partners", ENGINE.entra().userToken().tenant("9188040d-6c67-4c5b-b112-36a304b66dad"))).isEqualTo(401);
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }
}
