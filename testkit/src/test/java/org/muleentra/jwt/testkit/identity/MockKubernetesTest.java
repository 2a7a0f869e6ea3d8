package org.muleentra.jwt.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.testkit.fixture.MovableClock;
import org.muleentra.jwt.testkit.fixture.TokenForm;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** The pod's token proves the application until it ends; the next one goes on. */
class MockKubernetesTest {
  @Test
  void theFileProvesTheApplication(@TempDir Path folder) throws Exception {
    MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    try (MockEntra entra = MockEntra.builder().clock(clock).start()) {
      MockKubernetes pod = MockKubernetes.start(entra, folder.resolve("token"), entra.application(Contoso.DAEMON_CLIENT_ID));
      Map<String, String> variables = pod.environment();
      assertThat(variables).containsEntry("AZURE_CLIENT_ID", Contoso.DAEMON_CLIENT_ID)
          .containsEntry("AZURE_TENANT_ID", Contoso.TENANT_ID).containsEntry("AZURE_AUTHORITY_HOST", entra.baseUrl() + "/");
      Path file = Path.of(variables.get("AZURE_FEDERATED_TOKEN_FILE"));
      String first = Files.readString(file);

      assertThat(TokenForm.ofDaemon().assertion(first).token(entra).getClaims()).containsEntry("azpacr", "2");
      clock.move(Duration.ofHours(24));
      TokenForm.ofDaemon().assertion(first).refused(entra, 401, "invalid_client", 700024);
      pod.renewToken();
      assertThat(TokenForm.ofDaemon().assertion(Files.readString(file)).token(entra)).isNotNull();
    }
  }
}
