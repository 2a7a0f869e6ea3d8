package org.muleentra.jwt.testkit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.fixture.Control;
import org.muleentra.jwt.testkit.fixture.GraphCaller;
import org.muleentra.jwt.testkit.fixture.MovableClock;
import org.muleentra.jwt.testkit.fixture.TokenForm;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Every order does what it says, as seen by whoever uses the mock. */
class ControlTest {
  private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");
  private static final String DAEMON = "{\"client\": \"" + Contoso.DAEMON_CLIENT_ID + "\", ";

  private final MockEntra entra = MockEntra.builder().clock(new MovableClock(NOW)).start();
  private final Control control = new Control(entra);

  @AfterEach
  void close() {
    entra.close();
  }

  private int keysStatus() throws Exception {
    return Verification.get(entra.keysUrl(TokenVersion.V2)).statusCode();
  }

  @Test
  void rotateKeepsTheOldKeysUnlessTheyAreDropped() throws Exception {
    String before = entra.keys().current().kid();

    String kid = control.obeys("rotate", "").get("kid").asText();
    assertThat(kid).isEqualTo(entra.keys().current().kid()).isNotEqualTo(before);
    assertThat(Verification.get(entra.keysUrl(TokenVersion.V2)).body()).contains(before, kid);

    control.obeys("rotate", "{\"drop\": true}");
    assertThat(Verification.get(entra.keysUrl(TokenVersion.V2)).body()).doesNotContain(before).doesNotContain(kid);
  }

  @Test
  void faultStrikesSoManyTimes() throws Exception {
    control.obeys("fault", "{\"endpoint\": \"keys\", \"fault\": \"status\", \"status\": 503, \"retryAfter\": 9, \"times\": 2}");

    assertThat(Verification.get(entra.keysUrl(TokenVersion.V2)).headers().firstValue("Retry-After")).hasValue("9");
    assertThat(control.state().get("faults").get("keys").asText()).isEqualTo("status");
    assertThat(Verification.get(entra.discoveryUrl(TokenVersion.V2)).statusCode()).isEqualTo(200);
    assertThat(keysStatus()).isEqualTo(503);
    assertThat(keysStatus()).isEqualTo(200);
    assertThat(control.state().get("faults")).isEmpty();
  }

