package org.muleentra.jwt.gateway.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.revocation.DenyList;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** The deny list, filled by a flow over HTTP that itself wants a token, for that flow's own API and for one behind the policy. */
class RevocationOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static final String STORE = "entra-revocations";
  private static final String SESSION = "aabbccdd-0102-4304-8506-070809101112";

  @BeforeAll
  static void start() {
    ENGINE.deploy(ApiSpec.application("desk", application("desk", STORE)));
    ENGINE.deploy(new ApiSpec("guarded", application("guarded", STORE),
        OrdersApi.spec("guarded", ENGINE.entra(), Map.of("revocationObjectStore", STORE)).policy()));
  }

  /** Orders for whoever may pass, a desk for applications that revokes, and a page that nothing but a policy protects. */
  private static String application(String name, String store) {
    return MuleXml.application("""
        <entra-jwt:config name="entra" metadataBaseUrl="{entra}" {store}>
          <entra-jwt:tenants><entra-jwt:tenant value="{tenant}"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="{audience}"/></entra-jwt:audiences>
        </entra-jwt:config>
        <flow name="orders">
          {listener orders}
          <entra-jwt:validate-token config-ref="entra" target="caller"/>
          <set-payload value="#[vars.caller.objectId]"/>
          {handlers}
        </flow>
        <flow name="page">
          {listener page}
          <set-payload value="#['a page']"/>
        </flow>
        <flow name="revoke">
          {listener revoke}
          {desk}
          <entra-jwt:revoke config-ref="entra" target="entry" kind="#[attributes.queryParams.kind]"
              value="#[attributes.queryParams.claim]" tenantId="#[attributes.queryParams.tenantId]"
              notBefore="#[attributes.queryParams.notBefore]" expiresAt="#[attributes.queryParams.expiresAt]"
              reason="#[attributes.queryParams.reason]"/>
          <set-payload value="#[vars.entry.value]"/>
          {handlers}
        </flow>
        <flow name="reinstate">
          {listener reinstate}
          {desk}
          <entra-jwt:reinstate config-ref="entra" target="entries" kind="#[attributes.queryParams.kind]"
              value="#[attributes.queryParams.claim]" tenantId="#[attributes.queryParams.tenantId]"/>
          <set-payload value="#[vars.entries]"/>
          {handlers}
        </flow>
        <flow name="list">
          {listener list}
          {desk}
          <entra-jwt:list-revoked config-ref="entra" target="entries"/>
          <set-payload value="#[vars.entries]"/>
          {handlers}
        </flow>
        """
        .replace("{desk}", """
            <entra-jwt:validate-token config-ref="entra" target="caller">
              <entra-jwt:required-app-roles><entra-jwt:required-app-role value="Orders.Read.All"/></entra-jwt:required-app-roles>
            </entra-jwt:validate-token>""")
        .replace("{handlers}", handlers())
        .replaceAll("\\{listener (\\w+)}", """
            <http:listener path="/%s/$1">
              <http:response statusCode="200"/>
              <http:error-response statusCode="#[vars.httpStatus]"><http:body>#[vars.sentence]</http:body></http:error-response>
            </http:listener>""".formatted(name))
        .replace("{store}", store == null ? "" : "revocationObjectStore=\"" + store + "\"")
        .replace("{entra}", ENGINE.entra().baseUrl()).replace("{tenant}", Contoso.TENANT_ID).replace("{audience}", Contoso.API_CLIENT_ID),
        "http", "entra-jwt");
  }

  /** A status of its own for each type of error, so that a test can tell which one was raised. */
  private static String handlers() {
    StringBuilder handlers = new StringBuilder("<error-handler>");
    Map<String, Integer> statuses = Map.of("TOKEN_INVALID", 401, "FORBIDDEN", 403, "INVALID_REVOCATION", 422,
        "REVOCATIONS_UNAVAILABLE", 503);
    statuses.forEach((type, status) -> handlers.append("<on-error-propagate type=\"ENTRA-JWT:").append(type)
        .append("\" logException=\"false\"><set-variable variableName=\"httpStatus\" value=\"").append(status)
        .append("\"/><set-variable variableName=\"sentence\" value=\"#[error.description]\"/></on-error-propagate>"));
    return handlers.append("</error-handler>").toString();
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of("objectId", Contoso.USER_OBJECT_ID),
        Arguments.of("sessionId", SESSION),
        Arguments.of("tokenId", "AbC-_9"),
        Arguments.of("clientId", Contoso.WEB_CLIENT_ID),
        Arguments.of("notBefore", Contoso.USER_OBJECT_ID));
  }

  private static TokenBuilder user() {
    return ENGINE.entra().userToken().claim("sid", SESSION).claim("uti", "AbC-_9");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aRevokedTokenIsRefusedOnTheNextCallUntilItIsReinstated(String kind, String value) throws Exception {
    String token = user().sign();
    assertThat(get("/desk/orders", token).statusCode()).isEqualTo(200);

    HttpResponse<String> revoked = desk("/desk/revoke", "kind", kind, "claim", value, "reason", "lost");
    assertThat(revoked.statusCode()).isEqualTo(200);
    assertThat(revoked.body()).isEqualTo(value);
    HttpResponse<String> refused = get("/desk/orders", token);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(desk("/desk/list").body()).contains("kind=" + kind, "value=" + value, "reason=lost");

    assertThat(desk("/desk/reinstate", "kind", kind, "claim", value).body()).contains("value=" + value);
    assertThat(get("/desk/orders", token).statusCode()).isEqualTo(200);
    assertThat(desk("/desk/list").body()).isEqualTo("[]");
  }

  @Test
  void aPolicyThatSharesTheStoreFollowsWithinItsReading() throws Exception {
    String kind = "sessionId";
    String value = SESSION;
    String token = user().sign();
    assertThat(get("/guarded/page", token).statusCode()).isEqualTo(200);

    assertThat(desk("/guarded/revoke", "kind", kind, "claim", value).statusCode()).isEqualTo(200);
    await().atMost(Bounds.RECOVERY).until(() -> get("/guarded/page", token).statusCode() == 401);
    assertThat(get("/guarded/page", token).headers().firstValue("WWW-Authenticate").orElseThrow()).contains("error=\"invalid_token\"");
    assertThat(desk("/guarded/page").statusCode()).isEqualTo(200);

    assertThat(desk("/guarded/reinstate", "kind", kind, "claim", value).body()).contains("value=" + value);
    await().atMost(Bounds.RECOVERY).until(() -> get("/guarded/page", token).statusCode() == 200);
  }

  @Test
  void theDeskIsNotForEverybody() throws Exception {
    HttpResponse<String> response =
        Http.get(ENGINE.uri("/desk/revoke?kind=objectId&claim=" + Contoso.USER_OBJECT_ID), "Authorization", "Bearer " + user().sign());
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(get("/desk/orders", user().sign()).statusCode()).isEqualTo(200);
  }

  @Test
  void aWrongFieldIsAnErrorOfItsOwnTypeThatNamesIt() throws Exception {
    HttpResponse<String> value = desk("/desk/revoke", "kind", "objectId", "claim", "somebody");
    assertThat(value.statusCode()).isEqualTo(422);
    assertThat(value.body()).isEqualTo("value must be a GUID if kind is objectId");

    assertThat(desk("/desk/revoke", "kind", "everybody", "claim", "x").body()).startsWith("kind must be ");
    assertThat(desk("/desk/revoke", "kind", "tokenId", "claim", "x", "expiresAt", "never").body()).startsWith("expiresAt must be a time");
    assertThat(desk("/desk/revoke", "kind", "tokenId", "claim", "x", "reason", "a\nb").body()).startsWith("reason must be ");
    assertThat(desk("/desk/reinstate", "kind", "tokenId", "claim", "").body()).startsWith("value must be ");
    assertThat(desk("/desk/list").body()).isEqualTo("[]");
  }

  @Test
  void anOperationOnTheListWithoutAStoreStopsTheDeployment() {
    assertThatThrownBy(() -> ENGINE.deploy(ApiSpec.application("storeless", application("storeless", null))))
        .isInstanceOf(DeploymentException.class)
        .hasMessageContaining("revocationObjectStore of Entra JWT must be set for the operations on the deny list");
  }

  @Test
  void theListOutlivesTheEngineAndAnEntryThatNobodyCanReadRefusesEverybody(@TempDir Path directory) throws Exception {
    String token = user().sign();
    String other = ENGINE.entra().userToken().claim("uti", "another").sign();
    try (MuleEngine first = startOver(directory)) {
      assertThat(desk(first, "/desk/revoke", "kind", "tokenId", "claim", "AbC-_9").statusCode()).isEqualTo(200);
    }
    try (MuleEngine second = startOver(directory)) {
      assertThat(get(second, "/desk/orders", token).statusCode()).isEqualTo(401);
      assertThat(get(second, "/desk/orders", other).statusCode()).isEqualTo(200);
    }

    List<Path> entries;
    try (Stream<Path> files = Files.walk(directory)) {
      entries = files.filter(file -> file.toString().endsWith(".obj")).toList();
    }
    assertThat(entries).hasSize(1);
    String bytes = Files.readString(entries.get(0), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains("AbC-_9");
    Files.writeString(entries.get(0), bytes.replace("AbC-_9", "AbC-_8"), StandardCharsets.ISO_8859_1);
    try (MuleEngine third = startOver(directory); CapturedLog log = CapturedLog.open()) {
      HttpResponse<String> response = get(third, "/desk/orders", other);
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).isEqualTo("Access tokens cannot be verified at the moment.");
      assertThat(get(third, "/desk/orders", user().flipSignatureBit().sign()).statusCode()).isEqualTo(401);
      assertThat(log.withStackTrace()).isEmpty();
      String line = "Deny list of entra-jwt.entra in object store " + STORE + ": none, calls are answered 503";
      await().atMost(Bounds.RECOVERY).until(() -> log.of(DenyList.class.getName()).stream().anyMatch(told -> told.contains(line)));
    }
  }

  /** More than are read one by one. */
  @Test
  void aLongListIsReadAtTheStart(@TempDir Path directory) throws Exception {
    try (MuleEngine first = startOver(directory)) {
      for (int i = 0; i < 40; i++) {
        assertThat(desk(first, "/desk/revoke", "kind", "tokenId", "claim", "token-" + i).statusCode()).isEqualTo(200);
      }
    }
    try (MuleEngine second = startOver(directory)) {
      for (String id : List.of("token-0", "token-39")) {
        assertThat(get(second, "/desk/orders", ENGINE.entra().userToken().claim("uti", id).sign()).statusCode()).isEqualTo(401);
      }
      assertThat(get(second, "/desk/orders", user().sign()).statusCode()).isEqualTo(200);
      assertThat(desk(second, "/desk/reinstate", "kind", "tokenId", "claim", "token-39").body()).contains("value=token-39");
      assertThat(get(second, "/desk/orders", ENGINE.entra().userToken().claim("uti", "token-39").sign()).statusCode()).isEqualTo(200);
      assertThat(desk(second, "/desk/list").body()).contains("value=token-0").doesNotContain("value=token-39");
    }
  }

  private static MuleEngine startOver(Path directory) throws IOException {
    MuleEngine over = MuleEngine.startOver(directory, EntraJwtExtension.class);
    over.deploy(ApiSpec.application("desk", application("desk", STORE)));
    return over;
  }

  private static HttpResponse<String> get(String path, String token) throws Exception {
    return get(ENGINE.engine(), path, token);
  }

  private static HttpResponse<String> get(MuleEngine on, String path, String token) throws Exception {
    return Http.get(on.uri(path), "Authorization", "Bearer " + token);
  }

  /** As an application with the role that the desk requires, which none of the revocations here means. */
  private static HttpResponse<String> desk(String path, String... parameters) throws Exception {
    return desk(ENGINE.engine(), path, parameters);
  }

  private static HttpResponse<String> desk(MuleEngine on, String path, String... parameters) throws Exception {
    StringBuilder query = new StringBuilder(path);
    for (int i = 0; i < parameters.length; i += 2) {
      query.append(i == 0 ? '?' : '&').append(parameters[i]).append('=')
          .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    return get(on, query.toString(), ENGINE.entra().appToken().roles("Orders.Read.All").sign());
  }
}
