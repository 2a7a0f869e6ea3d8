package org.muleentra.jwt.gateway.tryout;

import static org.muleentra.jwt.gateway.tryout.DemoApis.BILLING;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** An application that renews its own certificate; begun with the demonstration, as its steps keep a minute between them. */
final class RotationSection {

  private static final String CLIENT_ID = "2a11ba11-7e57-4caa-8f10-5ca1ab1e0c0d";
  private static final String PASSWORD = "demonstration";
  private static final String SIGNS = "signs with certificate";
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Demo demo;
  private final MockEntra entra;
  private final LogLines log;
  private final AppRegistration registration;

  /** Registers the application with a certificate of 61 days, and deploys it. */
  RotationSection(Demo demo, LogLines log) {
    this.demo = demo;
    this.log = log;
    entra = demo.entra();
    Instant now = entra.clock().instant();
    SigningKey old = SigningKey.generate().certified(now.minus(Duration.ofDays(61)), now.plus(Duration.ofDays(300)));
    registration = entra.register(CLIENT_ID).certificate(old).rolesOn(Contoso.BILLING_CLIENT_ID, Contoso.BILL_ALL_ROLE);
    try {
      demo.soon().deploy(ApiSpec.application("renewing", application(keyStore(old))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Section section() {
    return new Section("Rotation: a certificate is 61 days old, and the application renews it by itself", demo.gateway())
        .add("the log's line", client -> log.await(SIGNS, LIMIT).isEmpty() ? "no such line" : "signs with another", "signs with another")
        .add("certificates that Entra knows", client -> String.valueOf(registration.credentials().certificates().size()), "2")
        .add("the job's token -> " + BILLING, this::job, "200 app")
        .add("the same when the old certificate is removed -> " + BILLING, client -> {
          registration.credentials().removeCertificate(registration.credentials().certificates().get(0).keyId());
          return job(client);
        }, "200 app")
        .note(() -> "logged: " + log.last(SIGNS));
  }

  private String job(Client client) throws IOException, InterruptedException {
    HttpResponse<String> token = http.send(HttpRequest.newBuilder(uri()).timeout(Section.ANSWER).build(), BodyHandlers.ofString());
    return Outcome.of(client.send(Section.request(demo.gateway(), BILLING, "Authorization", token.body())));
  }

  private URI uri() throws IOException {
    return demo.soon().uri("/renewing/today");
  }

  private static Path keyStore(SigningKey key) throws IOException {
    try {
      Path file = Files.createTempFile("renewing", ".p12");
      file.toFile().deleteOnExit();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("client", key.privateKey(), PASSWORD.toCharArray(), new Certificate[] {key.certificate()});
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, PASSWORD.toCharArray());
      }
      return file;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PKCS #12", e);
    }
  }

  /** Each call of its flow asks for another token. */
  private String application(Path keyStore) {
    return MuleXml.application("""
        <entra-jwt:client-config name="renewing-client" tenantId="%s" clientId="%s" loginBaseUrl="%s" graphBaseUrl="%s" credentialWatch="off">
          <entra-jwt:client-certificate keyStorePath="%s" keyStorePassword="%s" rotateCertificateAfterDays="60" applicationObjectId="%s"
              rotationObjectStore="renewed-keys"/>
        </entra-jwt:client-config>
        <flow name="renewing">
          <http:listener path="/renewing/*"/>
          <entra-jwt:acquire-token config-ref="renewing-client" api="%s" target="token"/>
          <entra-jwt:forget-token config-ref="renewing-client" accessToken="#[vars.token.accessToken]" target="forgotten"/>
          <set-payload value="#[vars.token.authorization]"/>
        </flow>
        """.formatted(Contoso.TENANT_ID, CLIENT_ID, entra.baseUrl(), entra.graphBaseUrl(), keyStore, PASSWORD,
        registration.application().id(), Contoso.BILLING_APP_ID_URI), "http", "entra-jwt");
  }
}
