package org.muleentra.jwt.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Many callers at once while the token endpoint is in trouble, and that they are served when it is over. */
class TokensInTroubleTest {

  private static final int USERS = 40;

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private int deployments;

  @AfterEach
  void heal() {
    ENGINE.entra().sts().heal();
  }

  /** A flow that calls on behalf of its user, and answers with the token or with what is handed on. */
  private DeployedApi deploy(String name) {
    String unique = name + ++deployments;
    return ENGINE.deploy(ApiSpec.application(unique, MuleXml.application("""
        <entra-jwt:config name="orders" metadataBaseUrl="%1$s">
          <entra-jwt:tenants><entra-jwt:tenant value="%2$s"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="%3$s"/></entra-jwt:audiences>
        </entra-jwt:config>
        <entra-jwt:client-config name="client" tenantId="%2$s" clientId="%3$s" loginBaseUrl="%1$s" credentialWatch="off">
          <entra-jwt:client-secret secret="%4$s"/>
        </entra-jwt:client-config>
        <flow name="%5$s">
          <http:listener path="/%5$s"><http:error-response statusCode="#[vars.status]"><http:headers>#[vars.headers]</http:headers></http:error-response></http:listener>
          <entra-jwt:validate-token config-ref="orders"/>
          <entra-jwt:acquire-token-on-behalf-of config-ref="client" target="token">
            <entra-jwt:scopes><entra-jwt:scope value="%6$s/%7$s"/></entra-jwt:scopes>
          </entra-jwt:acquire-token-on-behalf-of>
          <set-payload value="#[vars.token.authorization]"/>
          <error-handler>
            <on-error-propagate logException="false" type="ANY">
              <set-variable variableName="status" value="#[error.errorMessage.attributes.status]"/>
              <set-variable variableName="headers" value="#[error.errorMessage.attributes.headers]"/>
            </on-error-propagate>
          </error-handler>
        </flow>
        """.formatted(ENGINE.entra().baseUrl(), Contoso.TENANT_ID, Contoso.API_CLIENT_ID, Contoso.API_CLIENT_SECRET, unique,
        Contoso.BILLING_APP_ID_URI, Contoso.BILL_SCOPE), "http", "entra-jwt")));
  }

  private static List<String> users() {
    return IntStream.range(0, USERS).mapToObj(i -> "Bearer " + ENGINE.entra().userToken().objectId(UUID.randomUUID().toString()).sign()).toList();
  }

  private static List<CompletableFuture<HttpResponse<String>>> all(DeployedApi api, List<String> users) {
    return users.stream().map(user -> Http.send(ENGINE.uri("/" + api.name()), "Authorization", user)).toList();
  }

  private static int status(DeployedApi api, String user) throws Exception {
    return Http.get(ENGINE.uri("/" + api.name()), "Authorization", user).statusCode();
  }

  private static void awaitAll(DeployedApi api, List<String> users) {
    await().atMost(Bounds.RECOVERY).untilAsserted(() -> {
      for (String user : users) {
        assertThat(status(api, user)).isEqualTo(200);
      }
    });
  }

  @Test
  void manyUsersWhileEntraThrottlesAreToldToComeBackAndAreServedAfterwards() throws Exception {
    DeployedApi api = deploy("throttled");
    List<String> users = users();
    String before = users.get(0);
    assertThat(status(api, before)).isEqualTo(200);
    ENGINE.entra().sts().fault(Fault.throttled(15));
    for (CompletableFuture<HttpResponse<String>> each : all(api, users.subList(1, USERS))) {
      HttpResponse<String> answer = each.get(Bounds.ANSWER.toSeconds(), TimeUnit.SECONDS);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }
    assertThat(status(api, before)).as("whose token is in memory").isEqualTo(200);
    int asked = ENGINE.entra().sts().requests();
    assertThat(status(api, users.get(1))).isEqualTo(503);
    assertThat(ENGINE.entra().sts().requests()).as("within the time that Entra asked for").isEqualTo(asked);
    ENGINE.entra().sts().heal();
    awaitAll(api, users);
  }

  @Test
  void whoWaitsForATokenIsAnsweredWhenTheApplicationStopsAndTheNextOneServes() throws Exception {
    DeployedApi api = deploy("stopped");
    List<String> users = users().subList(0, 8);
    ENGINE.entra().sts().fault(Fault.silence());
    int before = ENGINE.entra().sts().requests();
    List<CompletableFuture<HttpResponse<String>>> waiting = all(api, users);
    await().atMost(Bounds.ANSWER).until(() -> ENGINE.entra().sts().requests() > before);
    api.close();
    for (CompletableFuture<HttpResponse<String>> each : waiting) {
      assertThat(each.handle((answer, failure) -> failure != null ? 0 : answer.statusCode())
          .get(Bounds.ANSWER.toSeconds(), TimeUnit.SECONDS)).as("no token, and no wait without an end").isNotEqualTo(200);
    }
    ENGINE.entra().sts().heal();
    awaitAll(deploy("restarted"), users);
  }
}
