package org.muleentra.jwt.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.identity.MockKubernetes;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;

/**
 * Each recipe of {@code docs/use/outbound-recipes.md}, deployed as it stands there with the mock's addresses and values set in, gets a
 * token that the next API takes. That of a virtual machine is deployed alone: its host is one for all of a process.
 */
class OutboundRecipesTest {

  private static final Pattern RECIPE = Pattern.compile("(?m)^## (?=\\d+\\. )");
  private static final Pattern XML = Pattern.compile("(?ms)^```xml\n(.*?)^```$");
  private static final Pattern COMMANDS = Pattern.compile("(?ms)^```bash\n(.*?)^```$");
  private static final String AKS_FILE = "/var/run/secrets/azure/tokens/azure-identity-token";
  private static final String PASSWORD = "a-store-password";
  private static final String SECRET = "recipe~secret";

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  @TempDir
  Path folder;

  private AppRegistration client;
  private SigningKey key;
  private Path store;
  private SigningKey nextKey;
  private Path next;
  private int apis;

  @BeforeAll
  static void deployBilling() {
    ENGINE.deploy("billing", Map.of("audiences", List.of(Contoso.BILLING_CLIENT_ID, Contoso.BILLING_APP_ID_URI)));
  }

  @BeforeEach
  void register() throws Exception {
    client = ENGINE.entra().register(UUID.randomUUID().toString()).rolesOn(Contoso.BILLING_CLIENT_ID, Contoso.BILL_ALL_ROLE)
        .consent(Contoso.BILLING_CLIENT_ID, Contoso.BILL_SCOPE);
    key = SigningKey.generate();
    store = stored("orders-client.p12", key);
    nextKey = SigningKey.generate();
    next = stored("orders-client-next.p12", nextKey);
  }

