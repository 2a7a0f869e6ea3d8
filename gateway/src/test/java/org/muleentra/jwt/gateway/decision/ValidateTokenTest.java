package org.muleentra.jwt.gateway.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.error.ErrorFamily;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.RawHttp;
import org.muleentra.jwt.mule.error.EntraJwtError;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** The operation in a flow, without a policy: the caller as a result, refusals as errors by type. */
class ValidateTokenTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  @BeforeAll
  static void start() throws IOException {
    ENGINE.deploy(ApiSpec.application("flows", application("entra", audience(Contoso.API_CLIENT_ID), """
        <flow name="orders">
          <http:listener path="/orders/*">
            <http:response statusCode="200"/>
            <http:error-response statusCode="#[vars.httpStatus]"/>
          </http:listener>
          <entra-jwt:validate-token config-ref="entra" target="caller"/>
          <set-payload value="#[vars.caller.objectId]"/>
          %1$s
        </flow>
        <flow name="writers">
          <http:listener path="/writers/*">
            <http:response statusCode="200"/>
            <http:error-response statusCode="#[vars.httpStatus]"/>
          </http:listener>
          <entra-jwt:validate-token config-ref="entra" token="#[attributes.headers['x-token']]" target="caller">
            <entra-jwt:required-scopes>
              <entra-jwt:required-scope value="Orders.Write"/>
            </entra-jwt:required-scopes>
          </entra-jwt:validate-token>
          <set-payload value="#[authentication.principal]"/>
          %1$s
        </flow>
        <flow name="auditors">
          <http:listener path="/auditors/*">
            <http:response statusCode="200"/>
            <http:error-response statusCode="#[vars.httpStatus]"/>
          </http:listener>
          <entra-jwt:validate-token config-ref="entra" scopeMatch="all" target="caller">
            <entra-jwt:required-scopes>
              <entra-jwt:required-scope value="Orders.Read"/>
              <entra-jwt:required-scope value="Orders.Audit"/>
            </entra-jwt:required-scopes>
          </entra-jwt:validate-token>
          %1$s
        </flow>
        <entra-jwt:config name="reading" metadataBaseUrl="%2$s" scopeMatch="all">
          <entra-jwt:tenants><entra-jwt:tenant value="%3$s"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="%4$s"/></entra-jwt:audiences>
          <entra-jwt:required-scopes>
            <entra-jwt:required-scope value="Orders.Read"/>
            <entra-jwt:required-scope value="Orders.List"/>
          </entra-jwt:required-scopes>
          <entra-jwt:required-app-roles><entra-jwt:required-app-role value="Orders.Read.All"/></entra-jwt:required-app-roles>
          <entra-jwt:role-mappings>
            <entra-jwt:role-mapping key="Orders.Clerk" value="clerk"/>
            <entra-jwt:role-mapping key="Orders.Read.All" value="clerk"/>
          </entra-jwt:role-mappings>
          <entra-jwt:required-roles><entra-jwt:required-role value="clerk"/></entra-jwt:required-roles>
        </entra-jwt:config>
        <flow name="readers">
          <http:listener path="/readers/*">
            <http:response statusCode="200"/>
            <http:error-response statusCode="#[vars.httpStatus]"/>
          </http:listener>
          <entra-jwt:validate-token config-ref="reading" target="caller" scopeMatch="" appRoleMatch="" roleMatch="">
            <entra-jwt:required-scopes/>
            <entra-jwt:required-app-roles/>
            <entra-jwt:required-roles/>
            <entra-jwt:required-roles-of-apps/>
          </entra-jwt:validate-token>
          %1$s
        </flow>
        <entra-jwt:config name="step-up" metadataBaseUrl="%2$s" requiredAuthenticationContext="c1">
          <entra-jwt:tenants><entra-jwt:tenant value="%3$s"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="%4$s"/></entra-jwt:audiences>
        </entra-jwt:config>
        <flow name="relay">
          <http:listener path="/relay/*">
            <http:response statusCode="#[vars.status]">
              <http:headers>#[vars.headers]</http:headers>
            </http:response>
            <http:error-response statusCode="500"/>
          </http:listener>
          <entra-jwt:validate-token config-ref="step-up" target="caller"/>
          <error-handler>
            <on-error-continue type="ENTRA-JWT:STEP_UP_REQUIRED" logException="false">
              <set-variable variableName="status" value="#[error.errorMessage.attributes.status]"/>
              <set-variable variableName="headers" value="#[error.errorMessage.attributes.headers]"/>
              <set-payload value="#[error.errorMessage.payload]"/>
            </on-error-continue>
          </error-handler>
        </flow>
        <flow name="spelt">
          <http:listener path="/spelt/*">
            <http:response statusCode="200"/>
            <http:error-response statusCode="#[vars.httpStatus]"/>
          </http:listener>
          <entra-jwt:validate-token config-ref="entra" token="#[attributes.headers.authorization]" target="caller"/>
          %1$s
        </flow>
        <flow name="queue">
          <http:listener path="/queue/*">
            <http:response statusCode="200"/>
            <http:error-response statusCode="#[vars.httpStatus]"/>
          </http:listener>
          <set-variable variableName="jwt" value="#[attributes.headers['x-token']]"/>
          <seen:message/>
          <entra-jwt:validate-token config-ref="entra" token="#[vars.jwt]" target="caller"/>
          <set-payload value="#[vars.caller.objectId]"/>
          %1$s
        </flow>
        <flow name="queue-without">
          <http:listener path="/queue-without/*">
            <http:response statusCode="200"/>
            <http:error-response statusCode="#[vars.httpStatus]"/>
          </http:listener>
          <seen:message/>
          <entra-jwt:validate-token config-ref="entra" target="caller"/>
          %1$s
        </flow>
        <flow name="bare">
          <http:listener path="/bare/*"/>
          <entra-jwt:validate-token config-ref="entra" target="caller"/>
        </flow>
        <flow name="reason">
          <http:listener path="/reason/*"/>
          <entra-jwt:validate-token config-ref="entra" target="caller"/>
          <error-handler>
            <on-error-continue type="ENTRA-JWT:TOKEN_INVALID" logException="false">
              <set-payload value="#[error.errorMessage.attributes.reason]"/>
            </on-error-continue>
          </error-handler>
        </flow>
        <flow name="form">
          <http:listener path="/form/*"/>
          <entra-jwt:validate-token config-ref="entra" target="caller"/>
          <set-variable variableName="reached" value="true"/>
        </flow>
        """.formatted(handlers(), ENGINE.entra().baseUrl(), Contoso.TENANT_ID, Contoso.API_CLIENT_ID))));
    ENGINE.deploy(ApiSpec.application("answered", application("answering", audience(Contoso.API_CLIENT_ID), documented("answering", "answered"))));
  }

  /** The flow of the documentation, word for word but for its names: one handler for every refusal. */
  private static String documented(String config, String path) {
    return documented().replace("name=\"orders\"", "name=\"" + path + "\"").replace("config-ref=\"http\" path=\"/orders/*\"", "path=\"/" + path + "/*\"")
        .replace("config-ref=\"entra\"", "config-ref=\"" + config + "\"");
  }

  private static String documented() {
    try {
      List<String> flows = Pattern.compile("(?s)\n```xml\n(<flow .+?)```").matcher(Files.readString(Path.of("..", "docs", "use", "in-a-flow.md"))).results()
          .map(flow -> flow.group(1)).filter(flow -> flow.contains("<error-handler>")).toList();
      assertThat(flows).singleElement().asString().contains("name=\"orders\"", "config-ref=\"http\" path=\"/orders/*\"", "config-ref=\"entra\"");
      return flows.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final Pattern ERROR_TYPE = Pattern.compile("ENTRA-JWT:(\\w+)");

  /** None of them ends as a 500: the handler of the documentation names each, or a type above it. */
  @Test
  void theDocumentedHandlerTakesEveryRefusal() {
    Set<String> named = ERROR_TYPE.matcher(documented()).results().map(type -> type.group(1)).collect(Collectors.toSet());
    for (ErrorFamily family : ErrorFamily.values()) {
      EntraJwtError type = EntraJwtError.of(family);
      assertThat(named.contains(type.name()) || named.contains(((Enum<?>) type.getParent().orElseThrow()).name())).as(family.name()).isTrue();
    }
  }

  /** One handler a type, each with a status of its own, so that a test can tell which one ran. */
  private static String handlers() {
    StringBuilder handlers = new StringBuilder("<error-handler>");
    List<String> types = List.of("TOKEN_MISSING", "BAD_REQUEST", "TOKEN_EXPIRED", "TOKEN_INVALID", "FORBIDDEN", "KEYS_UNAVAILABLE");
    for (String type : types) {
      handlers.append("<on-error-propagate type=\"ENTRA-JWT:").append(type)
          .append("\" logException=\"false\"><set-variable variableName=\"httpStatus\" value=\"")
          .append(451 + types.indexOf(type)).append("\"/></on-error-propagate>");
    }
    return handlers.append("</error-handler>").toString();
  }

  private static String audience(String value) {
    return "<entra-jwt:audience value=\"" + value + "\"/>";
  }

  private static String application(String config, String audiences, String flows) {
    return MuleXml.application("""
        <entra-jwt:config name="%s" metadataBaseUrl="%s">
          <entra-jwt:tenants><entra-jwt:tenant value="%s"/></entra-jwt:tenants>
          <entra-jwt:audiences>%s</entra-jwt:audiences>
        </entra-jwt:config>
        %s
        """.formatted(config, ENGINE.entra().baseUrl(), Contoso.TENANT_ID, audiences, flows), "http", "entra-jwt", "seen");
  }

  @Test
  void returnsTheCaller() throws Exception {
    HttpResponse<String> response = ENGINE.get("orders", ENGINE.entra().userToken());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Contoso.USER_OBJECT_ID);
  }

  @Test
  void takesATokenFromElsewhereAndRequiresWhatTheOperationSays() throws Exception {
    HttpResponse<String> writer = Http.get(ENGINE.uri("/writers/1"), "X-Token", ENGINE.entra().userToken().scopes("Orders.Write").sign());
    assertThat(writer.statusCode()).isEqualTo(200);
    assertThat(writer.body()).isEqualTo(Contoso.USER_OBJECT_ID);

    assertThat(Http.get(ENGINE.uri("/writers/1"), "X-Token", ENGINE.entra().userToken().sign()).statusCode()).isEqualTo(455);
  }

  @Test
  void requiresAllWhereTheOperationSaysAll() throws Exception {
    assertThat(auditors("Orders.Audit", "Orders.Read")).isEqualTo(200);
    assertThat(auditors("Orders.Audit")).isEqualTo(455);
    assertThat(auditors("Orders.Read")).isEqualTo(455);
  }

  private static int auditors(String... scopes) throws Exception {
    return ENGINE.get("auditors", ENGINE.entra().userToken().scopes(scopes)).statusCode();
  }

  /** An empty list states nothing: what the configuration asks for is asked for. */
  @Test
  void whatIsEmptyAtTheOperationIsAsConfigured() throws Exception {
    assertThat(readers(ENGINE.entra().userToken().scopes("Orders.Read", "Orders.List").roles("Orders.Clerk").sign())).isEqualTo(200);
    assertThat(readers(ENGINE.entra().userToken().scopes("Orders.Read").roles("Orders.Clerk").sign())).as("scopeMatch").isEqualTo(455);
    assertThat(readers(ENGINE.entra().userToken().scopes("Orders.Read", "Orders.List").sign())).as("requiredRoles").isEqualTo(455);
    assertThat(readers(ENGINE.entra().appToken().roles("Orders.Read.All").sign())).isEqualTo(200);
    assertThat(readers(ENGINE.entra().appToken().roles("Orders.Clerk").sign())).as("requiredAppRoles").isEqualTo(455);
  }

  private static int readers(String token) throws Exception {
    return Http.get(ENGINE.uri("/readers/1"), "Authorization", "Bearer " + token).statusCode();
  }

  private static RawHttp.Answer send(String path, String... lines) throws IOException {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      return connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", lines) + "\r\n\r\n");
    }
  }

  /** The operation sees the request as the policy does, whether the token's expression is left out or spelt out. */
  @ParameterizedTest
  @ValueSource(strings = {"orders", "spelt"})
  void whoPresentsTwoTokensIsRefused(String flow) throws Exception {
    String one = "Authorization: Bearer " + ENGINE.entra().userToken().sign();
    String other = "Authorization: Bearer " + ENGINE.entra().userToken().claim("oid", Contoso.DAEMON_OBJECT_ID).sign();
    String path = "/" + flow + "/1";

    assertThat(send(path, one).status()).isEqualTo(200);
    for (String second : List.of(other, one, "Authorization : Basic dTpw", "Authorization: Basic dTpw", "authorization_: x")) {
      assertThat(send(path, one, second).status()).as(second).isEqualTo(452);
    }
    for (String query : List.of("access_token=x", "a=1;access_token=x", "access_token[]=x")) {
      assertThat(send(path + "?" + query, one).status()).as(query).isEqualTo(452);
    }
    assertThat(send(path + "?a=1", one).status()).isEqualTo(200);
  }

  @Test
  void aSecondTokenInAFormIsRefusedAndTheFlowGetsEveryOtherWhole() throws Exception {
    String head = "POST /form/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ENGINE.entra().userToken().sign()
        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      RawHttp.Answer good = connection.send(head + "7\r\n\r\na=1&b=2");
      assertThat(good.status()).isEqualTo(200);
      assertThat(good.body()).isEqualTo("a=1&b=2");
      RawHttp.Answer two = connection.send(head + "14\r\n\r\naccess_token=x");
      assertThat(two.status()).isEqualTo(500);
      assertThat(two.body()).isEqualTo("The access token must be presented exactly once, in one Authorization header.");
    }
  }

  /** What a flow takes from elsewhere stands for itself, whatever the message's attributes are. */
  @Test
  void takesATokenFromAMessageThatIsNoHttpRequest() throws Exception {
    HttpResponse<String> response = Http.get(ENGINE.uri("/queue/1"), "X-Token", ENGINE.entra().userToken().sign());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Contoso.USER_OBJECT_ID);

    assertThat(Http.get(ENGINE.uri("/queue/1")).statusCode()).isEqualTo(451);
    assertThat(ENGINE.get("queue-without", ENGINE.entra().userToken()).statusCode()).isEqualTo(451);
  }

  /** A token taken from elsewhere is not replaced by the one of the header where it is missing. */
  @Test
  void aTokenThatIsStatedAndMissingIsMissing() throws Exception {
    assertThat(ENGINE.get("writers", ENGINE.entra().userToken().scopes("Orders.Write")).statusCode())
        .isEqualTo(451);
    assertThat(Http.get(ENGINE.uri("/writers/1"), "Authorization", "Basic dTpw", "X-Token", ENGINE.entra().userToken().scopes("Orders.Write").sign())
        .statusCode()).as("a proxy's own credentials").isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aFlowWithoutAHandlerTellsTheFamilyAlone(String type, int status, Supplier<String> authorization) throws Exception {
    HttpResponse<String> response = Http.get(ENGINE.uri("/bare/1"), "Authorization", authorization.get());
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo(ErrorFamily.valueOf(type).detail());
  }

  /** For the flow's own log: no part of the answer holds it. */
  @Test
  void theExactReasonIsAnAttributeOfTheErrorsMessage() throws Exception {
    assertThat(ENGINE.get("reason", ENGINE.entra().userToken().flipSignatureBit()).body())
        .isEqualTo("SIGNATURE_INVALID");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void oneHandlerAnswersAsThePolicyWould(String type, int status, Supplier<String> authorization) throws Exception {
    HttpResponse<String> response = Http.get(ENGINE.uri("/answered/1"), "Authorization", authorization.get());
    ErrorFamily family = ErrorFamily.valueOf(type);
    assertThat(response.statusCode()).isEqualTo(family.status());
    assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith(family.errorCode() == null ? "Bearer" : "Bearer error=\"" + family.errorCode() + "\"");
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.body()).contains("\"status\":" + family.status(), family.detail());
  }

  @Test
  void oneHandlerAnswersAnOutageWithWhenToComeBack() throws Exception {
    try (MockEntra down = MockEntra.builder().reserve()) {
      ENGINE.deploy(ApiSpec.application("down", application("downstairs", audience(Contoso.API_CLIENT_ID), documented("downstairs", "down"))
          .replace(ENGINE.entra().baseUrl(), down.baseUrl())));
      HttpResponse<String> response = ENGINE.get("down", down.userToken());
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }
  }

  /** As the policy would answer: a flow can send the challenge on. */
  @Test
  void theErrorsMessageIsTheAnswerThatThePolicyWouldGive() throws Exception {
    HttpResponse<String> answer = Http.get(ENGINE.uri("/relay/1"), "Authorization",
        "Bearer " + ENGINE.entra().userToken().clientCapabilities("cp1").sign());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"insufficient_claims\"", "claims=");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"status\":401");
    assertThat(ENGINE.get("relay", ENGINE.entra().userToken()).statusCode()).isEqualTo(403);
  }

  static List<Arguments> refusals() {
    return List.of(
        Arguments.of("TOKEN_MISSING", 451, (Supplier<String>) () -> "Basic dTpw"),
        Arguments.of("BAD_REQUEST", 452, (Supplier<String>) () -> "Bearer a.b.c, Bearer a.b.c"),
        Arguments.of("TOKEN_EXPIRED", 453, (Supplier<String>) () -> "Bearer " + ENGINE.entra().userToken().expiresIn(Duration.ofHours(-1)).sign()),
        Arguments.of("TOKEN_INVALID", 454, (Supplier<String>) () -> "Bearer " + ENGINE.entra().userToken().flipSignatureBit().sign()),
        Arguments.of("FORBIDDEN", 455, (Supplier<String>) () -> "Bearer " + ENGINE.entra().appToken().without("roles").sign()));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void raisesAnErrorOfItsOwnType(String type, int status, Supplier<String> authorization) throws Exception {
    assertThat(Http.get(ENGINE.uri("/orders/1"), "Authorization", authorization.get()).statusCode()).as(type).isEqualTo(status);
  }

  @Test
  void raisesTokenMissingWithoutAHeader() throws Exception {
    assertThat(Http.get(ENGINE.uri("/orders/1")).statusCode()).isEqualTo(451);
  }

  @Test
  void raisesKeysUnavailableDuringAnOutage() throws Exception {
    try (MockEntra down = MockEntra.builder().reserve()) {
      String application = application("cut-off", audience(Contoso.API_CLIENT_ID), """
          <flow name="cut-off-orders">
            <http:listener path="/cut-off/*">
              <http:response statusCode="200"/>
              <http:error-response statusCode="#[vars.httpStatus]"/>
            </http:listener>
            <entra-jwt:validate-token config-ref="cut-off" target="caller"/>
            %s
          </flow>
          """.formatted(handlers())).replace(ENGINE.entra().baseUrl(), down.baseUrl());
      ENGINE.deploy(ApiSpec.application("cut-off", application));

      assertThat(ENGINE.get("cut-off", down.userToken()).statusCode()).isEqualTo(456);
    }
  }

  static List<Arguments> impossiblePermissions() {
    return List.of(
        Arguments.of("required-role", "clerk", "requiredRoles must name only roles that roleMappings grants"),
        Arguments.of("required-roles-of-app", "clerk", "requiredRolesOfApps must name only roles that roleMappings grants"),
        Arguments.of("required-scope", "api://orders/Orders.Read", "requiredScopes[0] must be a scope as the token holds it"),
        Arguments.of("required-scope", "#[attributes.headers['x-scope']]", "requiredScopes[0] must not be empty"),
        Arguments.of("required-scope", "openid", "requiredScopes[0] must not be a scope of OpenID Connect"),
        Arguments.of("required-app-role", "/.default", "requiredAppRoles[0] must be an app role as the token holds it"));
  }

  /** What an operation asks for in place of the configuration is proven when it is deployed, and not by the first caller. */
  @ParameterizedTest
  @MethodSource("impossiblePermissions")
  void refusesPermissionsThatNobodyCanHave(String element, String value, String sentence) {
    String application = application("impossible", audience(Contoso.API_CLIENT_ID), """
        <flow name="impossible-orders">
          <http:listener path="/impossible/*"/>
          <entra-jwt:validate-token config-ref="impossible" target="caller">
            <entra-jwt:%1$ss><entra-jwt:%1$s value="%2$s"/></entra-jwt:%1$ss>
          </entra-jwt:validate-token>
        </flow>
        """.formatted(element, value));

    assertThatThrownBy(() -> ENGINE.deploy(ApiSpec.application("impossible", application)))
        .isInstanceOf(DeploymentException.class).hasMessageContaining(sentence).hasMessageContaining("impossible");
  }

  /** The role is one of another configuration of the same application, whose own operation may ask for it. */
  @Test
  void refusesPermissionsThatOnlyAnotherConfigurationGrants() {
    String flow = """
        <flow name="%1$s-orders">
          <http:listener path="/%1$s/*"/>
          <entra-jwt:validate-token config-ref="%1$s" target="caller">
            <entra-jwt:required-roles><entra-jwt:required-role value="clerk"/></entra-jwt:required-roles>
          </entra-jwt:validate-token>
        </flow>
        """;
    String granting = """
        <entra-jwt:config name="granting" metadataBaseUrl="%s">
          <entra-jwt:tenants><entra-jwt:tenant value="%s"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="%s"/></entra-jwt:audiences>
          <entra-jwt:role-mappings><entra-jwt:role-mapping key="Orders.Clerk" value="clerk"/></entra-jwt:role-mappings>
        </entra-jwt:config>
        """.formatted(ENGINE.entra().baseUrl(), Contoso.TENANT_ID, Contoso.API_CLIENT_ID) + flow.formatted("granting");
    ENGINE.deploy(ApiSpec.application("granted", application("elsewhere", audience(Contoso.API_CLIENT_ID), granting))).close();

    String misplaced = application("misplaced", audience(Contoso.API_CLIENT_ID), granting + flow.formatted("misplaced"));
    assertThatThrownBy(() -> ENGINE.deploy(ApiSpec.application("misplaced", misplaced)))
        .isInstanceOf(DeploymentException.class).hasMessageContaining("requiredRoles must name only roles that roleMappings grants")
        .hasMessageContaining("'misplaced'");
  }

  /** Mule would evaluate it for each request, and so let what a caller sends say whom to trust. */
  @Test
  void refusesASettingThatIsAnExpression() {
    String application = application("dynamic", audience("#[attributes.headers['x-audience']]"), """
        <flow name="dynamic-orders">
          <http:listener path="/dynamic/*"/>
          <entra-jwt:validate-token config-ref="dynamic" target="caller"/>
        </flow>
        """);

    assertThatThrownBy(() -> ENGINE.deploy(ApiSpec.application("dynamic", application)))
        .isInstanceOf(DeploymentException.class).hasMessageContaining("must not be an expression");
  }
}