  @Test
  void faultsOfEachKind() throws Exception {
    String url = entra.keysUrl(TokenVersion.V2);
    fault("\"throttled\", \"retryAfter\": 7");
    assertThat(keysStatus()).isEqualTo(429);
    fault("\"html\", \"status\": 502");
    assertThat(Verification.get(url).headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(keysStatus()).isEqualTo(502);
    fault("\"empty\"");
    assertThat(Verification.get(url).body()).isEmpty();
    fault("\"body\", \"body\": \"[]\"");
    assertThat(Verification.get(url).body()).isEqualTo("[]");
    fault("\"large\", \"bytes\": 70000");
    assertThat(Verification.get(url).body()).hasSize(70_000);
    fault("\"late\", \"seconds\": 0, \"after\": 0");
    assertThat(Verification.get(url).body()).startsWith("{\"keys\"");
    fault("\"drip\", \"seconds\": 0");
    assertThat(Verification.get(url).body()).startsWith("{\"keys\"");
    fault("\"byteOrderMark\"");
    assertThat(Verification.get(url).body()).startsWith("\uFEFF{");
    fault("\"gzip\"");
    assertThat(Verification.get(url).headers().firstValue("Content-Encoding")).hasValue("gzip");
    fault("\"garbage\"");
    assertThatThrownBy(() -> Json.MAPPER.readTree(Verification.get(url).body())).isInstanceOf(IOException.class);
    for (String kind : new String[] {"\"drop\"", "\"truncated\""}) {
      fault(kind);
      assertThatThrownBy(() -> Verification.get(url)).isInstanceOf(IOException.class);
    }
    fault("\"silence\"");
    fault("\"endless\"");
    assertThat(control.state().get("faults").get("keys").asText()).isEqualTo("endless");
  }

  private void fault(String kind) throws Exception {
    control.obeys("fault", "{\"endpoint\": \"keys\", \"fault\": " + kind + "}");
  }

  @Test
  void healEndsFaultsOfOneEndpointOrOfAll() throws Exception {
    control.obeys("fault", "{\"endpoint\": \"all\", \"fault\": \"throttled\"}");
    assertThat(control.state().get("faults").fieldNames()).toIterable().containsExactly("discovery", "keys", "token",
        "checkMemberGroups", "getMemberGroups", "account", "application", "owners", "addKey", "removeKey",
        "appRoleAssignedTo", "oauth2PermissionGrants", "group", "authenticationContexts");

    assertThat(control.obeys("heal", "{\"endpoint\": \"keys\"}").get("faults").has("keys")).isFalse();
    assertThat(keysStatus()).isEqualTo(200);
    assertThat(TokenForm.ofDaemon().post(entra).statusCode()).isEqualTo(429);
    control.obeys("heal", "{\"endpoint\": \"graph\"}");
    assertThat(control.state().get("faults").fieldNames()).toIterable().containsExactly("discovery", "token");
    control.obeys("heal", "");
    assertThat(TokenForm.ofDaemon().token(entra)).isNotNull();
  }

  @Test
  void clockMovesWhatBeginsAndExpires() throws Exception {
    entra.application(Contoso.DAEMON_CLIENT_ID).withoutCredentials()
        .secret(Contoso.DAEMON_CLIENT_SECRET, NOW, NOW.plus(Duration.ofDays(90)));

    assertThat(control.obeys("clock", "{\"advance\": \"P89DT23H\"}").get("now").asText()).isEqualTo("2027-05-30T07:00:00Z");
    assertThat(TokenForm.ofDaemon().token(entra).getExpirationTime()).isAfter("2027-05-30T07:00:00");
    control.obeys("clock", "{\"advance\": \"PT1H\"}");
    TokenForm.ofDaemon().refused(entra, 401, "invalid_client", 7000222);
    assertThat(control.obeys("clock", "{\"set\": \"2027-03-02T00:00:00Z\"}").get("now").asText())
        .isEqualTo("2027-03-02T00:00:00Z");
    assertThat(control.obeys("clock", "{\"reset\": true}").get("now").asText()).isEqualTo(NOW.toString());
    assertThat(TokenForm.ofDaemon().token(entra)).isNotNull();
  }

  @Test
  void membershipsAndAccountsAreGraphs() throws Exception {
    GraphCaller graph = GraphCaller.of(entra, Contoso.GRAPH_CLIENT_ID, Contoso.GRAPH_CLIENT_SECRET);
    String adele = "\"objectId\": \"" + Contoso.USER_OBJECT_ID + "\"";

    control.obeys("memberships", "{" + adele + ", \"groups\": [\"" + Contoso.READERS_GROUP_ID + "\"]}");
    control.obeys("account", "{" + adele + ", \"enabled\": false}");

    String path = "/v1.0/users/" + Contoso.USER_OBJECT_ID;
    assertThat(Json.MAPPER.readTree(graph.post(path + "/getMemberGroups", "{\"securityEnabledOnly\": true}").body())
        .get("value").get(0).asText()).isEqualTo(Contoso.READERS_GROUP_ID);
    assertThat(graph.found(path + "?$select=accountEnabled").get("accountEnabled").asBoolean()).isFalse();
    control.obeys("account", "{" + adele + ", \"enabled\": true}");
    control.obeys("account", "{" + adele + ", \"enabled\": false, \"tenant\": \"" + Contoso.FABRIKAM_TENANT_ID + "\"}");
    assertThat(graph.found(path + "?$select=accountEnabled").get("accountEnabled").asBoolean()).isTrue();
  }

  @Test
  void clientsAreDisabledAndEnabled() throws Exception {
    control.obeys("account", DAEMON + "\"enabled\": false}");
    TokenForm.ofDaemon().refused(entra, 400, "unauthorized_client", 7000112);
    control.obeys("account", DAEMON + "\"enabled\": true}");
    assertThat(TokenForm.ofDaemon().token(entra)).isNotNull();
  }

  @Test
  void credentialsAreAddedExpiredAndRemoved() throws Exception {
    JsonNode added = control.obeys("credential", DAEMON + "\"addSecret\": \"next~secret\", \"displayName\": \"next\", "
        + "\"end\": \"2027-06-01T00:00:00Z\"}");
    assertThat(TokenForm.ofDaemon().with("client_secret", "next~secret").token(entra)).isNotNull();
    assertThat(control.state().toString()).contains("\"hint\":\"nex\"").doesNotContain("next~secret")
        .doesNotContain(Contoso.DAEMON_CLIENT_SECRET);

    String keyId = added.get("keyIds").get(0).asText();
    control.obeys("credential", DAEMON + "\"expire\": \"" + keyId + "\"}");
    TokenForm.ofDaemon().with("client_secret", "next~secret").refused(entra, 401, "invalid_client", 7000222);
    assertThat(TokenForm.ofDaemon().token(entra)).as("the other one").isNotNull();
    control.obeys("credential", DAEMON + "\"expire\": \"all\"}");
    TokenForm.ofDaemon().refused(entra, 401, "invalid_client", 7000222);
    control.obeys("credential", DAEMON + "\"remove\": \"all\"}");
    TokenForm.ofDaemon().refused(entra, 401, "invalid_client", 7000215);
  }

  @Test
  void certificateIsAddedAndTakesEffectLater() throws Exception {
    SigningKey key = SigningKey.generate().certified(NOW, NOW.plus(Duration.ofDays(90)));
    control.obeys("credential", DAEMON + "\"addCertificate\": " + Json.text(key.certificatePem())
        + ", \"displayName\": \"spring\", \"end\": \"2027-04-01T00:00:00Z\", \"takesEffectAfter\": \"PT2M\"}");
    control.obeys("credential", DAEMON + "\"addSecret\": \"late~secret\"}");

    assertThat(entra.application(Contoso.DAEMON_CLIENT_ID).credentials().certificates().get(0).certificate())
        .isEqualTo(key.certificate());
    assertThat(control.state().toString()).contains("\"spring\"", "\"2027-04-01T00:00:00Z\"");
    TokenForm.ofDaemon().with("client_secret", "late~secret").refused(entra, 401, "invalid_client", 7000215);
    control.obeys("clock", "{\"advance\": \"PT2M\"}");
    assertThat(TokenForm.ofDaemon().with("client_secret", "late~secret").token(entra)).isNotNull();
    control.obeys("credential", DAEMON + "\"takesEffectAfter\": \"PT0S\"}");
    control.obeys("credential", DAEMON + "\"addSecret\": \"soon~secret\"}");
    assertThat(TokenForm.ofDaemon().with("client_secret", "soon~secret").token(entra)).isNotNull();
  }

  @Test
  void conditionalAccessIsSetAndLifted() throws Exception {
    String caller = entra.userToken().sign();
    control.obeys("conditional-access", "{\"api\": \"" + Contoso.BILLING_APP_ID_URI
        + "\", \"policy\": \"authenticationContext\", \"context\": \"c1\", \"error\": \"invalid_grant\"}");
    assertThat(TokenForm.onBehalfOf(caller).refused(entra, 400, "invalid_grant", 50076).get("claims").asText()).contains("c1");
    control.obeys("conditional-access", "{\"lift\": true}");
    assertThat(TokenForm.onBehalfOf(caller).token(entra)).isNotNull();

    control.obeys("conditional-access", "{\"user\": \"" + Contoso.USER_OBJECT_ID + "\", \"policy\": \"mfaRegistration\"}");
    TokenForm.onBehalfOf(caller).refused(entra, 400, "interaction_required", 50079);
    control.obeys("conditional-access", DAEMON + "\"policy\": \"blocked\"}");
    TokenForm.ofDaemon().refused(entra, 400, "invalid_grant", 53003);
  }

  @Test
  void refuseAnswersAnyNumber() throws Exception {
    control.obeys("refuse", "{\"code\": 90033, \"times\": 1}");
    assertThat(control.state().get("faults").get("token").asText()).isEqualTo("AADSTS90033");
    TokenForm.ofDaemon().refused(entra, 503, "temporarily_unavailable", 90033);
    assertThat(TokenForm.ofDaemon().token(entra)).isNotNull();
    control.obeys("refuse", "{\"code\": 50144, \"status\": 400, \"error\": \"invalid_grant\"}");
    TokenForm.ofDaemon().refused(entra, 400, "invalid_grant", 50144);
    control.obeys("heal", "{\"endpoint\": \"token\"}");
    assertThat(TokenForm.ofDaemon().token(entra)).isNotNull();
  }

  @Test
  void stateTellsHowItStands() throws Exception {
    control.obeys("clock", "{\"advance\": \"PT1H\"}");
    entra.graph().fault(Fault.silence());

    JsonNode state = control.state();

    assertThat(state.get("now").asText()).isEqualTo("2027-03-01T09:00:00Z");
    assertThat(state.get("ahead").asText()).isEqualTo("PT1H");
    assertThat(state.get("tenant").asText()).isEqualTo(Contoso.TENANT_ID);
    assertThat(state.get("signingKey").asText()).isEqualTo(entra.keys().current().kid());
    assertThat(state.get("publishedKeys")).hasSize(2);
    assertThat(state.get("faults").get("owners").asText()).isEqualTo("set in Java");
    assertThat(state.get("applications")).hasSize(4).anySatisfy(application -> {
      assertThat(application.get("client").asText()).isEqualTo(Contoso.DAEMON_CLIENT_ID);
      assertThat(application.get("applicationObjectId").asText())
          .isEqualTo(entra.application(Contoso.DAEMON_CLIENT_ID).application().id());
      assertThat(application.get("servicePrincipalObjectId").asText()).isEqualTo(Contoso.DAEMON_OBJECT_ID);
      assertThat(application.get("passwordCredentials")).hasSize(1);
    });
  }

  @Test
  void healthIsShort() throws Exception {
    assertThat(Json.MAPPER.readTree(Verification.get(entra.baseUrl() + "/health").body()))
        .isEqualTo(Json.MAPPER.readTree("{\"status\": \"up\", \"now\": \"2027-03-01T08:00:00Z\"}"));
  }
}
