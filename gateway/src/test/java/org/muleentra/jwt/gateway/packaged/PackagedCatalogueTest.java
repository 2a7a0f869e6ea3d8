package org.muleentra.jwt.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.gateway.engine.bytecode.EngineClasses;
import org.muleentra.jwt.gateway.fixture.RawHttp;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.testkit.catalogue.HostileToken;
import org.muleentra.jwt.testkit.catalogue.RealToken;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Every hostile and every real token, over HTTP, at each of the policies as they are packaged. */
@ParameterizedClass
@MethodSource("policies")
class PackagedCatalogueTest {

  private static MockEntra entra;
  private static PackagedApi api;

  @Parameter
  private Path policy;

  static List<Path> policies() {
    return Jars.policies();
  }

  @BeforeParameterizedClassInvocation
  static void start(Path packaged, @TempDir Path folder) throws Exception {
    // First of all: no class loader of the engine's may be loaded before.
    EngineClasses.prepare();
    entra = MockEntra.start();
    String policy = PolicyTemplate.load().render("orders", Map.of(
        "tenants", List.of(Contoso.TENANT_ID),
        "audiences", List.of(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI),
        "metadataBaseUrl", entra.baseUrl()));
    api = PackagedApi.start(folder, packaged, policy, Jars.conflicting(), Set.of());
  }

  @AfterParameterizedClassInvocation
  static void stop() throws Exception {
    if (api != null) {
      api.close();
    }
    entra.close();
  }

  static List<HostileToken> hostile() {
    return HostileToken.all();
  }

  static List<RealToken> real() {
    return RealToken.all();
  }

  /** By hand, as HTTP clients refuse to send some of them. */
  private static int send(String token) throws IOException {
    try (RawHttp connection = RawHttp.connect(new InetSocketAddress("127.0.0.1", api.uri("/").getPort()))) {
      return connection.send(("GET /orders/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
          .getBytes(StandardCharsets.UTF_8)).status();
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refuses(HostileToken hostile) throws IOException {
    long runs = api.flowRuns();
    int status = send(hostile.token(entra.mint()));
    if (!hostile.reason().equals("KEY_UNKNOWN") || status != 503) {
      // Of one unseen kid after the other it is not known that there is none.
      assertThat(status).isEqualTo(hostile.status());
    }
    assertThat(api.flowRuns()).isEqualTo(runs);
  }

  @ParameterizedTest
  @MethodSource("real")
  void accepts(RealToken real) throws IOException {
    long runs = api.flowRuns();
    assertThat(send(real.token(entra.mint()))).isEqualTo(200);
    assertThat(api.flowRuns()).isEqualTo(runs + 1);
  }
}
