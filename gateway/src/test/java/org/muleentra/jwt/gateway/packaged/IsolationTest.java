package org.muleentra.jwt.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mule.runtime.api.meta.model.ExtensionModel;
import org.mule.runtime.api.meta.model.parameter.ParameterModel;
import org.mule.runtime.api.meta.model.parameter.ParameterizedModel;
import org.muleentra.jwt.gateway.engine.bytecode.EngineClasses;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/**
 * The packaged policy decides with its own libraries and its own plugin, whatever the application beside it carries and offers.
 *
 * <p>That the plugin is its own is a rule of Mule 4.4, which {@link PolicyIsolation} adds to this engine.
 */
class IsolationTest {

  /** One class of each library, in packages that old versions have too. */
  private static final List<String> LIBRARY_CLASSES = List.of("com.nimbusds.jose.jwk.KeyUse", "com.google.re2j.Pattern");

  private static final Set<String> LIBRARY_PACKAGES = Set.of("com.nimbusds.jose", "com.nimbusds.jose.jwk",
      "com.nimbusds.jose.util", "com.google.re2j");

  @TempDir
  private static Path folder;

  private static MockEntra entra;
  private static PackagedApi api;

  @BeforeAll
  static void start() throws Exception {
    // First of all: no class loader of the engine's may be loaded before.
    EngineClasses.prepare();
    entra = MockEntra.start();
    api = PackagedApi.start(Files.createDirectory(folder.resolve("orders")), Jars.policy(), policy(), Jars.conflicting(), LIBRARY_PACKAGES);
  }

  @AfterAll
  static void stop() throws Exception {
    if (api != null) {
      api.close();
    }
    entra.close();
  }

  /** And not where the build was started, in a folder that every run shares and git sees. */
  @Test
  void theEngineKeepsItsFilesInTheTestsFolder() {
    assertThat(folder.resolve("orders/mule")).isDirectoryContaining("glob:**/orders").isDirectoryContaining("glob:**/orders-policy");
  }

