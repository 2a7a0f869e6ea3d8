package org.muleentra.jwt.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.CertificateAuthority;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.ForwardProxy;
import org.muleentra.jwt.gateway.fixture.TlsFront;
import org.muleentra.jwt.tool.form.FieldException;

/** Keys through a proxy: the key server's name is one that only the proxy can find. */
class ProxyOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  /** RFC 6761 §6.4: resolves nowhere, so whoever reaches it did so through the proxy. */
  private static final String UNRESOLVED = "entra.invalid";
  /** An address of this machine that is not among those that never go through a proxy. */
  private static final String ELSEWHERE = "127.0.0.2";

  @TempDir
  private static Path directory;

  private static Path trustStore;
  private static SSLContext tls;

  @BeforeAll
  static void start() throws Exception {
    CertificateAuthority authority = CertificateAuthority.create(directory, "company");
    trustStore = authority.trustStore("pkcs12");
    tls = authority.serverFor("dns:" + UNRESOLVED, "dns:localhost", "ip:" + ELSEWHERE);
  }

  private static int status(String metadataBaseUrl, ForwardProxy proxy, Map<String, Object> more) throws Exception {
    Map<String, Object> form = new HashMap<>(Map.of("metadataBaseUrl", metadataBaseUrl, "tokenVersions", List.of("2.0"),
        "trustStorePath", trustStore.toString(), "trustStorePassword", CertificateAuthority.PASSWORD, "trustStoreType", "pkcs12",
        "proxyHost", "127.0.0.1", "proxyPort", proxy.port()));
    form.putAll(more);
    DeployedApi api = ENGINE.deploy("orders", form);
    try {
      return ENGINE.get("orders", ENGINE.entra().userToken()).statusCode();
    } finally {
      api.close();
    }
  }

  private static String keyLog(CapturedLog log) {
    assertThat(log.withStackTrace()).isEmpty();
    return String.join("\n", log.of("org.muleentra.jwt.core.key"));
  }

  @Test
  void everyFetchGoesThroughATunnelOfItsOwn() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), tls, UNRESOLVED); ForwardProxy proxy = ForwardProxy.start()) {
      assertThat(status(front.baseUrl(), proxy, Map.of())).isEqualTo(200);
      // Discovery and keys.
      assertThat(proxy.tunnels()).hasSize(2).containsOnly(UNRESOLVED + ":" + front.port());
      assertThat(front.requests()).hasSize(2);
    }
  }

  @Test
  void withoutTheProxyTheServerIsOutOfReach() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), tls, UNRESOLVED); ForwardProxy proxy = ForwardProxy.start()) {
      assertThat(status(front.baseUrl(), proxy, Map.of("proxyHost", "", "proxyPort", 0))).isEqualTo(503);
      assertThat(proxy.requests()).isEmpty();
    }
  }

  @Test
  void aProxyThatAsksForCredentialsGetsThem() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), tls, UNRESOLVED); ForwardProxy proxy = ForwardProxy.startFor("mule", "pr0xy:x")) {
      assertThat(status(front.baseUrl(), proxy, Map.of("proxyUsername", "mule", "proxyPassword", "pr0xy:x"))).isEqualTo(200);
      assertThat(proxy.tunnels()).hasSize(2);
      assertThat(front.requests()).hasSize(2);
      // The client of Mule 4.1.1 repeats them within the tunnel, where the server alone reads them: docs/operate/network.md.
      assertThat(front.proxyCredentials()).hasSize(2);
    }
  }

  @Test
  void aUserOfTheProxyNeedNotHaveAPassword() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), tls, UNRESOLVED); ForwardProxy proxy = ForwardProxy.startFor("mule", "")) {
      assertThat(status(front.baseUrl(), proxy, Map.of("proxyUsername", "mule"))).isEqualTo(200);
    }
  }

  static List<Map<String, Object>> strangers() {
    return List.of(Map.of(), Map.of("proxyUsername", "mule", "proxyPassword", "wrong"));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void aProxyThatKnowsUsNotLetsNothingThrough(Map<String, Object> credentials) throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), tls, UNRESOLVED); ForwardProxy proxy = ForwardProxy.startFor("mule", "pr0xy");
        CapturedLog log = CapturedLog.open()) {
      assertThat(status(front.baseUrl(), proxy, credentials)).isEqualTo(503);
      assertThat(keyLog(log)).contains("none, calls are answered 503").contains("407").doesNotContain("wrong");
      assertThat(proxy.tunnels()).isEmpty();
      assertThat(proxy.requests()).isNotEmpty();
      assertThat(front.requests()).isEmpty();
    }
  }

  /** The certificate is for other names: a proxy that leads elsewhere gains nothing. */
  @Test
  void theServerIsVerifiedThroughTheTunnel() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), tls, "login.invalid"); ForwardProxy proxy = ForwardProxy.start();
        CapturedLog log = CapturedLog.open()) {
      assertThat(status(front.baseUrl(), proxy, Map.of())).isEqualTo(503);
      assertThat(keyLog(log)).contains("none, calls are answered 503").contains("No subject alternative DNS name matching login.invalid");
      assertThat(proxy.tunnels()).isNotEmpty();
      assertThat(front.requests()).isEmpty();
    }
  }

  @Test
  void theAuthorityIsVerifiedThroughTheTunnel() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), tls, UNRESOLVED); ForwardProxy proxy = ForwardProxy.start()) {
      assertThat(status(front.baseUrl(), proxy, Map.of("trustStorePath", "", "trustStorePassword", ""))).isEqualTo(503);
      assertThat(proxy.tunnels()).isNotEmpty();
      assertThat(front.requests()).isEmpty();
    }
  }

  @Test
  void aProxyThatIsDownIsNotPassedBy() throws Exception {
    ForwardProxy proxy = ForwardProxy.start();
    proxy.close();
    try (TlsFront front = TlsFront.start(ENGINE.entra(), tls, "localhost"); CapturedLog log = CapturedLog.open()) {
      String elsewhere = front.baseUrl().replace("localhost", UNRESOLVED);
      assertThat(status(elsewhere, proxy, Map.of())).isEqualTo(503);
      assertThat(keyLog(log)).contains("none, calls are answered 503").contains("ConnectException");
      assertThat(front.requests()).isEmpty();
    }
  }

  @Test
  void nonProxyHostsAreReachedDirectlyAndOthersNot() throws Exception {
    assumeTrue(isOfThisMachine(ELSEWHERE), "this system has one loopback address alone");
    try (TlsFront front = TlsFront.startAt(ELSEWHERE, ENGINE.entra(), tls); ForwardProxy proxy = ForwardProxy.startFor("mule", "pr0xy")) {
      Map<String, Object> form = Map.of("proxyUsername", "mule", "proxyPassword", "pr0xy", "nonProxyHosts", "a.example.com, " + ELSEWHERE);
      assertThat(status(front.baseUrl(), proxy, form)).isEqualTo(200);
      assertThat(proxy.requests()).isEmpty();
      assertThat(front.requests()).hasSize(2);
      assertThat(front.proxyCredentials()).isEmpty();

      assertThat(status(front.baseUrl(), proxy, Map.of("nonProxyHosts", "*.0.0.2"))).isEqualTo(200);
      assertThat(proxy.requests()).isEmpty();

      assertThat(status(front.baseUrl(), proxy, Map.of("nonProxyHosts", "127.0.0.3"))).isEqualTo(503);
      assertThat(proxy.requests()).isNotEmpty();
    }
  }

  private static boolean isOfThisMachine(String address) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void thisMachineIsReachedDirectly() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), tls, "localhost"); ForwardProxy proxy = ForwardProxy.start()) {
      assertThat(status(front.baseUrl(), proxy, Map.of())).isEqualTo(200);
      assertThat(status(ENGINE.entra().baseUrl(), proxy, Map.of())).isEqualTo(200);
      assertThat(proxy.requests()).isEmpty();
    }
  }

  /** Plain http is for this machine alone; a proxy on the way could answer in its place. */
  @Test
  void plainHttpIsNeverSentThroughAProxy() throws Exception {
    try (ForwardProxy proxy = ForwardProxy.start(); CapturedLog log = CapturedLog.open()) {
      assertThat(status("http://" + ELSEWHERE + ":" + ENGINE.entra().port(), proxy, Map.of())).isEqualTo(503);
      assertThat(keyLog(log)).contains("plain http is not sent through a proxy");
      assertThat(proxy.requests()).isEmpty();
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong(Map.of("proxyPort", 3128), "proxyPort needs proxyHost"),
        wrong(Map.of("proxyUsername", "mule"), "proxyUsername needs proxyHost"),
        wrong(Map.of("proxyPassword", "pr0xy"), "proxyPassword needs proxyHost"),
        wrong(Map.of("nonProxyHosts", "a.example.com"), "nonProxyHosts needs proxyHost"),
        wrong(Map.of("proxyHost", "proxy"), "proxyPort must be 1 to 65535 with proxyHost"),
        wrong(Map.of("proxyHost", "proxy", "proxyPort", 3128, "proxyPassword", "pr0xy"), "proxyPassword needs proxyUsername"),
        wrong(Map.of("proxyHost", "proxy", "proxyPort", 3128, "proxyUsername", "a:b"), "proxyUsername must not hold a colon"),
        wrong(Map.of("proxyHost", "proxy", "proxyPort", 3128, "nonProxyHosts", "a|b"), "nonProxyHosts must be host names"),
        wrong(Map.of("proxyHost", "proxy", "proxyPort", 3128, "nonProxyHosts", "*"), "nonProxyHosts must be host names"),
        wrong(Map.of("proxyHost", "proxy", "proxyPort", 3128, "nonProxyHosts", "a,,b"), "nonProxyHosts must be host names"));
  }

  private static Arguments wrong(Map<String, Object> form, String sentence) {
    return Arguments.argumentSet(sentence + " " + form.keySet(), form, sentence);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aWrongProxyStopsTheDeploymentOrTheForm(Map<String, Object> form, String sentence) {
    assertThatThrownBy(() -> ENGINE.deploy("orders", form))
        .isInstanceOfAny(DeploymentException.class, FieldException.class).hasMessageNotContaining("pr0xy")
        // A form has a colon behind the field.
        .extracting(e -> e.getMessage().replaceFirst("^orders-policy: ", "").replaceFirst("^(\\w+):", "$1")).asString().startsWith(sentence);
  }
}
