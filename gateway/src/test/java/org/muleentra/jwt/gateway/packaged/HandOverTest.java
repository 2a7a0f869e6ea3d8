package org.muleentra.jwt.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.engine.bytecode.EngineClasses;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/**
 * The packaged policy admits a caller, and the application's own copy of the plugin exchanges that caller's token: two plugins in
 * two class loaders, between which the token goes from hand to hand by the JDK's types alone.
 */
class HandOverTest {

  private static final String AUTHENTICATION = "org.muleentra.jwt.mule.security.EntraAuthentication";

  @TempDir
  private static Path folder;

  private static MockEntra entra;
  private static PackagedApi api;

  @BeforeAll
  static void start() throws Exception {
    // First of all: no class loader of the engine's may be loaded before.
    EngineClasses.prepare();
    entra = MockEntra.start();
    Path carried = folder.resolve("carried");
    Jars.unpack(Jars.policy(), carried);
    api = PackagedApi.start(Files.createDirectory(folder.resolve("orders")), Jars.policy(), policy(), application(), List.of(), Set.of(),
        Descriptors.pluginOf(carried));
  }

  @AfterAll
  static void stop() throws Exception {
    if (api != null) {
      api.close();
    }
    entra.close();
  }

  private static String policy() {
    return PolicyTemplate.load().render("orders", Map.of("tenants", List.of(Contoso.TENANT_ID), "audiences", List.of(Contoso.API_CLIENT_ID),
        "metadataBaseUrl", entra.baseUrl(), "removeAuthorization", true));
  }

  private static String application() {
    return MuleXml.application("""
        <entra-jwt:client-config name="orders-client" tenantId="%s" clientId="%s" loginBaseUrl="%s" credentialWatch="off">
          <entra-jwt:client-secret secret="%s"/>
        </entra-jwt:client-config>
        <flow name="orders">
          <http:listener path="/orders/*"/>
          <entra-jwt:acquire-token-on-behalf-of config-ref="orders-client" target="token">
            <entra-jwt:scopes><entra-jwt:scope value="%s/%s"/></entra-jwt:scopes>
          </entra-jwt:acquire-token-on-behalf-of>
          <set-payload value="#[vars.token.authorization]"/>
        </flow>
        """.formatted(Contoso.TENANT_ID, Contoso.API_CLIENT_ID, entra.baseUrl(), Contoso.API_CLIENT_SECRET, Contoso.BILLING_APP_ID_URI,
        Contoso.BILL_SCOPE), "http", "entra-jwt");
  }

  private static HttpResponse<String> get(String token) throws Exception {
    URI uri = api.uri("/orders/42");
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static Class<?> authenticationOf(List<ClassLoader> loaders) {
    return loaders.stream().map(HandOverTest::authenticationOf).filter(Objects::nonNull).findFirst().orElseThrow();
  }

  private static Class<?> authenticationOf(ClassLoader loader) {
    try {
      return loader.loadClass(AUTHENTICATION);
    } catch (ClassNotFoundException elsewhere) {
      return null;
    }
  }

  @Test
  void thePolicysClassesAreNotTheApplications() throws Exception {
    Class<?> ofThePolicy = authenticationOf(api.pluginLoaders());
    Class<?> ofTheApplication = authenticationOf(api.applicationPluginLoaders());
    assertThat(ofThePolicy).isNotSameAs(ofTheApplication);
    assertThat(ofThePolicy.getClassLoader()).isNotSameAs(ofTheApplication.getClassLoader());
  }

  @Test
  void theApplicationExchangesTheTokenThatThePolicyAdmitted() throws Exception {
    HttpResponse<String> answer = get(entra.userToken().sign());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).startsWith("Bearer ");
    assertThat(new String(Base64.getUrlDecoder().decode(answer.body().split("\\.")[1]), StandardCharsets.UTF_8))
        .contains("\"oid\":\"" + Contoso.USER_OBJECT_ID + "\"", "\"scp\":\"" + Contoso.BILL_SCOPE + "\"",
            "\"aud\":\"" + Contoso.BILLING_CLIENT_ID + "\"");
  }

  @Test
  void eachCallersTokenIsTheOneExchanged() throws Exception {
    String other = "0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10";
    for (String user : List.of(Contoso.USER_OBJECT_ID, other, Contoso.USER_OBJECT_ID)) {
      String token = get(entra.userToken().objectId(user).sign()).body();
      assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8)).contains("\"oid\":\"" + user + "\"");
    }
  }

  @Test
  void whatThePolicyRefusesIsExchangedForNobody() throws Exception {
    int asked = entra.sts().requests();
    assertThat(get(entra.userToken().flipSignatureBit().sign()).statusCode()).isEqualTo(401);
    assertThat(entra.sts().requests()).isEqualTo(asked);
  }
}
