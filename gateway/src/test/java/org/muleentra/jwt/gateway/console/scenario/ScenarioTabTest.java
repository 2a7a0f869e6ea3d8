package org.muleentra.jwt.gateway.console.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.form.FieldException;

class ScenarioTabTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-27T04:39:58Z");

  private final MockEntra entra = MockEntra.start();
  private final ScenarioTab tab = new ScenarioTab(entra.baseUrl(), Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void close() {
    entra.close();
  }

  private JsonNode ask(String path, String question) throws Exception {
    return JSON.valueToTree(tab.endpoints().get(path).answer(JSON.readTree(question.replace('\'', '"'))));
  }

  private JsonNode order(String name, String order) throws Exception {
    return ask("scenario/order", "{'do': '" + name + "', 'order': " + order + "}").get("answer");
  }

  @Test
  void ordersAreObeyedAndShow() throws Exception {
    String kid = entra.keys().current().kid();
    assertThat(order("rotate", "{'drop': true}").get("kid").asText()).isEqualTo(entra.keys().current().kid()).isNotEqualTo(kid);
    order("clock", "{'advance': 'P1D'}");
    order("fault", "{'endpoint': 'keys', 'fault': 'status', 'status': 503}");
    JsonNode state = ask("scenario/state", "{}");

    assertThat(entra.clock().ahead()).isEqualTo(Duration.ofDays(1));
    assertThat(state.at("/mock/ahead").asText()).isEqualTo("PT24H");
    assertThat(state.at("/mock/publishedKeys")).extracting(JsonNode::asText).contains(entra.keys().current().kid()).doesNotContain(kid);
    assertThat(state.at("/mock/faults/keys").asText()).isEqualTo("status");
    assertThat(state.get("gatewayNow").asText()).isEqualTo(NOW.toString());
    assertThat(state.toString()).doesNotContain(Contoso.DAEMON_CLIENT_SECRET, Contoso.API_CLIENT_SECRET, Contoso.GRAPH_CLIENT_SECRET);
  }

  @Test
  void namesWhomTheOrdersAreAbout() throws Exception {
    JsonNode choices = ask("scenario/choices", "{}");
    assertThat(choices.at("/people/0/objectId").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
    assertThat(choices.get("groups")).hasSize(3);
    assertThat(ask("scenario/state", "{}").at("/mock/applications")).extracting(application -> application.get("client").asText())
        .contains(choices.get("graphClient").asText(), choices.get("apiClient").asText(), choices.get("daemonClient").asText());
  }

  @Test
  void anOrderMayBeWithoutMembers() throws Exception {
    String kid = entra.keys().current().kid();
    ask("scenario/order", "{'do': 'rotate'}");
    assertThat(entra.keys().current().kid()).isNotEqualTo(kid);
    assertThat(entra.keys().published()).extracting(key -> key.kid()).contains(kid);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{} | do: is required",
      "{'do': '../mint'} | do: must be one of account, clock, conditional-access, credential, fault, heal, memberships, refuse, ",
      "{'do': 'clock', 'order': []} | order: must be an object",
      "{'do': 'clock', 'order': {'advance': 'soon'}} | advance: must be an ISO 8601 duration of days, hours, minutes and seconds, such as ",
      "{'do': 'fault', 'order': {'endpoint': 'keys', 'fault': 'status', 'status': 200}} | status: must be a whole number from 400 to 599",
      "{'do': 'scenario', 'order': {'steps': [{'do': 'clock', 'advance': 1}]}} | steps[0].advance: must be a text",
      "{'do': 'rotate', 'now': true} | question: must have no fields but do, order"})
  void saysInOneSentenceWhatIsWrong(String question, String sentence) {
    assertThatThrownBy(() -> ask("scenario/order", question)).isInstanceOf(FieldException.class).hasMessageStartingWith(sentence);
  }
}
