package org.muleentra.jwt.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.fixture.MovableClock;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A virtual machine's tokens, by its identities, and the errors of its service. */
class MockImdsTest {
  private final MovableClock clock = new MovableClock(Instant.now());
  private final MockEntra entra = MockEntra.builder().clock(clock).start();
  private final ManagedIdentity system =
      ManagedIdentity.systemAssigned().rolesOn(Contoso.API_CLIENT_ID, Contoso.READ_ALL_ROLE);
  private final MockImds imds = MockImds.start(entra, system, ManagedIdentity.userAssigned());

  @AfterEach
  void close() {
    imds.close();
    entra.close();
  }

  private static HostCall call(MockImds imds) {
    return HostCall.to(imds.endpoint(), "2018-02-01").header("Metadata", "true");
  }

  private HostCall call() {
    return call(imds);
  }

  @Test
  void theMachineGetsItsToken() throws Exception {
    JWTClaimsSet token = call().token(entra);

    assertThat(token.getAudience()).containsExactly(Contoso.API_CLIENT_ID);
    assertThat(token.getStringListClaim("roles")).containsExactly(Contoso.READ_ALL_ROLE);
    assertThat(token.getClaims()).containsEntry("oid", system.objectId()).containsEntry("sub", system.objectId())
        .containsEntry("azp", system.clientId()).containsEntry("azpacr", "2").containsEntry("idtyp", "app")
        .containsEntry("xms_mirid", Contoso.VIRTUAL_MACHINE).containsEntry("tid", Contoso.TENANT_ID);
  }

  @Test
  void numbersAreTextAndTheRefreshTokenIsEmpty() throws Exception {
    JsonNode answer = call().granted();
    assertThat(answer).allMatch(JsonNode::isTextual);
    assertThat(answer.fieldNames()).toIterable().containsExactlyInAnyOrder("access_token", "refresh_token", "expires_in",
        "expires_on", "not_before", "resource", "token_type");
    assertThat(answer.get("refresh_token").asText()).isEmpty();
    assertThat(answer.get("resource").asText()).isEqualTo(Contoso.API_APP_ID_URI);
    assertThat(answer.get("expires_on").asLong() - answer.get("not_before").asLong())
        .isEqualTo(answer.get("expires_in").asLong());
  }

  @Test
  void userAssignedIdentitiesAreNamed() throws Exception {
    ManagedIdentity user = ManagedIdentity.userAssigned();
    for (HostCall call : List.of(call().query("client_id", user.clientId()), call().query("object_id", user.objectId()),
        call().query("msi_res_id", user.resourceId()))) {
      assertThat(call.token(entra).getClaims()).containsEntry("oid", user.objectId())
          .containsEntry("xms_mirid", Contoso.ASSIGNED_IDENTITY).doesNotContainKey("roles");
    }
    for (String name : List.of("client_id", "object_id", "msi_res_id")) {
      JsonNode error = call().query(name, "other").refused(400);
      assertThat(error.get("error").asText()).isEqualTo("invalid_request");
      assertThat(error.get("error_description").asText()).isEqualTo("Identity not found");
    }
    assertThat(call().query("mi_res_id", user.resourceId()).token(entra).getClaims())
        .as("the name of another host means nothing").containsEntry("oid", system.objectId());
    call().query("client_id", user.clientId()).query("object_id", user.objectId()).refused(400);
  }

  @Test
  void machinesWithoutASystemIdentityHaveOneOrNeedAName() throws Exception {
    ManagedIdentity user = ManagedIdentity.userAssigned();
    ManagedIdentity other = ManagedIdentity.userAssigned("c", "o", "/subscriptions/s");
    try (MockImds one = MockImds.start(entra, user); MockImds two = MockImds.start(entra, user, other);
        MockImds none = MockImds.start(entra)) {
      assertThat(call(one).token(entra).getClaims()).containsEntry("oid", user.objectId());
      assertThat(call(two).refused(400).get("error_description").asText()).contains("Multiple user assigned identities");
      assertThat(call(two).query("client_id", "c").token(entra).getClaims()).containsEntry("oid", "o");
      assertThat(call(none).refused(400).get("error_description").asText()).isEqualTo("Identity not found");
    }
  }

  @Test
  void redirectedRequestsAreRefused() throws Exception {
    for (HostCall call : List.of(call().withoutHeader("Metadata"), call().header("Metadata", "True"),
        call().header("X-Forwarded-For", "10.0.0.1"))) {
      assertThat(call.refused(400).get("error").asText()).isEqualTo("bad_request_102");
    }
    assertThat(Verification.post(imds.endpoint(), "").statusCode()).isEqualTo(405);
    assertThat(Verification.get(imds.endpoint() + "/other").statusCode()).isEqualTo(404);
  }

  @Test
  void parametersAreChecked() throws Exception {
    assertThat(call().withoutQuery("api-version").refused(400).get("error").asText()).startsWith("Bad request. api-version");
    call().query("api-version", "2017-12-01").refused(400);
    assertThat(call().query("api-version", "latest").refused(400).get("newest-versions")).isNotEmpty();
    assertThat(call().query("api-version", "2021-02-01").granted()).isNotEmpty();
    assertThat(call().withoutQuery("resource").refused(400).get("error").asText()).isEqualTo("invalid_request");
    assertThat(call().query("resource", "api://nothing").refused(400).get("error").asText()).isEqualTo("invalid_resource");
    assertThat(call().query("resource", Contoso.API_APP_ID_URI + "/.default").refused(400).get("error").asText())
        .isEqualTo("invalid_resource");
    HttpResponse<String> twice = HostCall.to(imds.endpoint() + "?resource=a", "2018-02-01").header("Metadata", "true").get();
    assertThat(twice.statusCode()).isEqualTo(400);
  }

  @Test
  void tokensAreKeptUntilTheyEnd() throws Exception {
    String first = call().granted().get("access_token").asText();
    clock.move(Duration.ofMinutes(30));
    JsonNode again = call().granted();
    assertThat(again.get("access_token").asText()).isEqualTo(first);
    assertThat(again.get("expires_in").asLong()).isBetween(1790L, 3600L);

    clock.move(Duration.ofHours(1));
    String second = call().granted().get("access_token").asText();
    assertThat(second).isNotEqualTo(first);
    imds.forgetTokens();
    assertThat(call().granted().get("access_token").asText()).isNotEqualTo(second);
  }

  @Test
  void theServiceUpdatesThrottlesAndStops() throws Exception {
    for (int status : new int[] {404, 410, 429, 500, 503}) {
      imds.fault(Fault.status(status).times(1));
      assertThat(call().get().statusCode()).isEqualTo(status);
      assertThat(call().get().statusCode()).isEqualTo(200);
    }
    assertThat(imds.requests()).isEqualTo(10);
    assertThat(imds.lastRequest().header("metadata")).isEqualTo("true");
    imds.fault(Fault.garbage());
    imds.heal();
    assertThat(call().granted()).isNotEmpty();
    imds.stop();
    imds.restart();
    assertThat(call().granted()).isNotEmpty();
  }

  @Test
  void theVariableLeadsHere() throws Exception {
    String host = imds.environment().get("AZURE_POD_IDENTITY_AUTHORITY_HOST");
    assertThat(HostCall.to(host + "/metadata/identity/oauth2/token", "2018-02-01").header("Metadata", "true").granted())
        .isNotEmpty();
  }
}
