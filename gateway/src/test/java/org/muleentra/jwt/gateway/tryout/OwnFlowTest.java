package org.muleentra.jwt.gateway.tryout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.form.FieldException;

/** Applications on the engine as {@code ./try --app} runs them, with the commands that it prints. */
class OwnFlowTest {

  private static final Path EXAMPLE = Path.of("../examples/orders-api");
  private static final String APPLICATION = """
      <mule xmlns="http://www.mulesoft.org/schema/mule/core" xmlns:http="http://www.mulesoft.org/schema/mule/http"
            xmlns:doc="http://www.mulesoft.org/schema/mule/documentation">
        <http:listener-config name="http"><http:listener-connection host="0.0.0.0" port="${https.port}"/></http:listener-config>
        <flow name="who" doc:name="Who">
          <http:listener config-ref="http" path="/who/*" allowedMethods="GET"/>
          <set-payload value="#[output application/json --- {'you': authentication.principal, 'at': attributes.requestPath}]"/>
        </flow>
        <flow name="echo">
          <http:listener config-ref="http" path="/echo" allowedMethods="POST"/>
          <set-payload value="#['${greeting} ' ++ (payload.name default 'nobody')]"/>
        </flow>
      </mule>
      """;

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class TheExample {

    private OwnFlow own;
    private CurlLines lines;

    @BeforeAll
    void start() {
      own = OwnFlow.start(new AppOptions(EXAMPLE, Optional.empty(), Map.of()));
      lines = CurlLines.of(own);
    }

    @AfterAll
    void stop() {
      own.close();
    }

    /** Through both APIs: the token for the second one is the mock's, on behalf of the user. */
    @Test
    void letsTheUserOfThePrintedCommandThrough() throws Exception {
      assertThat(lines.send("get-bills, for entra: a user").body())
          .isEqualTo("{\"bills\": [\"B-1\"], \"of\": \"" + Contoso.USER_OBJECT_ID + "\"}");
      assertThat(lines.send("billing, for entra-billing: a user").statusCode()).isEqualTo(200);
      assertThat(lines.send("billing, for entra-billing: a service").body()).contains("B-3");
    }

    @Test
    void refusesTheOthersAsTheirTitlesSay() throws Exception {
      assertThat(lines.send("get-bills, for entra: no token").headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
      assertThat(lines.send("get-bills, for entra: an expired token").headers().firstValue("WWW-Authenticate").orElse(""))
          .contains("expired");
      assertThat(lines.send("get-bills, for entra: a forged signature").statusCode()).isEqualTo(401);
    }

    /** The properties of the example name 0.0.0.0, 8081 and login.microsoftonline.com. */
    @Test
    void listensOnLoopbackAndTrustsTheMockWhateverTheXmlSays() throws Exception {
      assertThat(own.gateway().uri("").getHost()).isEqualTo("127.0.0.1");
      assertThat(Http.get(own.gateway().uri("/orders"), "Authorization", "Bearer " + own.entra().userToken().sign()).statusCode())
          .isEqualTo(200);
      assertThat(Http.get(own.gateway().uri("/health")).body()).contains("\"ready\":true");
    }
  }

  @Test
  void putsThePolicyOfAFormInFront(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("app.xml"), APPLICATION);
    Path form = Files.writeString(directory.resolve("form.json"), """
        {"tenants": ["5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f"], "audiences": ["api://orders"], "requiredScopes": ["Who.Read"],
         "metadataBaseUrl": "https://login.microsoftonline.com"}
        """);
    try (OwnFlow own = OwnFlow.start(new AppOptions(directory, Optional.of(form), Map.of("greeting", "Hello")))) {
      CurlLines lines = CurlLines.of(own);
      assertThat(lines.send("who, for the policy: a user").body())
          .matches("\\{\"you\":\"[^\"]+\",\"at\":\"/who/1\"}").contains(Contoso.USER_OBJECT_ID);
      assertThat(lines.send("who, for the policy: no token").statusCode()).isEqualTo(401);
      assertThat(lines.send("who, for the policy: an expired token").statusCode()).isEqualTo(401);
      assertThat(lines.send("who, for the policy: a service").statusCode()).as("the form names no app role").isEqualTo(403);
    }
  }

