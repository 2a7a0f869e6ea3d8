package org.muleentra.jwt.testkit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.testkit.fixture.GraphCaller.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.fixture.GraphCaller;
import org.muleentra.jwt.testkit.fixture.MovableClock;
import org.muleentra.jwt.testkit.fixture.TokenForm;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenMint;

/** An application rolls its own certificates, with a proof that it has one. */
class KeyRollingTest {
  private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");

  private final MovableClock clock = new MovableClock(NOW);
  private final MockEntra entra = MockEntra.builder().clock(clock)
      .client("stranger", "s", "Application.Read.All").client("owner", "s", "Application.ReadWrite.OwnedBy").start();
  private final AppRegistration daemon = entra.application(Contoso.DAEMON_CLIENT_ID);
  private final SigningKey old = SigningKey.generate().certified(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(30)));
  private final SigningKey fresh = SigningKey.generate().certified(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(90)));
  private final String objectId = daemon.application().id();
  private final String path = "/v1.0/applications/" + objectId;
  private GraphCaller itself;

  @BeforeEach
  void certificateAlone() throws Exception {
    daemon.withoutCredentials().certificate(old);
    itself = GraphCaller.of(entra, assertion(old));
  }

  @AfterEach
  void close() {
    entra.close();
  }

  /** The daemon's request for a token, proven by a key. */
  private TokenForm assertion(SigningKey key) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", entra.tokenEndpoint());
    claims.put("iss", Contoso.DAEMON_CLIENT_ID);
    claims.put("sub", Contoso.DAEMON_CLIENT_ID);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("exp", clock.instant().getEpochSecond() + 300);
    return TokenForm.ofDaemon().assertion(TokenMint.sign(key,
        Json.text(Map.of("alg", "RS256", "x5t#S256", key.x5tS256())), Json.bytes(claims)));
  }

  private Map<String, Object> claims() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("aud", "00000002-0000-0000-c000-000000000000");
    claims.put("iss", objectId);
    claims.put("nbf", clock.instant().getEpochSecond());
    claims.put("exp", clock.instant().getEpochSecond() + 600);
    return claims;
  }

  private String proof(SigningKey key) {
    return TokenMint.sign(key, "{\"alg\":\"RS256\",\"typ\":\"JWT\"}", Json.bytes(claims()));
  }

  private static Map<String, Object> keyCredential(SigningKey key) {
    return new HashMap<>(Map.of("type", "AsymmetricX509Cert", "usage", "Verify",
        "key", key.certificatePem().replaceAll("-----[A-Z ]+-----|\\n", "")));
  }

  private static Map<String, Object> addition(Object keyCredential, Object proof) {
    Map<String, Object> body = new HashMap<>();
    body.put("keyCredential", keyCredential);
    body.put("passwordCredential", null);
    body.put("proof", proof);
    return body;
  }

  private String keyId(SigningKey key) {
    return daemon.credentials().certificates().stream().filter(one -> one.certificate().equals(key.certificate()))
        .findFirst().orElseThrow().keyId();
  }

  @Test
  void rotationFromTheOldToTheNew() throws Exception {
    daemon.credentialsTakeEffectAfter(Duration.ofMinutes(2));

    HttpResponse<String> added = itself.post(path + "/addKey", addition(keyCredential(fresh), proof(old)));
    assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
    assertThat(Json.MAPPER.readTree(added.body()).fieldNames()).toIterable().containsExactly("@odata.context");
    assertThat(Json.MAPPER.readTree(added.body()).get("@odata.context").asText())
        .isEqualTo("https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.keyCredential");

    assertion(fresh).refused(entra, 401, "invalid_client", 700027);
    clock.move(Duration.ofMinutes(2));
    assertThat(assertion(fresh).token(entra)).isNotNull();
    assertThat(assertion(old).token(entra)).as("in the overlap").isNotNull();

    HttpResponse<String> removed = itself.post(path + "/removeKey", Map.of("keyId", keyId(old), "proof", proof(fresh)));
    assertThat(removed.statusCode()).as(removed.body()).isEqualTo(204);
    assertThat(removed.body()).isEmpty();
    assertion(old).refused(entra, 401, "invalid_client", 700027);
    assertThat(assertion(fresh).token(entra)).isNotNull();
  }

  @Test
  void newKeyIsListedAtOnceAndAnsweredWhereWanted() throws Exception {
    entra.graph().answerAddedKey();
    Map<String, Object> named = keyCredential(fresh);
    named.put("displayName", "rolled in March");
    HttpResponse<String> added = itself.post("/v1.0/applications(appId='" + Contoso.DAEMON_CLIENT_ID + "')/addKey",
        addition(named, proof(old)));
    assertThat(Json.MAPPER.readTree(added.body()).get("keyId").asText()).isEqualTo(keyId(fresh));
    JsonNode listed = itself.found(path).get("keyCredentials");
    assertThat(listed).hasSize(2);
    assertThat(listed.get(0).get("displayName").asText()).startsWith("CN=");
    assertThat(listed.get(1).get("displayName").asText()).isEqualTo("rolled in March");
  }

  static Stream<Arguments> spoiltClaims() {
    return Stream.<Map.Entry<String, Consumer<Map<String, Object>>>>of(
        Map.entry("Graph's audience", c -> c.put("aud", MockGraph.CLIENT_ID)),
        Map.entry("no audience", c -> c.remove("aud")),
        Map.entry("issued by the client id", c -> c.put("iss", Contoso.DAEMON_CLIENT_ID)),
        Map.entry("issued by the service principal", c -> c.put("iss", Contoso.DAEMON_OBJECT_ID)),
        Map.entry("no issuer", c -> c.remove("iss")),
        Map.entry("not yet", c -> c.put("nbf", NOW.getEpochSecond() + 1)),
        Map.entry("no beginning", c -> c.remove("nbf")),
        Map.entry("too long", c -> c.put("exp", NOW.getEpochSecond() + 601)),
        Map.entry("over", c -> {
          c.put("nbf", NOW.getEpochSecond() - 600);
          c.put("exp", NOW.getEpochSecond());
        }),
        Map.entry("no end", c -> c.remove("exp"))).map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiltClaims")
  void proofWithAWrongClaimIsRefused(String name, Consumer<Map<String, Object>> spoil) throws Exception {
    Map<String, Object> claims = claims();
    spoil.accept(claims);
    assertProofRefused(TokenMint.sign(old, "{\"alg\":\"RS256\"}", Json.bytes(claims)));
  }

  @Test
  void proofThatNobodySignedIsRefused() throws Exception {
    String good = proof(old);
    assertProofRefused(good.substring(0, good.lastIndexOf('.') + 1));
    assertProofRefused(Base64.getUrlEncoder().encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
        + good.substring(good.indexOf('.')));
    assertProofRefused(good + "=");
    assertProofRefused("");
    assertProofRefused(null);
    assertProofRefused(proof(fresh));
    assertProofRefused(TokenMint.sign(old, "{\"alg\":\"PS256\"}", Json.bytes(claims())));
  }

  @Test
  void proofOfAnExpiredKeyIsRefused() throws Exception {
    itself = GraphCaller.of(entra, assertion(old));
    daemon.credentials().expire(keyId(old));
    assertProofRefused(proof(old));
  }

  private void assertProofRefused(String proof) throws Exception {
    assertRefused(itself.post(path + "/addKey", addition(keyCredential(fresh), proof)), 401,
        "Authentication_MissingOrMalformed");
    Map<String, Object> removal = new HashMap<>();
    removal.put("keyId", keyId(old));
    removal.put("proof", proof);
    assertRefused(itself.post(path + "/removeKey", removal), 401, "Authentication_MissingOrMalformed");
    assertThat(daemon.credentials().certificates()).hasSize(1);
  }

  @Test
  void keyCredentialIsChecked() throws Exception {
    for (Map.Entry<String, String> spoilt : Map.of("type", "Symmetric", "usage", "Sign", "key", "MIID").entrySet()) {
      Map<String, Object> credential = keyCredential(fresh);
      credential.put(spoilt.getKey(), spoilt.getValue());
      assertRefused(itself.post(path + "/addKey", addition(credential, proof(old))), 400, "Request_BadRequest");
    }
    Map<String, Object> withPassword = addition(keyCredential(fresh), proof(old));
    withPassword.put("passwordCredential", Map.of("secretText", "x"));
    assertRefused(itself.post(path + "/addKey", withPassword), 400, "Request_BadRequest");
    assertRefused(itself.post(path + "/addKey", "["), 400, "BadRequest");
    assertThat(daemon.credentials().certificates()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7b1c0c1e-0000-4000-8000-000000000000", "x"})
  void unknownKeyIsNotRemoved(String keyId) throws Exception {
    assertRefused(itself.post(path + "/removeKey", Map.of("keyId", keyId, "proof", proof(old))), 400, "Request_BadRequest");
  }

  @Test
  void lastKeyMayBeRemovedAndThenNothingProvesAnything() throws Exception {
    assertThat(itself.post(path + "/removeKey", Map.of("keyId", keyId(old), "proof", proof(old))).statusCode()).isEqualTo(204);
    assertRefused(itself.post(path + "/addKey", addition(keyCredential(fresh), proof(old))), 401,
        "Authentication_MissingOrMalformed");
  }

  @Test
  void answerMayBeLostAndTheKeyIsThereAllTheSame() throws Exception {
    entra.graph().fault(GraphCall.ADD_KEY, Fault.status(504).times(1));
    entra.graph().fault(GraphCall.REMOVE_KEY, Fault.dropConnection().times(1));

    assertThat(itself.post(path + "/addKey", addition(keyCredential(fresh), proof(old))).statusCode()).isEqualTo(504);

    assertThat(itself.found(path).get("keyCredentials")).hasSize(2);
    assertThatThrownBy(() -> itself.post(path + "/removeKey", Map.of("keyId", keyId(old), "proof", proof(fresh))))
        .isInstanceOf(IOException.class);
    assertThat(itself.found(path).get("keyCredentials")).hasSize(1);
  }

  @Test
  void othersNeedAPermission() throws Exception {
    GraphCaller stranger = GraphCaller.of(entra, "stranger", "s");
    GraphCaller owner = GraphCaller.of(entra, "owner", "s");
    Map<String, Object> body = addition(keyCredential(fresh), proof(old));

    assertRefused(stranger.post(path + "/addKey", body), 403, "Authorization_RequestDenied");
    assertRefused(owner.post(path + "/addKey", body), 403, "Authorization_RequestDenied");
    daemon.application().owners("owner");
    assertThat(owner.post(path + "/addKey", body).statusCode()).isEqualTo(200);
  }
}
