package org.muleentra.jwt.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.ClientCertificate;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** An application that renews its own certificate while its flow gets tokens, with the runtime's object store and lock. */
class RotationOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  /** Three looks of some 20 seconds each, on a machine under load. */
  private static final Duration SWITCH = Duration.ofSeconds(240);

  private static final String CLIENT = "9a1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b15";
  private static final String PASSWORD = "the password of the store";

  @TempDir
  static Path folder;

  private static SigningKey old;
  private static Path keyStore;

  @BeforeAll
  static void make() throws Exception {
    old = SigningKey.generate().certified(Instant.now().minus(Duration.ofDays(60)), Instant.now().plus(Duration.ofDays(300)));
    keyStore = folder.resolve("client.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("client", old.privateKey(), PASSWORD.toCharArray(), new Certificate[] {old.certificate()});
    try (OutputStream file = Files.newOutputStream(keyStore)) {
      store.store(file, PASSWORD.toCharArray());
    }
  }

  private static String application(String name, String certificate) {
    return MuleXml.application("""
        <entra-jwt:client-config name="%1$s-client" tenantId="%2$s" clientId="%3$s" loginBaseUrl="%4$s" graphBaseUrl="%5$s" credentialWatch="off">
          <entra-jwt:client-certificate %6$s/>
        </entra-jwt:client-config>
        <flow name="%1$s">
          <http:listener path="/%1$s/*"/>
          <entra-jwt:acquire-token config-ref="%1$s-client" api="%7$s" target="token"/>
          <entra-jwt:forget-token config-ref="%1$s-client" accessToken="#[vars.token.accessToken]"/>
          <set-payload value="#[vars.token.authorization]"/>
        </flow>
        """.formatted(name, Contoso.TENANT_ID, CLIENT, ENGINE.entra().baseUrl(), ENGINE.entra().graphBaseUrl(), certificate, Contoso.BILLING_APP_ID_URI),
        "http", "entra-jwt");
  }

  private static String rotated(AppRegistration app) {
    return "keyStorePath=\"" + keyStore + "\" keyStorePassword=\"" + PASSWORD + "\" rotateCertificateAfterDays=\"60\" applicationObjectId=\""
        + app.application().id() + "\" rotationObjectStore=\"client-keys\"";
  }

  private static void getsAToken(String flow) throws Exception {
    HttpResponse<String> answer = Http.get(ENGINE.uri("/" + flow + "/1"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).startsWith("Bearer ");
  }

  /** The certificate by which the application proved itself last, as the assertion names it. */
  private static String lastProof() {
    String assertion = ENGINE.entra().sts().lastRequest().body().replaceAll(".*client_assertion=([^&.]+).*", "$1");
    return new String(Base64.getUrlDecoder().decode(assertion), StandardCharsets.UTF_8);
  }

  @Test
  void theFlowGetsTokensWhileTheCertificateIsChangedUnderIt() throws Exception {
    AppRegistration app = ENGINE.entra().register(CLIENT).certificate(old).rolesOn(Contoso.BILLING_CLIENT_ID, "Bills.Read.All");
    try (CapturedLog log = CapturedLog.open()) {
      try (DeployedApi first = ENGINE.engine().deploy(ApiSpec.application("rotating", application("rotating", rotated(app))))) {
        getsAToken("rotating");
        assertThat(lastProof()).contains(old.x5tS256());
        await().atMost(SWITCH).pollInterval(Duration.ofSeconds(2)).until(() -> {
          getsAToken("rotating");
          return log.atLeast(Level.INFO).stream().anyMatch(line -> line.contains("signs with certificate"));
        });
        List<ClientCertificate> registered = app.credentials().certificates();
        assertThat(registered).hasSize(2);
        Renewed renewed = new Renewed(registered.get(1));

        // Whatever was proven by the old one is over; the new one serves.
        app.credentials().removeCertificate(registered.get(0).keyId());
        await().atMost(SWITCH).until(() -> {
          getsAToken("rotating");
          return lastProof().contains(renewed.x5tS256());
        });
      }
      // The key store still has the old one, which Entra knows no longer.
      try (DeployedApi second = ENGINE.engine().deploy(ApiSpec.application("rotating-again", application("rotating-again", rotated(app))))) {
        getsAToken("rotating-again");
        assertThat(lastProof()).doesNotContain(old.x5tS256());
      }
      assertThat(log.atLeast(Level.WARN)).noneMatch(line -> line.contains("Credential") || line.contains("rotation"));
      assertThat(log.atLeast(Level.ALL)).noneMatch(line -> line.contains(PASSWORD) || line.contains("PRIVATE KEY"));
    }
  }

  /** The certificate of the new key, by the thumbprint that assertions have. */
  private record Renewed(ClientCertificate certificate) {

    String x5tS256() throws Exception {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(
          MessageDigest.getInstance("SHA-256").digest(certificate.certificate().getEncoded()));
    }
  }

  private static final String STORE = "keyStorePath=\"KEY_STORE\" keyStorePassword=\"" + PASSWORD + "\"";

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "STORE rotateCertificateAfterDays=\"60\" | client-certificate.rotationObjectStore must be given for rotateCertificateAfterDays",
      "pem=\"x\" rotateCertificateAfterDays=\"60\" rotationObjectStore=\"keys\" | client-certificate.keyStorePath must be given for rotateCertificateAfterDays"})
  void whatCannotBeRotatedStopsTheDeploymentWithASentence(String attributes, String sentence) {
    String xml = application("wrong", attributes.replace("STORE ", STORE + " ").replace("KEY_STORE", keyStore.toString()));
    assertThatThrownBy(() -> ENGINE.deploy(ApiSpec.application("wrong", xml))).isInstanceOf(DeploymentException.class)
        .hasMessageContaining(sentence).hasStackTraceContaining("Configuration 'wrong-client' of Entra JWT: ");
  }
}
