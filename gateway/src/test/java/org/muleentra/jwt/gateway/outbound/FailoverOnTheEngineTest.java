package org.muleentra.jwt.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.EntraRefusal;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.graph.MockGraph;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Two credentials of a flow's application: the second serves at once where Entra rejects the first, and the first when it changed. */
class FailoverOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static final SigningKey BEFORE = SigningKey.generate();
  private static final SigningKey NOW = SigningKey.generate();
  private static final String PASSWORD = "the password of the store";
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant YESTERDAY = Instant.now().minus(Duration.ofDays(1));

  @TempDir
  static Path folder;

  private static int names;

  private final AppRegistration app = ENGINE.entra().register(UUID.randomUUID().toString())
      .rolesOn(Contoso.BILLING_CLIENT_ID, Contoso.BILL_ALL_ROLE);

  @BeforeAll
  static void deployBilling() {
    ENGINE.deploy("billing", Map.of("audiences", List.of(Contoso.BILLING_CLIENT_ID, Contoso.BILLING_APP_ID_URI)));
  }

  @AfterEach
  void heal() {
    ENGINE.entra().sts().heal();
  }

  /** Writes a key store in one step, as whoever replaces one should, and never with the time of the one before. */
  private static Path store(String name, SigningKey key) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("client", key.privateKey(), PASSWORD.toCharArray(), new Certificate[] {key.certificate()});
      Path beside = folder.resolve(name + ".new");
      try (OutputStream file = Files.newOutputStream(beside)) {
        store.store(file, PASSWORD.toCharArray());
      }
      Files.setLastModifiedTime(beside, FileTime.from(LONG_AGO.plusSeconds(++names)));
      return Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String first(Path store) {
    return "<entra-jwt:client-certificate keyStorePath=\"" + store + "\" keyStorePassword=\"" + PASSWORD + "\"/>";
  }

  private static String second(Path store) {
    return "<entra-jwt:second-client-certificate secondKeyStorePath=\"" + store + "\" secondKeyStorePassword=\"" + PASSWORD + "\"/>";
  }

  /**
   * A flow that gets a new token twice and answers with it, as a token that took the place of a forgotten one stays; one that gets the
   * third; and three that tell what the configuration tells of itself.
   */
  private String deploy(String credentials) {
    String name = "failover" + ++names;
    ENGINE.deploy(ApiSpec.application(name, MuleXml.application("""
        <entra-jwt:client-config name="%1$s" tenantId="%2$s" clientId="%3$s" loginBaseUrl="%4$s" graphBaseUrl="%5$s"
            credentialWatch="off">%6$s</entra-jwt:client-config>
        <flow name="flow-%1$s">
          <http:listener path="/%1$s/*"/>
          <entra-jwt:acquire-token config-ref="%1$s" api="%7$s" target="token"/>
          <entra-jwt:forget-token config-ref="%1$s" accessToken="#[vars.token.accessToken]"/>
          <set-payload value="#[vars.token.authorization]"/>
        </flow>
        <flow name="again-%1$s">
          <http:listener path="/again-%1$s/*"/>
          <entra-jwt:acquire-token config-ref="%1$s" api="%8$s" target="token"/>
          <set-payload value="#[vars.token.authorization]"/>
        </flow>
        <flow name="list-%1$s">
          <http:listener path="/list-%1$s/*"/>
          <entra-jwt:list-credentials config-ref="%1$s"/>
          <set-payload value="#[payload.toString()]"/>
        </flow>
        <flow name="metrics-%1$s">
          <http:listener path="/metrics-%1$s/*"/>
          <entra-jwt:read-metrics config-ref="%1$s"/>
        </flow>
        <flow name="status-%1$s">
          <http:listener path="/status-%1$s/*"/>
          <entra-jwt:read-status config-ref="%1$s"/>
          <set-payload value="#[payload.toString()]"/>
        </flow>
        """.formatted(name, Contoso.TENANT_ID, app.clientId(), ENGINE.entra().baseUrl(), ENGINE.entra().graphBaseUrl(), credentials,
        Contoso.BILLING_APP_ID_URI, Contoso.BILLING_CLIENT_ID), "http", "entra-jwt")));
    return name;
  }

  private static String told(String flow) throws Exception {
    HttpResponse<String> answer = Http.get(ENGINE.uri("/" + flow + "/1"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** Gets a token that Billing takes, in so many requests. */
  private static void getsAToken(String flow, int requests) throws Exception {
    int asked = ENGINE.entra().sts().requests();
    String authorization = told(flow);
    assertThat(Http.get(ENGINE.uri("/billing/1"), "Authorization", authorization).statusCode()).isEqualTo(200);
    assertThat(ENGINE.entra().sts().requests() - asked).as("requests").isEqualTo(requests);
  }

  /** The header of the assertion by which the application proved itself last; it names the certificate. */
  private static String lastProof() {
    String assertion = ENGINE.entra().sts().lastRequest().body().replaceAll(".*client_assertion=([^&.]+).*", "$1");
    return new String(Base64.getUrlDecoder().decode(assertion), StandardCharsets.UTF_8);
  }

  private static void assertNothingSecretIn(CapturedLog log) {
    assertThat(log.atLeast(Level.ALL)).noneMatch(line -> line.contains(PASSWORD) || line.contains("PRIVATE KEY") || line.contains("~secret")
        || line.contains("eyJ"));
  }

  /** Neither {@link #heal} nor an hour is waited for: the file that replaces a rejected certificate is tried by the next request. */
  @ParameterizedTest
  @CsvSource({"unknown", "expired"})
  void theSecondCertificateServesAtOnceAndTheFirstAgainWhenItsFileIsReplaced(String why) throws Exception {
    app.certificate(BEFORE);
    if (why.equals("expired")) {
      app.certificate(NOW, LONG_AGO, YESTERDAY);
    }
    String flow = deploy(first(store("first.p12", NOW)) + second(store("second.p12", BEFORE)));
    try (CapturedLog log = CapturedLog.open()) {
      getsAToken(flow, 2);
      assertThat(lastProof()).contains(BEFORE.x5tS256());
      assertThat(log.atLeast(Level.ERROR)).singleElement().asString().contains("Credential 1 (client-certificate, thumbprint ",
          "credential 2 (second-client-certificate, thumbprint ", "AADSTS700027");
      getsAToken(flow, 1);
      assertThat(told("status-" + flow)).contains("client-certificate does not serve, second-client-certificate is used in its place");
      assertThat(told("metrics-" + flow)).contains("credential=\"client-certificate\"} 0", "credential=\"second-client-certificate\"} 1");

      SigningKey healed = SigningKey.generate();
      app.certificate(healed);
      store("first.p12", healed);
      getsAToken("again-" + flow, 1);
      assertThat(lastProof()).contains(healed.x5tS256());
      assertThat(log.of("org.muleentra.jwt.core.identity.Credentials")).hasSize(2).last().asString()
          .contains("Credential 1 (client-certificate, thumbprint ", "serves again");
      assertThat(told("status-" + flow)).doesNotContain("does not serve");
      assertNothingSecretIn(log);
    }
  }

  @Test
  void ofTwoSecretsTheSecondServesWhenTheFirstHasExpired() throws Exception {
    app.secret("new~secret").expiredSecret("old~secret");
    try (CapturedLog log = CapturedLog.open()) {
      String flow = deploy("<entra-jwt:client-secret secret=\"old~secret\" secondSecret=\"new~secret\"/>");
      getsAToken(flow, 2);
      getsAToken(flow, 1);
      assertThat(log.atLeast(Level.ERROR)).singleElement().asString().contains("Credential 1 (client-secret) of", "AADSTS7000222",
          "credential 2 (client-secret.secondSecret) is used in its place");
      assertThat(told("metrics-" + flow)).contains("credential=\"client-secret\"} 0", "credential=\"client-secret.secondSecret\"} 1");
      assertNothingSecretIn(log);
    }
  }

  /** The first is tried in the middle of it by one more request, and by no request a second time. */
  @Test
  void aKeyStoreThatIsReplacedWhileTheOtherTakesOverServesAsSoonAsItIsAsked() throws Exception {
    app.certificate(BEFORE);
    SigningKey nextSecond = SigningKey.generate();
    String flow = deploy(first(store("replaced-first.p12", NOW)) + second(store("replaced-second.p12", BEFORE)));
    Fault rejected = ENGINE.entra().sts().refusal(EntraRefusal.of(EntraError.numbered(700027).orElseThrow()));
    Fault replacing = (exchange, regular) -> {
      SigningKey nextFirst = SigningKey.generate();
      app.withoutCredentials().certificate(nextFirst).certificate(nextSecond);
      store("replaced-first.p12", nextFirst);
      store("replaced-second.p12", nextSecond);
      rejected.answer(exchange, regular);
    };
    ENGINE.entra().sts().fault(replacing.times(1));
    getsAToken(flow, 2);
    assertThat(lastProof()).as("the new one of the second, in the same request").contains(nextSecond.x5tS256());
    getsAToken(flow, 1);
    assertThat(lastProof()).as("the new one of the first").doesNotContain(nextSecond.x5tS256()).doesNotContain(NOW.x5tS256());
  }

  @Test
  void aRestartGoesOnThoughTheFirstCertificateHasEndedMeanwhile() throws Exception {
    app.certificate(BEFORE);
    SigningKey ended = SigningKey.generate().certified(LONG_AGO, YESTERDAY);
    try (CapturedLog log = CapturedLog.open()) {
      getsAToken(deploy(first(store("ended.p12", ended)) + second(store("good.p12", BEFORE))), 2);
      assertThat(log.atLeast(Level.WARN)).anySatisfy(line -> assertThat(line).contains("client-certificate.keyStorePath has expired at",
          "only the other credential serves"));
    }
  }

  @Test
  void eachRegisteredCredentialIsListedByWhatItIsSetAs() throws Exception {
    app.certificate(BEFORE).certificate(NOW).secret("third~secret", LONG_AGO, Instant.parse("2126-01-01T00:00:00Z"))
        .rolesOn(MockGraph.CLIENT_ID, "Application.Read.All");
    String listed = told("list-" + deploy(first(store("listed-first.p12", NOW)) + second(store("listed-second.p12", BEFORE))));
    String[] each = listed.split("\\}, *\\{");
    assertThat(each).hasSize(3).filteredOn(one -> one.contains("setAs=client-certificate")).hasSize(1);
    assertThat(each).filteredOn(one -> one.contains("setAs=second-client-certificate")).hasSize(1);
    assertThat(each).filteredOn(one -> !one.contains("setAs")).singleElement().asString().contains("kind=secret").doesNotContain("~secret");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "FIRST SECOND <entra-jwt:client-secret secret=\"s\"/> | credentials must be one, or two",
      "FIRST TWICE | second-client-certificate must be another than client-certificate",
      "SECOND | second-client-certificate needs client-certificate",
      "<entra-jwt:client-secret secret=\"same~secret\" secondSecret=\"same~secret\"/> |"
          + " client-secret.secondSecret must be another than client-secret",
      "FIRST <entra-jwt:second-client-certificate secondPem=\"x\"/> | second-client-certificate.secondPem must be a PEM text",
      "FIRST <entra-jwt:second-client-certificate secondKeyAlias=\"x\"/> |"
          + " second-client-certificate.secondKeyStorePath must be given, or secondPem, and not both"})
  void whatCannotStandTogetherStopsTheDeploymentWithASentence(String credentials, String sentence) {
    String filled = credentials.replace("FIRST", first(store("wrong-first.p12", NOW)))
        .replace("SECOND", second(store("wrong-second.p12", BEFORE)))
        .replace("TWICE", second(store("wrong-twice.p12", NOW)));
    assertThatThrownBy(() -> deploy(filled)).isInstanceOf(DeploymentException.class).hasMessageContaining(sentence)
        .hasStackTraceContaining("of Entra JWT: ").satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("~secret", PASSWORD));
  }
}
