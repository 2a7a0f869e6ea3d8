package org.muleentra.jwt.testkit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.testkit.fault.DocumentFault;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.http.RecordedRequest;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Graph answers as its reference says, to whoever holds a token of the mock's own token endpoint. */
class GraphTest {
  private static final String USER = "/v1.0/users/" + Contoso.USER_OBJECT_ID;
  private static final String DAEMON = "/v1.0/servicePrincipals/" + Contoso.DAEMON_OBJECT_ID;
  private static final String CHECK_READERS = "{\"groupIds\":[\"" + Contoso.READERS_GROUP_ID + "\"]}";
  private static final String GET_ALL = "{\"securityEnabledOnly\":true}";

  private final AdjustableClock clock = new AdjustableClock();
  private final MockEntra entra = MockEntra.builder().clock(clock)
      .client("users-only", "s", "User.Read.All")
      .client("no-applications", "s", "User.Read.All", "GroupMember.Read.All")
      .client("everything", "s", "Directory.Read.All")
      .start();
  private final MockGraph graph = entra.graph();
  private String token;

  @BeforeEach
  void signIn() throws Exception {
    token = tokenOf(Contoso.GRAPH_CLIENT_ID, Contoso.GRAPH_CLIENT_SECRET, entra.tokenEndpoint());
  }

  @AfterEach
  void close() {
    entra.close();
  }

  private static String tokenOf(String clientId, String secret, String endpoint) throws Exception {
    HttpResponse<String> response = Verification.post(endpoint, "grant_type=client_credentials&client_id=" + clientId
        + "&client_secret=" + secret + "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.MAPPER.readTree(response.body()).get("access_token").asText();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return Verification.post(entra.graphBaseUrl() + path, body, "Authorization", "Bearer " + token);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return Verification.HTTP.send(HttpRequest.newBuilder(URI.create(entra.graphBaseUrl() + path))
        .header("Authorization", "Bearer " + token).timeout(Duration.ofSeconds(30)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> value(HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    List<String> value = new ArrayList<>();
    Json.MAPPER.readTree(response.body()).get("value").forEach(id -> value.add(id.asText()));
    return value;
  }

  private static void assertRefused(HttpResponse<String> response, int status, String code) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode error = Json.MAPPER.readTree(response.body()).get("error");
    assertThat(error.get("code").asText()).isEqualTo(code);
    assertThat(error.get("message").asText()).isNotBlank();
    assertThat(error.get("innerError").get("request-id").asText()).isNotBlank();
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> new UUID(0x7e57, i).toString()).collect(Collectors.toList());
  }

  private static String groupIds(List<String> ids) {
    return Json.text(Map.of("groupIds", ids));
  }

  @Test
  void checksWhichOfTheGroupsAreTheirs() throws Exception {
    graph.membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID, Contoso.ADMINS_GROUP_ID);

    assertThat(value(post(USER + "/checkMemberGroups",
        groupIds(List.of(Contoso.READERS_GROUP_ID.toUpperCase(), Contoso.WRITERS_GROUP_ID)))))
        .containsExactly(Contoso.READERS_GROUP_ID);
  }

  @Test
  void listsAllGroups() throws Exception {
    graph.membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID, Contoso.ADMINS_GROUP_ID);

