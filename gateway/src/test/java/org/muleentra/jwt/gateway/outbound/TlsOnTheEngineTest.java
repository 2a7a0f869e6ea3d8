package org.muleentra.jwt.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.CertificateAuthority;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.TlsFront;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Keys from a server whose certificate is of an authority that Java does not know. */
class TlsOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  @TempDir
  private static Path directory;

  private static CertificateAuthority authority;
  private static Path trustStore;
  private static SSLContext localhost;

  @BeforeAll
  static void start() throws Exception {
    authority = CertificateAuthority.create(directory, "company");
    trustStore = authority.trustStore("pkcs12");
    localhost = authority.serverFor("dns:localhost");
  }

  private static Map<String, Object> trusting(Path store, String type) {
    return Map.of("trustStorePath", store.toString(), "trustStorePassword", CertificateAuthority.PASSWORD, "trustStoreType", type);
  }

  /** The answer to a good token with the policy in front, whose keys come from there. */
  private static int status(TlsFront front, Map<String, Object> more) throws Exception {
    Map<String, Object> form = new HashMap<>(more);
    form.put("metadataBaseUrl", front.baseUrl());
    DeployedApi api = ENGINE.deploy("orders", form);
    try {
      return ENGINE.get("orders", ENGINE.entra().userToken()).statusCode();
    } finally {
      api.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pkcs12", "jks"})
  void aTrustStoreVerifiesTheKeyServer(String type) throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), localhost, "localhost")) {
      assertThat(status(front, trusting(authority.trustStore(type), type))).isEqualTo(200);
      assertThat(front.requests()).isNotEmpty();
    }
  }

  @Test
  void aServerThatJavaDoesNotTrustIsNotAsked() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), localhost, "localhost")) {
      refused(front, Map.of(), "unable to find valid certification path");
    }
  }

  @Test
  void aServerOfAnotherAuthorityIsNotAsked() throws Exception {
    CertificateAuthority other = CertificateAuthority.create(directory, "other");
    try (TlsFront front = TlsFront.start(ENGINE.entra(), other.serverFor("dns:localhost"), "localhost")) {
      refused(front, trusting(trustStore, "pkcs12"), "certif");
    }
  }

  @Test
  void aCertificateForAnotherHostIsNotAccepted() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), authority.serverFor("dns:login.example.com"), "localhost")) {
      refused(front, trusting(trustStore, "pkcs12"), "host");
    }
  }

  @Test
  void aCertificateForTheNameIsNotOneForTheAddress() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), localhost, "127.0.0.1")) {
      refused(front, trusting(trustStore, "pkcs12"), "127.0.0.1");
    }
  }

  @Test
  void anExpiredCertificateIsNotAccepted() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), authority.expiredServerFor("dns:localhost"), "localhost")) {
      refused(front, trusting(trustStore, "pkcs12"), "notafter");
    }
  }

  private static void refused(TlsFront front, Map<String, Object> more, String why) throws Exception {
    try (CapturedLog log = CapturedLog.open()) {
      assertThat(status(front, more)).isEqualTo(503);
      assertThat(front.requests()).isEmpty();
      assertThat(log.of("org.muleentra.jwt.core.key")).filteredOn(line -> line.contains("fetch 1 failed")).isNotEmpty()
          .allMatch(line -> line.contains("none, calls are answered 503") && line.toLowerCase().contains(why));
      assertThat(log.withStackTrace()).isEmpty();
    }
  }

  private static ApiSpec flow(TlsFront front, String attributes, String nested, String global) {
    return ApiSpec.application("flow", MuleXml.application("""
        %4$s
        <entra-jwt:config name="entra" metadataBaseUrl="%1$s"%2$s>
          %3$s
          <entra-jwt:tenants><entra-jwt:tenant value="%5$s"/></entra-jwt:tenants>
          <entra-jwt:audiences><entra-jwt:audience value="%6$s"/></entra-jwt:audiences>
        </entra-jwt:config>
        <flow name="orders">
          <http:listener path="/orders/*"/>
          <entra-jwt:validate-token config-ref="entra" target="caller"/>
          <set-payload value="#[vars.caller.objectId]"/>
        </flow>
        """.formatted(front.baseUrl(), attributes, nested, global, Contoso.TENANT_ID, Contoso.API_CLIENT_ID), "http", "tls", "entra-jwt"));
  }

  private static String context(String attributes, String stores) {
    return "<tls:context" + attributes + ">" + stores + "</tls:context>";
  }

  private static String trust(String more) {
    return "<tls:trust-store path=\"" + trustStore + "\" password=\"" + CertificateAuthority.PASSWORD + "\" type=\"pkcs12\"" + more + "/>";
  }

  private static int status(ApiSpec flow) throws Exception {
    DeployedApi api = ENGINE.deploy(flow);
    try {
      return ENGINE.get("orders", ENGINE.entra().userToken()).statusCode();
    } finally {
      api.close();
    }
  }

  @Test
  void aFlowNestsATlsContext() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), localhost, "localhost")) {
      assertThat(status(flow(front, "", context("", trust("")), ""))).isEqualTo(200);
      assertThat(front.requests()).isNotEmpty();
    }
  }

  @Test
  void aFlowRefersToATlsContext() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), localhost, "localhost")) {
      assertThat(status(flow(front, " tlsContext=\"company\"", "", context(" name=\"company\"", trust(""))))).isEqualTo(200);
    }
  }

  @Test
  void aKeyStoreIdentifiesThisRuntime() throws Exception {
    String key = "<tls:key-store path=\"" + authority.clientKeyStore() + "\" password=\"" + CertificateAuthority.PASSWORD
        + "\" keyPassword=\"" + CertificateAuthority.PASSWORD + "\" type=\"pkcs12\"/>";
    try (TlsFront front = TlsFront.startForKnownClients(ENGINE.entra(), localhost)) {
      assertThat(status(front, trusting(trustStore, "pkcs12"))).isEqualTo(503);
      assertThat(status(flow(front, "", context("", trust("") + key), ""))).isEqualTo(200);
    }
  }

  static Stream<Arguments> wrong() throws Exception {
    String password = CertificateAuthority.PASSWORD;
    String path = trustStore.toString();
    Path text = Files.writeString(directory.resolve("notes.txt"), "no store at all");
    return Stream.of(
        Arguments.argumentSet("no such file", Map.of("trustStorePath", "/no/such/file", "trustStorePassword", password),
            "trustStorePath cannot be used"),
        Arguments.argumentSet("no store", Map.of("trustStorePath", text.toString(), "trustStorePassword", password),
            "trustStorePath cannot be used"),
        Arguments.argumentSet("wrong password",
            Map.of("trustStorePath", path, "trustStorePassword", "wrong", "trustStoreType", "pkcs12"),
            "trustStorePassword does not open the store at trustStorePath"),
        Arguments.argumentSet("no password", Map.of("trustStorePath", path, "trustStoreType", "pkcs12"),
            "trustStorePassword does not open the store at trustStorePath"),
        Arguments.argumentSet("password alone", Map.of("trustStorePassword", password),
            "trustStorePassword needs trustStorePath"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aWrongTrustStoreStopsTheDeployment(Map<String, Object> form, String sentence) {
    assertThatThrownBy(() -> ENGINE.deploy("orders", form)).isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("orders-policy: " + sentence)
        .hasMessageNotContaining("wrong").hasMessageNotContaining("null").hasMessageNotContaining(CertificateAuthority.PASSWORD);
  }

  @Test
  void anInsecureTrustStoreStopsTheDeployment() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), localhost, "localhost")) {
      for (ApiSpec insecure : List.of(
          flow(front, "", context("", trust(" insecure=\"true\"")), ""),
          flow(front, "", context("", "<tls:trust-store insecure=\"true\"/>"), ""),
          flow(front, " tlsContext=\"open\"", "", context(" name=\"open\"", "<tls:trust-store insecure=\"true\"/>")))) {
        assertThatThrownBy(() -> ENGINE.deploy(insecure)).isInstanceOf(DeploymentException.class)
            .hasMessageStartingWith("flow: tlsContext must not have an insecure trust store");
      }
      assertThat(front.requests()).isEmpty();
    }
  }

  @Test
  void twoStatementsOfTrustStopTheDeployment() throws Exception {
    try (TlsFront front = TlsFront.start(ENGINE.entra(), localhost, "localhost")) {
      assertThatThrownBy(() -> ENGINE.deploy(flow(front, " trustStorePath=\"" + trustStore + "\"", context("", trust("")), "")))
          .hasMessageContaining("trustStorePath cannot be combined with a TLS context");
    }
  }

  @Test
  void aWrongPasswordInATlsContextStopsTheDeployment() throws Exception {
    String wrong = "<tls:trust-store path=\"" + trustStore + "\" password=\"no\" type=\"pkcs12\"/>";
    try (TlsFront front = TlsFront.start(ENGINE.entra(), localhost, "localhost")) {
      assertThatThrownBy(() -> ENGINE.deploy(flow(front, "", context("", wrong), ""))).isInstanceOf(DeploymentException.class)
          .hasMessageContaining("tlsContext cannot be used: a password does not open its store");
    }
  }
}
