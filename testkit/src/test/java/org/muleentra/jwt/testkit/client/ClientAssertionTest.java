package org.muleentra.jwt.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** A client proves itself with its certificate or another provider's assertion; every flaw has Entra's code. */
class ClientAssertionTest {
  private static final String CLIENT = Contoso.GRAPH_CLIENT_ID;
  private static final SigningKey KEY = SigningKey.generate();

  private static MockEntra entra;

  @BeforeAll
  static void start() {
    entra = MockEntra.start();
    entra.application(CLIENT).certificate(SigningKey.generate()).certificate(KEY);
  }

  @AfterAll
  static void close() {
    entra.close();
  }

  /** A good assertion, spoilt in one place. */
  private static String assertion(JWSAlgorithm algorithm, SigningKey signer, SigningKey named,
      Consumer<JWTClaimsSet.Builder> spoil) throws Exception {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(CLIENT).subject(CLIENT)
        .audience(entra.tokenEndpoint()).jwtID(UUID.randomUUID().toString()).notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(540)));
    spoil.accept(claims);
    JWSHeader.Builder header = new JWSHeader.Builder(algorithm);
    if (named != null) {
      header.x509CertSHA256Thumbprint(new Base64URL(named.x5tS256()));
    }
    SignedJWT jwt = new SignedJWT(header.build(), claims.build());
    jwt.sign(new RSASSASigner(signer.keyPair().getPrivate()));
    return jwt.serialize();
  }

  private static String assertion(Consumer<JWTClaimsSet.Builder> spoil) throws Exception {
    return assertion(JWSAlgorithm.PS256, KEY, KEY, spoil);
  }

  private static HttpResponse<String> ask(String assertion) throws Exception {
    return ask(assertion, ClientAssertion.TYPE);
  }

  private static HttpResponse<String> ask(String assertion, String type) throws Exception {
    return Verification.post(entra.tokenEndpoint(), "grant_type=client_credentials&client_id=" + CLIENT
        + "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_assertion_type="
        + URLEncoder.encode(type, StandardCharsets.UTF_8)
        + "&client_assertion=" + URLEncoder.encode(assertion, StandardCharsets.UTF_8));
  }

  private static void assertRefused(HttpResponse<String> response, int status, String error, int code)
      throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode body = Json.MAPPER.readTree(response.body());
    assertThat(body.get("error").asText()).isEqualTo(error);
    assertThat(body.get("error_codes").get(0).asInt()).isEqualTo(code);
  }

  @Test
  void certificateProvesTheClient() throws Exception {
    HttpResponse<String> response = ask(assertion(claims -> { }));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(Verification.verify(Json.MAPPER.readTree(response.body()).get("access_token").asText(),
        entra.keysUrl(TokenVersion.V1)).getAudience()).containsExactly("https://graph.microsoft.com");
  }

  @Test
  void endpointMayBeNamedAsInTheCloud() throws Exception {
    assertThat(ask(assertion(claims -> claims.audience("https://login.microsoftonline.com/" + Contoso.TENANT_ID
        + "/oauth2/v2.0/token"))).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherAudienceIsRefused() throws Exception {
    assertRefused(ask(assertion(claims -> claims.audience(entra.baseUrl() + "/" + Contoso.FABRIKAM_TENANT_ID
        + "/oauth2/v2.0/token"))), 401, "invalid_client", 700023);
  }

  @Test
  void anotherClientIsRefused() throws Exception {
    assertRefused(ask(assertion(claims -> claims.issuer(Contoso.DAEMON_CLIENT_ID))), 401, "invalid_client", 700021);
    assertRefused(ask(assertion(claims -> claims.subject(Contoso.DAEMON_CLIENT_ID))), 401, "invalid_client", 700021);
  }

  @Test
  void lifetimeHasItsBounds() throws Exception {
    Instant now = Instant.now();
    assertThat(ask(assertion(claims -> claims.expirationTime(Date.from(now.plusSeconds(86400))))).statusCode())
        .as("Entra does not place restrictions on exp").isEqualTo(200);
    assertRefused(ask(assertion(claims -> claims.expirationTime(Date.from(now.minusSeconds(1))))),
        401, "invalid_client", 700024);
    assertRefused(ask(assertion(claims -> claims.expirationTime(null))), 401, "invalid_client", 700024);
    assertRefused(ask(assertion(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60))))),
        401, "invalid_client", 700024);
  }

  @Test
  void signatureIsVerified() throws Exception {
    SigningKey stranger = SigningKey.generate();
    assertRefused(ask(assertion(JWSAlgorithm.PS256, stranger, KEY, claims -> { })), 401, "invalid_client", 700027);
    assertRefused(ask(assertion(JWSAlgorithm.PS256, stranger, stranger, claims -> { })), 401, "invalid_client", 700027);
  }

  @Test
  void malformedAssertionIsRefused() throws Exception {
    assertRefused(ask("no token"), 401, "invalid_client", 50027);
    assertRefused(ask(assertion(claims -> { }), "urn:other"), 400, "invalid_request", 50013);
  }

  @Test
  void otherProvidersAssertionCountsOnlyWhenTrusted() throws Exception {
    String federated = assertion(JWSAlgorithm.RS256, SigningKey.generate(), null,
        claims -> claims.issuer("https://idp.example").audience("api://AzureADTokenExchange"));
    assertRefused(ask(federated), 401, "invalid_client", 70021);
    entra.application(CLIENT).federatedAssertion(federated);
    assertThat(ask(federated).statusCode()).isEqualTo(200);
  }

  @Test
  void pemHoldsCertificateAndKey() throws Exception {
    X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(KEY.certificatePem().getBytes(StandardCharsets.US_ASCII)));
    certificate.verify(KEY.publicKey());
    assertThat(KEY.x5tS256()).isEqualTo(Base64.getUrlEncoder().withoutPadding()
        .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
    PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(
        Base64.getMimeDecoder().decode(KEY.privateKeyPem().replaceAll("-----[^-]+-----", ""))));
    assertThat(key).isEqualTo(KEY.keyPair().getPrivate());
  }

  @Test
  void certificateHasItsTimes() throws Exception {
    for (String end : List.of("2027-02-28T23:59:59Z", "2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
      X509Certificate certificate = KEY.certified(Instant.parse("1999-12-31T00:00:00Z"), Instant.parse(end)).certificate();
      certificate.verify(KEY.publicKey());
      assertThat(certificate.getNotBefore()).isEqualTo(Instant.parse("1999-12-31T00:00:00Z"));
      assertThat(certificate.getNotAfter()).isEqualTo(Instant.parse(end));
    }
    assertThatThrownBy(() -> SigningKey.generateEc().certified(Instant.EPOCH, Instant.EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void credentialsChangeWhileTheMockRuns() throws Exception {
    try (MockEntra own = MockEntra.start()) {
      String form = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret="
          + Contoso.GRAPH_CLIENT_SECRET + "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default";
      AppRegistration application = own.application(CLIENT);
      Map<Runnable, Integer> codes = new LinkedHashMap<>();
      codes.put(application::disable, 7000112);
      codes.put(() -> application.enable().expiredSecret(Contoso.GRAPH_CLIENT_SECRET), 7000222);
      codes.put(() -> application.withoutCredentials(), 7000215);
      assertThat(Verification.post(own.tokenEndpoint(), form).statusCode()).isEqualTo(200);
      for (Map.Entry<Runnable, Integer> code : codes.entrySet()) {
        code.getKey().run();
        assertThat(Json.MAPPER.readTree(Verification.post(own.tokenEndpoint(), form).body())
            .get("error_codes").get(0).asInt()).isEqualTo(code.getValue());
      }
      application.secret(Contoso.GRAPH_CLIENT_SECRET);
      assertThat(Verification.post(own.tokenEndpoint(), form).statusCode()).isEqualTo(200);
    }
  }
}