    assertThat(value(post(USER + "/getMemberGroups", GET_ALL)))
        .containsExactly(Contoso.READERS_GROUP_ID, Contoso.ADMINS_GROUP_ID);
  }

  @Test
  void servicePrincipalsHaveGroupsToo() throws Exception {
    graph.membership(Contoso.DAEMON_OBJECT_ID, Contoso.READERS_GROUP_ID);

    assertThat(value(post(DAEMON + "/checkMemberGroups", CHECK_READERS))).containsExactly(Contoso.READERS_GROUP_ID);
    assertThat(value(post(DAEMON + "/getMemberGroups", GET_ALL))).containsExactly(Contoso.READERS_GROUP_ID);
  }

  @Test
  void membersOfNothingGetAnEmptyList() throws Exception {
    assertThat(value(post(USER + "/checkMemberGroups", CHECK_READERS))).isEmpty();
    assertThat(value(post(USER + "/getMemberGroups", GET_ALL))).isEmpty();
  }

  @Test
  void accountsAreEnabledUntilDisabled() throws Exception {
    for (String path : List.of(USER, DAEMON)) {
      String oid = path.substring(path.lastIndexOf('/') + 1);
      assertThat(accountEnabled(path)).isTrue();
      graph.disable(oid);
      assertThat(accountEnabled(path)).isFalse();
      graph.enable(oid);
      assertThat(accountEnabled(path)).isTrue();
    }
  }

  private boolean accountEnabled(String path) throws Exception {
    HttpResponse<String> response = get(path + "?$select=accountEnabled");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Json.MAPPER.readTree(response.body()).get("accountEnabled").booleanValue();
  }

  @Test
  void userGivesAccountEnabledOnlyWhenSelected() throws Exception {
    assertThat(Json.MAPPER.readTree(get(USER).body()).has("accountEnabled")).isFalse();
    assertThat(Json.MAPPER.readTree(get(DAEMON).body()).has("accountEnabled")).isTrue();
    assertThat(Json.MAPPER.readTree(get(USER + "?%24select=id,accountEnabled").body()).fieldNames()).toIterable()
        .contains("id", "accountEnabled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"users/" + Contoso.DAEMON_OBJECT_ID, "servicePrincipals/" + Contoso.USER_OBJECT_ID,
      "users/00000000-7e57-4000-8000-000000000000"})
  void whoeverIsNotThereIsNotFound(String object) throws Exception {
    assertRefused(post("/v1.0/" + object + "/checkMemberGroups", CHECK_READERS), 404, "Request_ResourceNotFound");
    assertRefused(post("/v1.0/" + object + "/getMemberGroups", GET_ALL), 404, "Request_ResourceNotFound");
    assertRefused(get("/v1.0/" + object + "?$select=accountEnabled"), 404, "Request_ResourceNotFound");
  }

  @Test
  void deletedAccountIsNotFound() throws Exception {
    graph.directory().remove(Contoso.USER_OBJECT_ID);
    assertRefused(get(USER + "?$select=accountEnabled"), 404, "Request_ResourceNotFound");
  }

  @Test
  void twentyGroupIdsAreCheckedAndNoMore() throws Exception {
    graph.membership(Contoso.USER_OBJECT_ID, ids(30));
    assertThat(value(post(USER + "/checkMemberGroups", groupIds(ids(20))))).hasSize(20);
    assertRefused(post(USER + "/checkMemberGroups", groupIds(ids(21))), 400, "Request_BadRequest");
  }

  @Test
  void elevenThousandGroupsAreListedAndNoMore() throws Exception {
    graph.membership(Contoso.USER_OBJECT_ID, ids(11_000));
    assertThat(value(post(USER + "/getMemberGroups", GET_ALL))).hasSize(11_000);
    graph.membership(Contoso.USER_OBJECT_ID, ids(11_001));
    assertRefused(post(USER + "/getMemberGroups", GET_ALL), 400, "Directory_ResultSizeLimitExceeded");
    assertThat(value(post(USER + "/checkMemberGroups", groupIds(ids(1))))).as("a check stays possible").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
    "checkMemberGroups; {}; BadRequest", "checkMemberGroups; {\"groupIds\":\"x\"}; BadRequest",
    "checkMemberGroups; {\"groupIds\":[\"x\"]}; Request_BadRequest", "checkMemberGroups; [; BadRequest",
    "checkMemberGroups; {\"groupIds\":[1]}; Request_BadRequest", "getMemberGroups; {}; BadRequest",
    "getMemberGroups; {\"securityEnabledOnly\":\"true\"}; BadRequest", "getMemberGroups; []; BadRequest"})
  void malformedQuestionsAreRefused(String function, String body, String code) throws Exception {
    assertRefused(post(USER + "/" + function, body), 400, code);
  }

  @Test
  void tokenMustBeOneOfItsOwn() throws Exception {
    assertRefused(Verification.post(entra.graphBaseUrl() + USER + "/getMemberGroups", GET_ALL), 401,
        "InvalidAuthenticationToken");
    token = entra.appToken().v1().audience("https://graph.microsoft.com").roles("Directory.Read.All").sign();
    assertRefused(get(USER), 401, "InvalidAuthenticationToken");
    token = Json.MAPPER.readTree(Verification.post(entra.tokenEndpoint(), "grant_type=client_credentials&client_id="
        + Contoso.DAEMON_CLIENT_ID + "&client_secret=" + Contoso.DAEMON_CLIENT_SECRET + "&scope="
        + Contoso.API_CLIENT_ID + "/.default").body()).get("access_token").asText();
    assertRefused(get(USER), 401, "InvalidAuthenticationToken");
  }

  @Test
  void tokenExpires() throws Exception {
    graph.tokenLifetime(Duration.ofMinutes(5));
    signIn();
    clock.advance(Duration.ofSeconds(299));
    assertThat(get(USER).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    assertRefused(get(USER), 401, "InvalidAuthenticationToken");
  }

  @Test
  void tokenMayBeRevoked() throws Exception {
    graph.revokeTokens();
    HttpResponse<String> response = get(USER);
    assertRefused(response, 401, "InvalidAuthenticationToken");
    assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void tenantsAreApart() throws Exception {
    graph.membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    token = tokenOf(Contoso.GRAPH_CLIENT_ID, Contoso.GRAPH_CLIENT_SECRET,
        entra.baseUrl() + "/" + Contoso.FABRIKAM_TENANT_ID + "/oauth2/v2.0/token");
    assertRefused(post(USER + "/checkMemberGroups", CHECK_READERS), 404, "Request_ResourceNotFound");
    graph.directory(Contoso.FABRIKAM_TENANT_ID).user(Contoso.USER_OBJECT_ID);
    assertThat(value(post(USER + "/checkMemberGroups", CHECK_READERS))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"users-only, 403, 200, 403, 403", "no-applications, 200, 200, 403, 403", "everything, 200, 200, 200, 200",
      Contoso.ROLELESS_CLIENT_ID + ", 403, 403, 403, 403"})
  void permissionsAreDemanded(String client, int userGroups, int userAccount, int appGroups, int appAccount)
      throws Exception {
    token = tokenOf(client, client.equals(Contoso.ROLELESS_CLIENT_ID) ? Contoso.ROLELESS_CLIENT_SECRET : "s",
        entra.tokenEndpoint());
    assertThat(post(USER + "/getMemberGroups", GET_ALL).statusCode()).isEqualTo(userGroups);
    assertThat(get(USER).statusCode()).isEqualTo(userAccount);
    assertThat(post(DAEMON + "/checkMemberGroups", CHECK_READERS).statusCode()).isEqualTo(appGroups);
    assertThat(get(DAEMON).statusCode()).isEqualTo(appAccount);
    if (userGroups == 403) {
      assertRefused(post(USER + "/getMemberGroups", GET_ALL), 403, "Authorization_RequestDenied");
    }
  }

  @Test
  void otherMethodsAndPathsAreRefused() throws Exception {
    assertThat(get(USER + "/getMemberGroups").statusCode()).isEqualTo(405);
    assertThat(post(USER, "{}").statusCode()).isEqualTo(405);
    assertRefused(get("/v1.0/devices/" + Contoso.READERS_GROUP_ID), 400, "BadRequest");
    assertThat(get("/beta/users/" + Contoso.USER_OBJECT_ID).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(value = GraphCall.class, mode = EnumSource.Mode.EXCLUDE, names = {"ADD_KEY", "REMOVE_KEY"})
  void faultStrikesOneKindOfCall(GraphCall struck) throws Exception {
    graph.fault(struck, Fault.throttled(7));
    assertThat(Map.of(
        GraphCall.TOKEN, Verification.post(entra.tokenEndpoint(), "").statusCode(),
        GraphCall.CHECK_MEMBER_GROUPS, post(USER + "/checkMemberGroups", CHECK_READERS).statusCode(),
        GraphCall.GET_MEMBER_GROUPS, post(USER + "/getMemberGroups", GET_ALL).statusCode(),
        GraphCall.ACCOUNT, get(USER).statusCode(),
        GraphCall.APPLICATION, get("/v1.0/applications(appId='everything')").statusCode(),
        GraphCall.OWNERS, get("/v1.0/applications(appId='everything')/owners").statusCode()))
        .allSatisfy((call, status) -> assertThat(status)
            .isEqualTo(call == struck ? 429 : call == GraphCall.TOKEN ? 400 : 200));
  }

  @Test
  void faultOfGraphLeavesTheTokenEndpointAndTheKeysAlone() throws Exception {
    graph.fault(Fault.status(503, Map.of("Retry-After", "9")));
    HttpResponse<String> response = post(USER + "/getMemberGroups", GET_ALL);
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("9");
    signIn();
    Verification.verify(entra.userToken().sign(), entra.keysUrl(TokenVersion.V2));
    graph.heal();
    assertThat(get(USER).statusCode()).isEqualTo(200);
  }

  @Test
  void faultThatHealsLeavesRefusalsAsTheyAre() throws Exception {
    graph.fault(Fault.status(500).times(1));
    String nobody = "/v1.0/users/00000000-7e57-4000-8000-000000000000";
    assertThat(get(nobody).statusCode()).isEqualTo(500);
    assertRefused(get(nobody), 404, "Request_ResourceNotFound");
  }

  @Test
  void bodiesGoWrong() throws Exception {
    graph.membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    String path = USER + "/getMemberGroups";
    graph.fault(Fault.html());
    assertThat(post(path, GET_ALL).headers().firstValue("Content-Type").get()).startsWith("text/html");
    graph.fault(Fault.garbage());
    assertThatThrownBy(() -> Json.MAPPER.readTree(post(path, GET_ALL).body())).isInstanceOf(IOException.class);
    graph.fault(DocumentFault.member("value", Map.of("0", true)));
    assertThat(Json.MAPPER.readTree(post(path, GET_ALL).body()).get("value").isObject()).isTrue();
    graph.fault(Fault.hugeBody(2));
    assertThat(post(path, GET_ALL).body().length()).isGreaterThan(2 * 1024 * 1024);
    graph.fault(Fault.truncatedBody());
    assertThatThrownBy(() -> post(path, GET_ALL)).isInstanceOf(IOException.class);
    graph.fault(Fault.dropConnection());
    assertThatThrownBy(() -> post(path, GET_ALL)).isInstanceOf(IOException.class);
  }

  @Test
  void requestsAreCountedAndTheLatestIsKept() throws Exception {
    post(USER + "/checkMemberGroups", CHECK_READERS);
    get(USER + "?$select=accountEnabled");
    get(DAEMON);

    assertThat(graph.requests(GraphCall.TOKEN)).isEqualTo(1);
    assertThat(graph.requests(GraphCall.ACCOUNT)).isEqualTo(2);
    assertThat(graph.requests(USER)).isEqualTo(1);
    assertThat(graph.requestsByPath()).containsEntry(USER + "/checkMemberGroups", 1).hasSize(4);
    RecordedRequest check = graph.lastRequest(GraphCall.CHECK_MEMBER_GROUPS);
    assertThat(check.method()).isEqualTo("POST");
    assertThat(check.path()).isEqualTo(USER + "/checkMemberGroups");
    assertThat(check.body()).isEqualTo(CHECK_READERS);
    assertThat(check.header("authorization")).isEqualTo("Bearer " + token);
    assertThat(graph.lastRequest(GraphCall.ACCOUNT).path()).isEqualTo(DAEMON);
    assertThat(graph.lastRequest(GraphCall.ACCOUNT).query()).isNull();
    assertThat(graph.lastRequest(GraphCall.TOKEN).form()).containsEntry("client_id", Contoso.GRAPH_CLIENT_ID)
        .containsEntry("scope", "https://graph.microsoft.com/.default");
    assertThat(entra.requestsByPath()).as("documents are counted apart").isEmpty();
    graph.resetRequests();
    assertThat(graph.requestsByPath()).isEmpty();
    assertThatThrownBy(() -> graph.lastRequest(GraphCall.ACCOUNT)).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://graph.microsoft.com", "https://graph.microsoft.com/", MockGraph.CLIENT_ID, "self"})
  void graphIsAskedForByItsNames(String resource) throws Exception {
    String scope = (resource.equals("self") ? entra.graphBaseUrl() : resource) + "/.default";
    HttpResponse<String> response = Verification.post(entra.tokenEndpoint(), "grant_type=client_credentials&client_id="
        + Contoso.GRAPH_CLIENT_ID + "&client_secret=" + Contoso.GRAPH_CLIENT_SECRET
        + "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8));
    token = Json.MAPPER.readTree(response.body()).get("access_token").asText();
    assertThat(get(USER).statusCode()).isEqualTo(200);
    assertThat(Json.MAPPER.readTree(response.body()).get("expires_in").asInt()).isEqualTo(3600);
  }

  /** Time that the test moves. */
  private static final class AdjustableClock extends Clock {
    private volatile Instant now = Instant.now();

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
