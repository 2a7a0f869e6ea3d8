package org.muleentra.jwt.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.Contoso;
import org.muleentra.jwt.testkit.MockEntra;
import org.muleentra.jwt.testkit.TokenBuilder;

/** The operation as a developer uses it in a flow of an application, with no policy in front. */
class ValidateTokenFlowTest {

  private static MockEntra entra;
  private static MuleEngine engine;
  private static DeployedApi application;

  @BeforeAll
  static void start() throws IOException {
    entra = MockEntra.start();
    engine = MuleEngine.start(EntraJwtExtension.class);
    application = engine.deploy(ApiSpec.application("application", """
        <?xml version="1.0" encoding="UTF-8"?>
        <mule xmlns="http://www.mulesoft.org/schema/mule/core"
              xmlns:http="http://www.mulesoft.org/schema/mule/http"
              xmlns:backend="http://www.mulesoft.org/schema/mule/backend"
              xmlns:entra-jwt="http://www.mulesoft.org/schema/mule/entra-jwt"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="
                http://www.mulesoft.org/schema/mule/core http://www.mulesoft.org/schema/mule/core/current/mule.xsd
                http://www.mulesoft.org/schema/mule/http http://www.mulesoft.org/schema/mule/http/current/mule-http.xsd
                http://www.mulesoft.org/schema/mule/backend http://www.mulesoft.org/schema/mule/backend/current/mule-backend.xsd
                http://www.mulesoft.org/schema/mule/entra-jwt http://www.mulesoft.org/schema/mule/entra-jwt/current/mule-entra-jwt.xsd">
          <entra-jwt:config name="entra" metadataBaseUrl="%s">
            <entra-jwt:tenants><entra-jwt:tenant value="%s"/></entra-jwt:tenants>
            <entra-jwt:audiences><entra-jwt:audience value="%s"/></entra-jwt:audiences>
          </entra-jwt:config>

          <flow name="read">
            <http:listener path="/read"/>
            <entra-jwt:validate-token config-ref="entra" target="caller"/>
            <backend:report api="#[vars.caller.callerKind]"/>
          </flow>

          <flow name="write">
            <http:listener path="/write"><http:error-response statusCode="#[vars.status]"/></http:listener>
            <entra-jwt:validate-token config-ref="entra" target="caller">
              <entra-jwt:required-scopes><entra-jwt:required-scope value="Orders.Write"/></entra-jwt:required-scopes>
            </entra-jwt:validate-token>
            <backend:report api="write"/>
            <error-handler>
              <on-error-propagate type="ENTRA-JWT:TOKEN_MISSING" logException="false">
                <set-variable variableName="status" value="#[441]"/>
              </on-error-propagate>
              <on-error-propagate type="ENTRA-JWT:TOKEN_EXPIRED" logException="false">
                <set-variable variableName="status" value="#[442]"/>
              </on-error-propagate>
              <on-error-propagate type="ENTRA-JWT:TOKEN_INVALID" logException="false">
                <set-variable variableName="status" value="#[443]"/>
              </on-error-propagate>
              <on-error-propagate type="ENTRA-JWT:FORBIDDEN" logException="false">
                <set-variable variableName="status" value="#[444]"/>
              </on-error-propagate>
            </error-handler>
          </flow>
        </mule>
        """.formatted(entra.baseUrl(), Contoso.TENANT_ID, Contoso.API_CLIENT_ID)));
  }

  @AfterAll
  static void stop() {
    engine.close();
    entra.close();
  }

  @Test
  void givesTheFlowItsCallerAsVariableAndAsAuthentication() throws Exception {
    HttpResponse<String> response = get("/read", entra.userToken());
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode answer = new ObjectMapper().readTree(response.body());
    assertThat(answer.get("api").asText()).isEqualTo("user");
    assertThat(answer.at("/authentication/principal").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
    assertThat(answer.at("/authentication/properties/callerKind").asText()).isEqualTo("user");
  }

  static List<Arguments> errors() {
    return List.of(
        error(442, token -> token.expiresAt(entra.clock().instant().minus(Duration.ofMinutes(10)))),
        error(443, TokenBuilder::flipSignatureBit),
        error(443, token -> token.audience("api://billing")),
        error(444, token -> token.scopes(Contoso.READ_SCOPE)));
  }

  private static Arguments error(int status, UnaryOperator<TokenBuilder> spoil) {
    return Arguments.of(status, spoil);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void raisesTheErrorTypeThatTheFlowHandles(int status, UnaryOperator<TokenBuilder> spoil) throws Exception {
    long runs = application.flowRuns();
    assertThat(get("/write", spoil.apply(entra.userToken().scopes(Contoso.WRITE_SCOPE))).statusCode()).isEqualTo(status);
    assertThat(application.flowRuns()).isEqualTo(runs);
  }

  @Test
  void raisesAnErrorOfItsOwnWhereThereIsNoToken() throws Exception {
    assertThat(Http.get(engine.uri("/write")).statusCode()).isEqualTo(441);
  }

  @Test
  void asksForTheScopeOfTheOperation() throws Exception {
    assertThat(get("/write", entra.userToken().scopes(Contoso.WRITE_SCOPE)).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> get(String path, TokenBuilder token) throws Exception {
    return Http.get(engine.uri(path), "Authorization", "Bearer " + token.sign());
  }
}