  private Path stored(String name, SigningKey of) throws Exception {
    Path file = folder.resolve(name);
    KeyStore pkcs12 = KeyStore.getInstance("PKCS12");
    pkcs12.load(null, null);
    pkcs12.setKeyEntry("orders-client", of.privateKey(), PASSWORD.toCharArray(), new Certificate[] {of.certificate()});
    try (OutputStream out = Files.newOutputStream(file)) {
      pkcs12.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  private static List<String> recipes() throws Exception {
    return Stream.of(RECIPE.split(Files.readString(Path.of("../docs/use/outbound-recipes.md")))).skip(1).toList();
  }

  private static List<String> xml(int number) throws Exception {
    return XML.matcher(recipes().get(number - 1)).results().map(block -> block.group(1)).toList();
  }

  /** The XML with every value set, and the tests' own: an address of the mock, and nobody who looks at the registration. */
  private String filled(String xml) {
    String filled = xml.replace("${entra.tenant}", Contoso.TENANT_ID).replace("${entra.client}", client.clientId())
        .replace("${client.keystore}", store.toString()).replace("${client.password}", PASSWORD).replace("${client.secret}", SECRET)
        .replace("${client.keystore.next}", next.toString()).replace("${client.password.next}", PASSWORD)
        .replace("api://billing", Contoso.BILLING_APP_ID_URI).replace(AKS_FILE, folder.resolve("token").toString());
    assertThat(filled).doesNotContain("${");
    String more = filled.contains("managed-identity") ? "" : " loginBaseUrl=\"" + ENGINE.entra().baseUrl() + "\" credentialWatch=\"off\"";
    return filled.replace("client-config name=\"billing-client\"", "client-config name=\"billing-client\"" + more);
  }

  /** Deploys it behind a flow that answers with the token, {@code before} which there may be steps. */
  private DeployedApi deploy(String xml, String before) {
    String name = "recipe" + client.clientId() + ++apis;
    return ENGINE.deploy(ApiSpec.application(name, MuleXml.application("""
        <entra-jwt:config name="callers" metadataBaseUrl="%s">
          <entra-jwt:tenants><entra-jwt:tenant value="%s"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="%s"/></entra-jwt:audiences>
        </entra-jwt:config>
        %s
        <flow name="%s">
          <http:listener path="/%s"/>
          %s
          <flow-ref name="billing-token"/>
          <set-payload value="#[vars.token.authorization]"/>
        </flow>
        """.formatted(ENGINE.entra().baseUrl(), Contoso.TENANT_ID, client.clientId(), filled(xml), "telling-" + name, name, before),
        "http", "entra-jwt")));
  }

  /** The claims of the token that the recipe gets, which Billing admits. */
  private String claims(DeployedApi api, String... headers) throws Exception {
    HttpResponse<String> told = Http.get(ENGINE.uri("/" + api.name()), headers);
    assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
    assertThat(Http.get(ENGINE.uri("/billing/1"), "Authorization", told.body()).statusCode()).isEqualTo(200);
    return new String(Base64.getUrlDecoder().decode(told.body().split("\\.")[1]), StandardCharsets.UTF_8);
  }

  @Test
  void eachRecipeHasCommandsAndXmlAndTellsWhatToCheck() throws Exception {
    assertThat(recipes()).hasSize(7).allSatisfy(recipe -> {
      assertThat(COMMANDS.matcher(recipe).results()).isNotEmpty();
      assertThat(XML.matcher(recipe).results()).isNotEmpty();
      assertThat(recipe).contains("**Check**");
    });
    // Each XML is deployed below.
    assertThat(List.of(xml(1), xml(2), xml(3), xml(4), xml(5))).allSatisfy(xml -> assertThat(xml).hasSize(1));
    assertThat(List.of(xml(6), xml(7))).allSatisfy(xml -> assertThat(xml).hasSize(2));
  }

  @Test
  void serviceToServiceByCertificate() throws Exception {
    client.certificate(key);
    assertThat(claims(deploy(xml(1).get(0), ""))).contains("\"azpacr\":\"2\"", "\"azp\":\"" + client.clientId() + "\"", Contoso.BILL_ALL_ROLE);
  }

  @Test
  void onBehalfOfTheUserWhoCalled() throws Exception {
    client.certificate(key);
    DeployedApi api = deploy(xml(2).get(0), "<entra-jwt:validate-token config-ref=\"callers\"/>");
    String caller = ENGINE.entra().userToken().audience(client.clientId()).sign();
    assertThat(claims(api, "Authorization", "Bearer " + caller)).contains("\"oid\":\"" + Contoso.USER_OBJECT_ID + "\"", "\"scp\":\"Bills.Read\"");
  }

  @Test
  void workloadIdentityOfAPod() throws Exception {
    MockKubernetes.start(ENGINE.entra(), folder.resolve("token"), client);
    assertThat(claims(deploy(xml(3).get(0), ""))).contains(Contoso.BILL_ALL_ROLE);
  }

  /** No token is asked for: the address of its host is one of the process. */
  @Test
  void theManagedIdentityOfAVirtualMachineIsDeployed() throws Exception {
    deploy(xml(4).get(0), "").close();
  }

  @Test
  void ofTwoCredentialsTheSecondServesWhenEntraRejectsTheFirst() throws Exception {
    client.certificate(key).secret(SECRET);
    try (CapturedLog log = CapturedLog.open()) {
      assertThat(claims(deploy(xml(5).get(0), ""))).contains("\"azpacr\":\"2\"");
      assertThat(log.atLeast(Level.ERROR)).isEmpty();
    }
    client.withoutCredentials().secret(SECRET);
    try (CapturedLog log = CapturedLog.open()) {
      assertThat(claims(deploy(xml(5).get(0), ""))).contains("\"azpacr\":\"1\"");
      assertThat(log.atLeast(Level.ERROR)).singleElement().asString().contains("credential 2 (client-secret) is used in its place");
    }
  }

  @Test
  void fromASecretToACertificateEveryStepServes() throws Exception {
    client.secret(SECRET);
    assertThat(claims(deploy(xml(6).get(0), ""))).as("before Entra knows the certificate").contains("\"azpacr\":\"1\"");
    client.certificate(key);
    try (CapturedLog log = CapturedLog.open()) {
      assertThat(claims(deploy(xml(6).get(0), ""))).as("restarted").contains("\"azpacr\":\"2\"");
      DeployedApi last = deploy(xml(6).get(1), "");
      client.withoutSecret(SECRET);
      assertThat(claims(last)).contains("\"azpacr\":\"2\"");
      assertThat(log.atLeast(Level.ERROR)).isEmpty();
    }
  }

  @Test
  void fromOneCertificateToTheNextEveryStepServes() throws Exception {
    client.certificate(key);
    assertThat(claims(deploy(xml(7).get(0), ""))).as("before Entra knows the new one").contains("\"azpacr\":\"2\"");
    client.certificate(nextKey);
    try (CapturedLog log = CapturedLog.open()) {
      claims(deploy(xml(7).get(0), ""));
      DeployedApi last = deploy(xml(7).get(1), "");
      client.withoutCredentials().certificate(nextKey);
      assertThat(claims(last)).contains("\"azpacr\":\"2\"");
      assertThat(log.atLeast(Level.ERROR)).isEmpty();
    }
  }
}