  @Test
  void saysThatNobodyValidatesWhereNobodyDoes(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("app.xml"), APPLICATION);
    try (OwnFlow own = OwnFlow.start(new AppOptions(directory, Optional.empty(), Map.of("greeting", "Hello")))) {
      CurlLines lines = CurlLines.of(own);
      assertThat(lines.byTitle()).containsOnlyKeys("no flow validates a token and there is no --policy: whoever calls gets in");
      assertThat(lines.send("no flow validates a token and there is no --policy: whoever calls gets in").body()).contains("\"you\":null");
      assertThat(echo(own, "{\"name\": \"Ada\"}")).isEqualTo("Hello Ada");
      assertThat(echo(own, "{}")).isEqualTo("Hello nobody");
    }
  }

  /** Client, secret, tenant and APIs are of nobody whom the mock knows from the start. */
  @Test
  void hasTokensForTheApisThatAnApplicationCalls(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("app.xml"), """
        <mule xmlns="http://www.mulesoft.org/schema/mule/core" xmlns:http="http://www.mulesoft.org/schema/mule/http"
              xmlns:entra-jwt="http://www.mulesoft.org/schema/mule/entra-jwt">
          <http:listener-config name="http"><http:listener-connection host="0.0.0.0" port="8081"/></http:listener-config>
          <entra-jwt:config name="entra">
            <entra-jwt:tenants><entra-jwt:tenant value="${tenant}"/></entra-jwt:tenants>
            <entra-jwt:audiences><entra-jwt:audience value="api://mine"/><entra-jwt:audience value="${client}"/></entra-jwt:audiences>
          </entra-jwt:config>
          <entra-jwt:client-config name="mine" tenantId="${tenant}" clientId="${client}" credentialWatch="off">
            <entra-jwt:client-secret secret="a~secret-of-mine"/>
          </entra-jwt:client-config>
          <flow name="own">
            <http:listener config-ref="http" path="/own"/>
            <entra-jwt:acquire-token config-ref="mine" api="api://next" target="token"/>
            <set-payload value="#[vars.token.authorization]"/>
          </flow>
          <flow name="user">
            <http:listener config-ref="http" path="/user"/>
            <entra-jwt:validate-token config-ref="entra"/>
            <entra-jwt:acquire-token-on-behalf-of config-ref="mine" target="token">
              <entra-jwt:scopes><entra-jwt:scope value="api://other/Read.All"/></entra-jwt:scopes>
            </entra-jwt:acquire-token-on-behalf-of>
            <set-payload value="#[vars.token.authorization]"/>
          </flow>
        </mule>
        """);
    Map<String, String> given = Map.of("tenant", "5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f", "client", "7c1d2e4f-8d53-4c2b-9a77-0b6a3c1d2e40");
    try (OwnFlow own = OwnFlow.start(new AppOptions(directory, Optional.empty(), given))) {
      assertThat(claims(Http.get(own.gateway().uri("/own")).body())).contains("\"aud\":\"api://next\"");
      assertThat(claims(CurlLines.of(own).send("user, for entra: a user").body()))
          .contains("\"aud\":\"api://other\"", "\"scp\":\"Read.All\"", Contoso.USER_OBJECT_ID);
    }
  }

  private static String claims(String authorization) {
    assertThat(authorization).startsWith("Bearer ");
    return new String(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]), StandardCharsets.UTF_8);
  }

  private static String echo(OwnFlow own, String body) throws Exception {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(HttpRequest.newBuilder(own.gateway().uri("/echo"))
        .header("Content-Type", "application/json").timeout(Bounds.ANSWER).POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString()).body();
  }

  /** What only the engine or the extension finds, each with the file that it is about. */
  @Test
  void namesTheFileThatTheEngineRefuses(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("app.xml"), APPLICATION);
    Path form = Files.writeString(directory.resolve("form.json"),
        "{\"tenants\": [\"organizations\"], \"audiences\": [\"api://orders\"], \"clockSkew\": 10,"
        + " \"maximumTokenAge\": 5}");
    assertThatThrownBy(() -> OwnFlow.start(new AppOptions(directory, Optional.of(form), Map.of("greeting", "Hello"))))
        .isInstanceOf(FieldException.class).hasMessageStartingWith(form + ": the engine refuses it: ");
  }
}