  private static String policy() {
    return PolicyTemplate.load().render("orders", Map.ofEntries(
        Map.entry("tenants", List.of(Contoso.TENANT_ID)),
        Map.entry("audiences", List.of(Contoso.API_CLIENT_ID)),
        Map.entry("metadataBaseUrl", entra.baseUrl()),
        Map.entry("roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader"))),
        Map.entry("claimRules", List.of("tid matches [0-9a-f-]+")),
        Map.entry("exposeHeaders", true),
        Map.entry("removeAuthorization", true),
        Map.entry("resource", "https://api.example.com/orders"),
        Map.entry("resourceMetadata", "https://api.example.com/orders/.well-known/oauth-protected-resource"),
        Map.entry("groupOverage", "graph"),
        Map.entry("graphBaseUrl", entra.graphBaseUrl()),
        Map.entry("graphClientId", Contoso.GRAPH_CLIENT_ID),
        Map.entry("graphClientSecret", Contoso.GRAPH_CLIENT_SECRET)));
  }

  @Test
  void admitsAUserAndTellsTheFlowWhoItIs() throws Exception {
    HttpResponse<String> answer = get(entra.userToken().groups(Contoso.READERS_GROUP_ID).sign());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode report = new ObjectMapper().readTree(answer.body());
    assertThat(report.at("/authentication/principal").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
    assertThat(report.at("/authentication/properties/roles").toString()).isEqualTo("[\"reader\"]");
  }

  @Test
  void asksGraphForTheGroupsThatATokenLeavesOut() throws Exception {
    entra.graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    HttpResponse<String> answer = get(entra.userToken().groupOverage().sign());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(new ObjectMapper().readTree(answer.body()).at("/authentication/properties/roles").toString())
        .isEqualTo("[\"reader\"]");
  }

  /** The request's attributes are rebuilt through the listener's class loader, which knows nothing of ours. */
  @Test
  void tellsTheBackendWhoCallsAndNothingOfTheClientsOwn() throws Exception {
    HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(api.uri("/orders/42"))
        .header("Authorization", "Bearer " + entra.userToken().groups(Contoso.READERS_GROUP_ID).sign())
        .header("X-Entra-Roles", "admin").build(), HttpResponse.BodyHandlers.ofString());
    JsonNode headers = new ObjectMapper().readTree(answer.body()).at("/headers");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(headers.at("/x-entra-roles").toString()).as(answer.body()).isEqualTo("[\"reader\"]");
    assertThat(headers.at("/x-entra-object-id").toString()).isEqualTo("[\"" + Contoso.USER_OBJECT_ID + "\"]");
  }

  @Test
  void servesTheMetadataThatItsChallengesNameAsItsOwn() throws Exception {
    HttpResponse<String> bare = get(null);
    assertThat(bare.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("resource_metadata=\"https://api.example.com/orders/.well-known/oauth-protected-resource\"");
    HttpResponse<String> document = HttpClient.newHttpClient().send(
        HttpRequest.newBuilder(api.uri("/orders/.well-known/oauth-protected-resource")).build(),
        HttpResponse.BodyHandlers.ofString());
    assertThat(document.statusCode()).isEqualTo(200);
    assertThat(new ObjectMapper().readTree(document.body()).at("/resource").asText()).isEqualTo("https://api.example.com/orders");
  }

  @Test
  void refusesWhatItRefusesElsewhere() throws Exception {
    long runs = api.flowRuns();
    assertThat(get(entra.userToken().flipSignatureBit().sign()).statusCode()).isEqualTo(401);
    assertThat(get(entra.userToken().audience("api://billing").sign()).statusCode()).isEqualTo(401);
    HttpResponse<String> bare = get(null);
    assertThat(bare.statusCode()).isEqualTo(401);
    assertThat(bare.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
    assertThat(bare.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(api.flowRuns()).isEqualTo(runs);
  }

  @Test
  void thePluginsClassesComeFromThePolicysRepository() throws Exception {
    assertThat(api.pluginLoaders()).hasSize(1);
    ClassLoader plugin = api.pluginLoaders().get(0);
    String repository = folder.resolve("orders/policy-template/repository").toString();
    Class<?> extension = plugin.loadClass("org.muleentra.jwt.mule.EntraJwtExtension");
    assertThat(extension.getClassLoader()).isSameAs(plugin);
    assertThat(source(extension)).startsWith("file:" + repository).endsWith("-mule-plugin.jar");
    for (String name : LIBRARY_CLASSES) {
      Class<?> library = plugin.loadClass(name);
      assertThat(library.getClassLoader()).as(name).isSameAs(plugin);
      assertThat(source(library)).startsWith("file:" + repository);
    }
  }

  @Test
  void theApplicationKeepsItsVersions() throws Exception {
    ClassLoader application = api.applicationLoader();
    for (String name : LIBRARY_CLASSES) {
      Class<?> old = application.loadClass(name);
      assertThat(old).isNotSameAs(api.pluginLoaders().get(0).loadClass(name));
      assertThat(source(old)).contains("/conflicting/");
    }
  }

  @Test
  void nobodyElseSeesThePlugin() {
    assertThatThrownBy(() -> Class.forName("org.muleentra.jwt.core.Gatekeeper")).isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> api.applicationLoader().loadClass("org.muleentra.jwt.core.Gatekeeper"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> api.pluginLoaders().get(0).loadClass("org.muleentra.jwt.testkit.server.MockEntra"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void theJavadocTravelsWithThePlugin() {
    ExtensionModel extension = api.extension();
    assertThat(extension.getDescription()).isNotBlank();
    List<ParameterizedModel> elements = new ArrayList<>(extension.getConfigurationModels());
    extension.getConfigurationModels().forEach(config -> elements.addAll(config.getOperationModels()));
    elements.addAll(extension.getOperationModels());
    assertThat(elements).extracting(ParameterizedModel::getName)
        .contains("config", "authorizeRequest", "validateToken", "refuseRequest");
    assertThat(elements).allSatisfy(element -> {
      assertThat(element.getDescription()).as(element.getName()).isNotBlank();
      assertThat(element.getAllParameterModels().stream().filter(parameter -> parameter.getDescription().isBlank())
          .map(ParameterModel::getName)).as(element.getName()).isEmpty();
    });
  }

  /** The application's plugin is a later version, and admits everybody: the policy goes on with its own. */
  @Test
  void theApplicationsOtherVersionOfThePluginLoses() throws Exception {
    Path own = Files.createDirectory(folder.resolve("isolated"));
    try (PackagedApi both = besideOpenPlugin(Jars.policy(), own)) {
      assertThat(both.extension().getVersion()).isNotEqualTo(OpenPlugin.VERSION);
      Class<?> extension = both.pluginLoaders().get(0).loadClass("org.muleentra.jwt.mule.EntraJwtExtension");
      assertThat(source(extension)).startsWith("file:" + own.resolve("deployed/policy-template/repository"));
      assertThat(get(both, entra.userToken().sign()).statusCode()).isEqualTo(200);
      assertThat(get(both, entra.userToken().flipSignatureBit().sign()).statusCode()).isEqualTo(401);
      assertThat(get(both, null).statusCode()).isEqualTo(401);
      assertThat(both.flowRuns()).isEqualTo(1);
    }
  }

  /** What the documents say of the implementation for Mule 4.1 to 4.3: there the application's code decides. */
  @Test
  void withoutIsolationTheApplicationsVersionReplacesThePolicys() throws Exception {
    try (PackagedApi both = besideOpenPlugin(Jars.unisolatedPolicy(), Files.createDirectory(folder.resolve("unisolated")))) {
      assertThat(both.pluginLoaders()).isEmpty();
      assertThat(get(both, entra.userToken().flipSignatureBit().sign()).statusCode()).isEqualTo(200);
      assertThat(both.flowRuns()).isEqualTo(1);
    }
  }

  private static PackagedApi besideOpenPlugin(Path policy, Path own) throws Exception {
    return PackagedApi.start(Files.createDirectory(own.resolve("deployed")), policy, policy(), List.of(), Set.of(),
        OpenPlugin.of(policy, own.resolve("carried")));
  }

  private static String source(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  private static HttpResponse<String> get(String token) throws Exception {
    return get(api, token);
  }

  private static HttpResponse<String> get(PackagedApi asked, String token) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(asked.uri("/orders/42"));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
