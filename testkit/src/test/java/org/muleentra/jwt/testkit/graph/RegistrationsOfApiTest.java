package org.muleentra.jwt.testkit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.testkit.fixture.GraphCaller.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.client.ApplicationObject;
import org.muleentra.jwt.testkit.fixture.GraphCaller;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Graph tells what an API's registration says, and who has what of it. */
class RegistrationsOfApiTest {
  private static final String API = "/v1.0/applications(appId='" + Contoso.API_CLIENT_ID + "')";
  private static final String ROLE = "7391adb7-5d73-4c04-a8e2-e5a287e940c1";
  private static final String ASSIGNED = "/v1.0/servicePrincipals/" + Contoso.API_OBJECT_ID + "/appRoleAssignedTo";
  private static final String GRANTS = "/v1.0/oauth2PermissionGrants";
  private static final String GROUP = "/v1.0/groups/" + Contoso.READERS_GROUP_ID;
  private static final String CONTEXTS = "/v1.0/identity/conditionalAccess/authenticationContextClassReferences";

  private final MockEntra entra = MockEntra.builder().client("reader", "s", "Application.Read.All", "Directory.Read.All",
      "GroupMember.Read.All", "AuthenticationContext.Read.All").client("applications", "s", "Application.Read.All").start();
  private final ApplicationObject api = entra.application(Contoso.API_CLIENT_ID).application();

  @AfterEach
  void close() {
    entra.close();
  }

  private GraphCaller caller(String client) throws Exception {
    return GraphCaller.of(entra, client, "s");
  }

  @Test
  void tellsTheVersionAndWhatIsNotSet() throws Exception {
    JsonNode body = caller("reader").found(API);
    assertThat(body.at("/api/requestedAccessTokenVersion").asInt()).isEqualTo(2);
    assertThat(body.get("groupMembershipClaims").isNull()).isTrue();
    assertThat(body.get("optionalClaims").isNull()).isTrue();
    assertThat(body.get("appRoles")).isEmpty();
    entra.api(Contoso.API_CLIENT_ID).optionalClaims("xms_cc");
    assertThat(caller("reader").found(API).at("/optionalClaims/accessToken/0/name").asText()).isEqualTo("xms_cc");
  }

  @Test
  void theManifestAddsMembers() throws Exception {
    api.manifest("{\"groupMembershipClaims\": \"All\", \"api\": {\"oauth2PermissionScopes\": [{\"value\": \"Orders.Read\"}]}}");
    JsonNode body = caller("reader").found(API);
    assertThat(body.get("groupMembershipClaims").asText()).isEqualTo("All");
    assertThat(body.at("/api/oauth2PermissionScopes/0/value").asText()).isEqualTo("Orders.Read");
    assertThat(body.at("/api/requestedAccessTokenVersion").asInt()).isEqualTo(2);
    assertThatThrownBy(() -> api.manifest("[]")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> api.manifest("{")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void appRolesAreAssigned() throws Exception {
    assertThat(caller("reader").found(ASSIGNED).get("value")).as("no app role in the manifest").isEmpty();
    api.manifest("{\"appRoles\": [{\"id\": \"" + ROLE + "\", \"value\": \"" + Contoso.READ_ALL_ROLE + "\"}]}")
        .assign(Contoso.READERS_GROUP_ID, ROLE);
    JsonNode value = caller("reader").found(ASSIGNED).get("value");
    assertThat(value).hasSize(2);
    assertThat(value.get(0).get("principalId").asText()).isEqualTo(Contoso.DAEMON_OBJECT_ID);
    assertThat(value.get(0).get("principalType").asText()).isEqualTo("ServicePrincipal");
    assertThat(value.get(0).get("appRoleId").asText()).isEqualTo(ROLE);
    assertThat(value.get(1).get("principalType").asText()).isEqualTo("Group");
    assertThat(value.get(1).get("resourceId").asText()).isEqualTo(Contoso.API_OBJECT_ID);
    assertRefused(caller("reader").get(ASSIGNED.replace(Contoso.API_OBJECT_ID, ROLE)), 404, "Request_ResourceNotFound");
  }

  @Test
  void consentIsListed() throws Exception {
    entra.application(Contoso.DAEMON_CLIENT_ID).consent(Contoso.API_CLIENT_ID, Contoso.READ_SCOPE, Contoso.WRITE_SCOPE);
    JsonNode value = caller("reader").found(GRANTS + "?$filter=clientId%20eq%20'" + Contoso.DAEMON_OBJECT_ID + "'").get("value");
    assertThat(value).hasSize(1);
    assertThat(value.get(0).get("scope").asText()).isEqualTo(Contoso.READ_SCOPE + " " + Contoso.WRITE_SCOPE);
    assertThat(value.get(0).get("consentType").asText()).isEqualTo("AllPrincipals");
    assertThat(value.get(0).get("resourceId").asText()).isEqualTo(Contoso.API_OBJECT_ID);
    assertRefused(caller("reader").get(GRANTS + "?$filter=scope%20eq%20'x'"), 400, "BadRequest");
  }

  @Test
  void groupsAndContextsAreThoseThatWereAdded() throws Exception {
    assertRefused(caller("reader").get(GROUP), 404, "Request_ResourceNotFound");
    assertThat(caller("reader").found(CONTEXTS).get("value")).isEmpty();
    entra.graph().directory().group(Contoso.READERS_GROUP_ID, "Readers").authenticationContext("c1", "Refunds", true);
    assertThat(caller("reader").found(GROUP).get("displayName").asText()).isEqualTo("Readers");
    assertThat(caller("reader").found(GROUP).get("securityEnabled").asBoolean()).isTrue();
    assertThat(caller("reader").found(CONTEXTS).at("/value/0/id").asText()).isEqualTo("c1");
  }

  @Test
  void eachNeedsItsPermission() throws Exception {
    GraphCaller applications = caller("applications");
    assertThat(applications.found(ASSIGNED)).isNotNull();
    for (String path : new String[] {GRANTS, GROUP, CONTEXTS}) {
      assertRefused(applications.get(path), 403, "Authorization_RequestDenied");
    }
  }
}
