package org.muleentra.jwt.gateway.console.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muleentra.jwt.gateway.console.Endpoint;
import org.muleentra.jwt.gateway.console.Question;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What the tab of scenarios asks: how the mock stands, and orders to it. */
public final class ScenarioTab {

  private static final Map<String, String> ORDERS = List.of("account", "clock", "conditional-access", "credential", "fault", "heal",
      "memberships", "refuse", "rotate", "scenario").stream().collect(Collectors.toMap(Function.identity(), Function.identity(),
          (one, other) -> one, TreeMap::new));

  private static final List<Map<String, String>> PEOPLE = List.of(
      Map.of("objectId", Contoso.USER_OBJECT_ID, "name", Contoso.USER_NAME),
      Map.of("objectId", Contoso.DAEMON_OBJECT_ID, "name", "the daemon’s service principal"));

  private static final List<Map<String, String>> GROUPS = List.of(Map.of("id", Contoso.READERS_GROUP_ID, "name", "readers"),
      Map.of("id", Contoso.WRITERS_GROUP_ID, "name", "writers"), Map.of("id", Contoso.ADMINS_GROUP_ID, "name", "administrators"));

  private final Control control;
  private final Clock clock;

  /**
   * Of a mock.
   *
   * @param baseUrl its address
   * @param clock the gateway's time, which no order moves
   */
  public ScenarioTab(String baseUrl, Clock clock) {
    control = new Control(baseUrl);
    this.clock = clock;
  }

  /** The questions by their path. */
  public Map<String, Endpoint> endpoints() {
    return Map.of("scenario/choices", this::choices, "scenario/state", this::state, "scenario/order", this::order);
  }

  private Object choices(JsonNode asked) {
    Question.of(asked);
    return Map.of("people", PEOPLE, "groups", GROUPS, "graphClient", Contoso.GRAPH_CLIENT_ID, "apiClient", Contoso.API_CLIENT_ID,
        "daemonClient", Contoso.DAEMON_CLIENT_ID, "billing", Contoso.BILLING_CLIENT_ID);
  }

  private Object state(JsonNode asked) throws IOException, InterruptedException {
    Question.of(asked);
    return Map.of("mock", control.state(), "gatewayNow", clock.instant().toString());
  }

  private Object order(JsonNode asked) throws IOException, InterruptedException {
    Question question = Question.of(asked, "do", "order");
    String name = question.choice("do", ORDERS);
    return Map.of("answer", control.order(name, question.optionalObject("order").orElse(JsonNodeFactory.instance.objectNode())));
  }
}
