package org.muleentra.jwt.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** An app's tokens behind a header that rotates. */
class MockAppServiceTest {
  private final MockEntra entra = MockEntra.start();
  private final ManagedIdentity user = ManagedIdentity.userAssigned().rolesOn(Contoso.API_CLIENT_ID, Contoso.READ_ALL_ROLE);
  private final MockAppService host = MockAppService.start(entra, ManagedIdentity.systemAssigned(), user);

  @AfterEach
  void close() {
    host.close();
    entra.close();
  }

  private static HostCall call(MockAppService host) {
    return HostCall.to(host.environment().get("IDENTITY_ENDPOINT"), "2019-08-01")
        .header("X-IDENTITY-HEADER", host.environment().get("IDENTITY_HEADER"));
  }

  private HostCall call() {
    return call(host);
  }

  @Test
  void theAppGetsItsToken() throws Exception {
    JsonNode answer = call().granted();
    assertThat(answer).allMatch(JsonNode::isTextual);
    assertThat(answer.fieldNames()).toIterable().containsExactlyInAnyOrder("access_token", "client_id", "expires_on",
        "not_before", "resource", "token_type");
    assertThat(answer.get("client_id").asText()).isEqualTo(Contoso.SYSTEM_IDENTITY_CLIENT_ID);
    assertThat(call().token(entra).getClaims()).containsEntry("oid", Contoso.SYSTEM_IDENTITY_OBJECT_ID);
  }

  @Test
  void userAssignedIdentitiesAreNamed() throws Exception {
    for (HostCall call : List.of(call().query("client_id", user.clientId()), call().query("principal_id", user.objectId()),
        call().query("object_id", user.objectId()), call().query("mi_res_id", user.resourceId()))) {
      assertThat(call.granted().get("client_id").asText()).isEqualTo(user.clientId());
      assertThat(call.token(entra).getStringListClaim("roles")).containsExactly(Contoso.READ_ALL_ROLE);
    }
    assertThat(call().query("client_id", "other").refused(400).get("message").asText())
        .startsWith("No User Assigned or Delegated Managed Identity found");
    call().query("client_id", user.clientId()).query("mi_res_id", user.resourceId()).refused(400);
  }

  @Test
  void anAppWithoutASystemIdentityMustNameOne() throws Exception {
    try (MockAppService assigned = MockAppService.start(entra, user)) {
      call(assigned).refused(400);
      assertThat(call(assigned).query("client_id", user.clientId()).granted()).isNotEmpty();
    }
  }

  @Test
  void theHeaderIsDemandedAndRotates() throws Exception {
    HostCall before = call();
    before.withoutHeader("X-IDENTITY-HEADER").refused(401);
    before.header("X-IDENTITY-HEADER", "x").refused(401);
    assertThat(before.granted()).isNotEmpty();
    host.rotateHeader();
    JsonNode error = before.refused(401);
    assertThat(error.get("statusCode").asInt()).isEqualTo(401);
    assertThat(error.get("correlationId").asText()).isNotEmpty();
    assertThat(call().granted()).isNotEmpty();
  }

  @Test
  void parametersAreCheckedAndFaultsStrike() throws Exception {
    call().query("api-version", "2017-09-01").refused(400);
    call().withoutQuery("resource").refused(400);
    assertThat(call().query("resource", "api://nothing").refused(500).get("message").asText())
        .startsWith("An unexpected error occured");
    host.fault(Fault.throttled(3).times(1));
    assertThat(call().get().headers().firstValue("Retry-After")).hasValue("3");
    assertThat(call().granted()).isNotEmpty();
  }
}
