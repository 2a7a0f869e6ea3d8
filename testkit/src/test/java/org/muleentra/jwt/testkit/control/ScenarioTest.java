package org.muleentra.jwt.testkit.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.fixture.Control;
import org.muleentra.jwt.testkit.fixture.TokenForm;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Scenarios go step by step, and again from the start. */
class ScenarioTest {
  private final MockEntra entra = MockEntra.start();
  private final Control control = new Control(entra);

  @AfterEach
  void close() {
    entra.close();
  }

  private JsonNode play(String name) throws Exception {
    return control.obeys("scenario", "{\"named\": \"" + name + "\"}").get("steps");
  }

  @Test
  void stepsAreDoneInTheirOrder() throws Exception {
    JsonNode steps = control.obeys("scenario", "{\"description\": \"two days\", \"steps\": ["
        + "{\"do\": \"clock\", \"set\": \"2027-03-01T08:00:00Z\"}, {\"do\": \"rotate\"}, {\"do\": \"clock\", \"advance\": \"P2D\"}]}")
        .get("steps");
    assertThat(steps.get(1).get("kid").asText()).isEqualTo(entra.keys().current().kid());
    assertThat(steps.get(2).get("now").asText()).startsWith("2027-03-03T08:00:0");
  }

  @Test
  void everyOneThatIsBroughtAlongCanBeReplayedAndSaysWhatItIs() throws Exception {
    for (String name : ScenarioCommand.NAMES) {
      JsonNode file = Json.MAPPER.readTree(ScenarioCommand.text(name));
      assertThat(file.get("description").asText()).endsWith(".");
      for (int time : List.of(1, 2)) {
        assertThat(play(name)).as("%s, time %d", name, time).hasSize(file.get("steps").size());
      }
    }
  }

  @Test
  void secretExpires() throws Exception {
    for (int time : List.of(1, 2)) {
      play("secret-expires");
      TokenForm.ofDaemon().with("client_secret", "first~secret").refused(entra, 401, "invalid_client", 7000222);
      assertThat(TokenForm.ofDaemon().with("client_secret", "second~secret").token(entra)).as("time %d", time).isNotNull();
    }
  }

  @Test
  void keysRollInAnOutage() throws Exception {
    String before = entra.keys().current().kid();
    play("keys-roll-in-an-outage");
    for (int request : List.of(1, 2, 3)) {
      assertThat(Verification.get(entra.keysUrl(TokenVersion.V2)).statusCode()).as("%d", request).isEqualTo(503);
    }
    assertThat(Verification.get(entra.keysUrl(TokenVersion.V2)).body()).contains("\"keys\"").doesNotContain(before);
  }

  @Test
  void leaverAndStepUpAndWellAgain() throws Exception {
    String caller = entra.userToken().sign();
    play("leaver");
    TokenForm.onBehalfOf(caller).refused(entra, 400, "interaction_required", 53003);
    play("step-up");
    TokenForm.onBehalfOf(caller).refused(entra, 400, "invalid_grant", 50076);
    control.obeys("fault", "{\"endpoint\": \"all\", \"fault\": \"drop\"}");
    play("well-again");
    assertThat(TokenForm.onBehalfOf(caller).token(entra)).isNotNull();
  }
}
