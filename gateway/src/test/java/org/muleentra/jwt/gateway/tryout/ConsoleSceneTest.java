package org.muleentra.jwt.gateway.tryout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.gateway.console.Endpoint;
import org.muleentra.jwt.gateway.console.live.DecisionLog;
import org.muleentra.jwt.tool.form.FieldException;

/** What the console's tabs ask of the demonstration, answered by the engine. */
class ConsoleSceneTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Demo demo;
  private static DecisionLog decisions;
  private static Map<String, Endpoint> endpoints;

  @BeforeAll
  static void start() {
    demo = Demo.start();
    decisions = DecisionLog.open();
    endpoints = DemoConsole.endpoints(demo, decisions);
  }

  @AfterAll
  static void stop() {
    decisions.close();
    demo.close();
  }

  private static JsonNode ask(String path, JsonNode question) throws Exception {
    return JSON.valueToTree(endpoints.get(path).answer(question));
  }

  private static JsonNode ask(String path, String question) throws Exception {
    return ask(path, JSON.readTree(question.replace('\'', '"')));
  }

  private static String mint(String wish) throws Exception {
    return ask("mint/token", wish).get("token").asText();
  }

  private static JsonNode send(String api, String token) throws Exception {
    return ask("mint/send", "{'api': '" + api + "', 'token': '" + token + "'}");
  }

  private static long newest() throws Exception {
    return ask("live/since", "{'after': 1000000}").get("newest").asLong();
  }

  private static JsonNode decided(long after) throws Exception {
    return ask("live/since", "{'after': " + after + "}").get("records");
  }

  @Test
  void everyApiHasAGoodCallerAmongTheCallsOrARule() throws Exception {
    JsonNode apis = ask("mint/choices", "{}").get("apis");
    assertThat(apis).hasSizeGreaterThan(15).allSatisfy(api -> assertThat(api.get("rule").asText()).isNotEmpty());
    assertThat(apis).extracting(api -> api.get("name").asText()).doesNotHaveDuplicates()
        .contains("orders", "orders-accounts", "orders-calling/user", "billing");
  }

  @Test
  void aMintedTokenIsSentAndItsDecisionIsLive() throws Exception {
    long before = newest();
    String token = mint("{'groups': ['9ea0de25-7e57-4066-8c8a-5ca1ab1e0f01']}");
    assertThat(send("orders-roles", token).get("status").asInt()).isEqualTo(200);

    JsonNode refusal = send("orders-roles", mint("{'spoil': 'audience'}"));
    assertThat(refusal.get("status").asInt()).isEqualTo(401);
    assertThat(refusal.at("/headers/WWW-Authenticate/0").asText()).contains("invalid_token");
    JsonNode records = decided(before);
    assertThat(records).extracting(record -> record.get("Decision").asText()).containsExactly("admitted", "refused");
    assertThat(records).extracting(record -> record.get("ApiName").asText()).containsOnly("orders-roles");
    assertThat(records.get(1).get("Reason").asText()).isEqualTo("AUDIENCE_MISMATCH");
    assertThat(records.get(1).get("RefusalId").asText()).isEqualTo(refusal.get("refusalId").asText()).isNotEmpty();
    assertThat(records.toString()).doesNotContain(token.substring(token.lastIndexOf('.')));
  }

  @Test
  void withoutATokenTheChallengeIsBare() throws Exception {
    assertThat(ask("mint/send", "{'api': 'orders'}").at("/headers/WWW-Authenticate/0").asText()).isEqualTo("Bearer");
  }

  /** One of each chapter; none with an invented kid, as a flood of those is answered 503. */
  @Test
  void theCatalogueIsRefusedAsItSays() throws Exception {
    Set<String> chapters = new LinkedHashSet<>();
    for (JsonNode hostile : ask("mint/choices", "{}").get("catalogue")) {
      String token = ask("mint/hostile", JSON.valueToTree(Map.of("named", hostile.get("name")))).get("token").asText();
      boolean sendable = token.chars().allMatch(c -> c >= ' ' && c <= '~');
      if (sendable && !hostile.get("reason").asText().equals("KEY_UNKNOWN") && chapters.add(hostile.get("chapter").asText())) {
        JsonNode answer = ask("mint/send", JSON.valueToTree(Map.of("api", "orders", "token", token)));
        assertThat(answer.get("status")).as("%s", hostile).isEqualTo(hostile.get("status"));
      }
    }
    assertThat(chapters).hasSizeGreaterThan(8);
  }

  @Test
  void trafficLeadsToManyReasons() throws Exception {
    long before = newest();
    JsonNode sent = ask("live/traffic", "{}").get("sent");
    Set<String> reasons = new LinkedHashSet<>();
    decided(before).forEach(record -> reasons.add(record.path("Reason").asText(record.get("Decision").asText())));
    assertThat(reasons).contains("admitted", "NO_CREDENTIALS", "TOKEN_EXPIRED", "SIGNATURE_INVALID", "KEY_UNKNOWN", "AUDIENCE_MISMATCH",
        "TENANT_NOT_TRUSTED", "CALLER_KIND_NOT_ALLOWED", "SCOPE_MISSING", "ROLE_MISSING", "AUTHENTICATION_CONTEXT_MISSING");
    assertThat(sent).allSatisfy(call -> assertThat(call.get("status").asInt()).isIn(200, 401, 403, 503));
  }

  /** Looked up in the mock's Graph, which an order of the page has changed. */
  @Test
  void aDisabledAccountIsRefused() throws Exception {
    String stranger = "ade1e0b1-7e57-4f55-b379-5ca1ab1e0e09";
    ask("scenario/order", "{'do': 'account', 'order': {'objectId': '" + stranger + "', 'enabled': false}}");
    long before = newest();
    assertThat(send("orders-accounts", mint("{'objectId': '" + stranger + "'}")).get("status").asInt()).isEqualTo(401);
    assertThat(decided(before).get(0).get("Reason").asText()).isEqualTo("ACCOUNT_DISABLED");
  }

  @Test
  void namedCallsAreSentAlone() throws Exception {
    List<String> titles = new ArrayList<>();
    ask("live/traffic", "{'calls': ['user', 'own']}").get("sent").forEach(call -> titles.add(call.get("title").asText()));
    assertThat(titles).containsExactly("user", "the application's own token for Billing");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "mint/send | {'token': 'x'} | api: is required",
      "mint/send | {'api': 'http://example.com/', 'token': 'x'} | api: must be one of orders, orders-write, ",
      "mint/send | {'api': 'orders', 'token': '\\u00e4'} | token: must be printable ASCII, or it cannot stand in a header",
      "mint/send | {'api': 'orders', 'token': 'a\\r\\nX-A: b'} | token: must be printable ASCII, or it cannot stand in a header",
      "mint/hostile | {} | named: is required",
      "mint/hostile | {'named': 'kind'} | named: must be the name of a token of the catalogue",
      "mint/choices | {'all': true} | question: must be empty",
      "live/since | {'after': -1} | after: must be a whole number from 0 to ",
      "live/traffic | {'calls': ['user', 'all']} | calls[1]: must be one of user, app, "})
  void saysInOneSentenceWhatIsWrong(String path, String question, String sentence) {
    assertThatThrownBy(() -> ask(path, question)).isInstanceOf(FieldException.class).hasMessageStartingWith(sentence);
  }
}
