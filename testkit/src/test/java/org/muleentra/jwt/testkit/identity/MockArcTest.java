package org.muleentra.jwt.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** The agent gives a token to whoever can read its files. */
class MockArcTest {
  private final MockEntra entra = MockEntra.start();

  @TempDir
  private Path folder;

  private MockArc arc;

  @BeforeEach
  void start() {
    arc = MockArc.start(entra, folder, ManagedIdentity.systemAssigned());
  }

  @AfterEach
  void close() {
    arc.close();
    entra.close();
  }

  private HostCall call() {
    return HostCall.to(arc.environment().get("IDENTITY_ENDPOINT"), "2020-06-01").header("Metadata", "true");
  }

  private Path challenged() throws Exception {
    return challenged(call());
  }

  private HostCall answered(HostCall call) throws Exception {
    return call.header("Authorization", "Basic " + Files.readString(challenged(call)));
  }

  private static Path challenged(HostCall call) throws Exception {
    HttpResponse<String> response = call.get();
    assertThat(response.statusCode()).isEqualTo(401);
    String header = response.headers().firstValue("WWW-Authenticate").orElseThrow();
    assertThat(header).startsWith("Basic realm=");
    return Path.of(header.substring("Basic realm=".length()));
  }

  @Test
  void theSecretOfTheFileOpensTheDoor() throws Exception {
    Path file = challenged();
    assertThat(file).hasParent(arc.tokenDirectory()).hasExtension("key");
    assertThat(Files.size(file)).isLessThanOrEqualTo(4096);

    HostCall answered = call().header("Authorization", "Basic " + Files.readString(file));
    JsonNode answer = answered.granted();
    assertThat(answer).allMatch(JsonNode::isTextual);
    assertThat(answer.has("client_id")).isFalse();
    assertThat(file).doesNotExist();
    answered.refused(401);
  }

  @Test
  void anOlderAgentIgnoresNames() throws Exception {
    assertThat(answered(call().query("client_id", Contoso.ASSIGNED_IDENTITY_CLIENT_ID)).token(entra).getClaims())
        .containsEntry("oid", Contoso.SYSTEM_IDENTITY_OBJECT_ID);
    assertThat(answered(call().query("client_id", Contoso.ASSIGNED_IDENTITY_CLIENT_ID)).granted().has("client_id")).isFalse();
  }

  @Test
  void aNewerAgentEchoesTheUserAssignedIdentity() throws Exception {
    ManagedIdentity user = ManagedIdentity.userAssigned();
    try (MockArc newer = MockArc.start(entra, folder, ManagedIdentity.systemAssigned(), user)) {
      HostCall call = HostCall.to(newer.endpoint(), "2020-06-01").header("Metadata", "true");
      Map<String, String> names =
          Map.of("client_id", user.clientId(), "object_id", user.objectId(), "msi_res_id", user.resourceId());
      for (Map.Entry<String, String> name : names.entrySet()) {
        assertThat(answered(call.query(name.getKey(), name.getValue())).granted().get(name.getKey()).asText())
            .isEqualTo(name.getValue());
        answered(call.query(name.getKey(), "other")).refused(404);
      }
      assertThat(answered(call.query("msi_res_id", user.resourceId())).token(entra).getClaims())
          .containsEntry("oid", user.objectId());
      JsonNode ignored = answered(call.query("mi_res_id", user.resourceId())).granted();
      assertThat(ignored.has("msi_res_id") || ignored.has("client_id")).as("the machine's own").isFalse();
    }
  }

  @Test
  void wrongSecretsAreChallengedAgain() throws Exception {
    Path file = challenged();
    call().header("Authorization", "Basic x").refused(401);
    call().header("Authorization", Files.readString(file)).refused(401);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void requestsAreChecked() throws Exception {
    assertThat(call().withoutHeader("Metadata").refused(400).get("error").asText()).isEqualTo("bad_request_102");
    call().header("Metadata", "True").refused(401);
    call().query("api-version", "2018-02-01").refused(400);
    call().query("api-version", "2019-11-01").refused(401);
    call().withoutQuery("resource").refused(400);
    assertThat(call().query("resource", "api://nothing").header("Authorization", "Basic " + Files.readString(challenged()))
        .refused(400).get("error").asText()).isEqualTo("invalid_resource");
  }

  @Test
  void challengesMayLead() throws Exception {
    arc.keyLength(4097);
    assertThat(Files.size(challenged())).isEqualTo(4097);
    arc.challenge("Basic realm=/etc/passwd");
    assertThat(challenged()).isEqualTo(Path.of("/etc/passwd"));
    arc.challenge("Bearer");
    assertThat(call().get().headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    arc.challenge(null);
    assertThat(challenged()).hasParent(arc.tokenDirectory());
  }

  @Test
  void variablesAreOfTheMachine() {
    assertThat(arc.environment()).containsOnlyKeys("IDENTITY_ENDPOINT", "IMDS_ENDPOINT")
        .containsEntry("IDENTITY_ENDPOINT", arc.environment().get("IMDS_ENDPOINT") + "/metadata/identity/oauth2/token");
  }
}
