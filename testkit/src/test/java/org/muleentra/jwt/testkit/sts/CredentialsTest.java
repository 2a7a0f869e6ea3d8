package org.muleentra.jwt.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.FederatedCredential;
import org.muleentra.jwt.testkit.fixture.MovableClock;
import org.muleentra.jwt.testkit.fixture.TokenForm;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Credentials begin, are copied, expire and are renewed by the mock's clock. */
class CredentialsTest {
  private static final SigningKey KEY = SigningKey.generate();
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ISSUER = "https://oidc.cluster.example/";
  private static final String SUBJECT = "system:serviceaccount:orders:api";

  private final MovableClock clock = new MovableClock(NOW);
  private final MockEntra entra = MockEntra.builder().clock(clock).start();
  private final AppRegistration daemon = entra.application(Contoso.DAEMON_CLIENT_ID);

  @AfterEach
  void close() {
    entra.close();
  }

  private String own(JWSAlgorithm algorithm, UnaryOperator<JWSHeader.Builder> thumbprints) throws Exception {
    Instant now = clock.instant();
    return signed(KEY, thumbprints.apply(new JWSHeader.Builder(algorithm)).build(), new JWTClaimsSet.Builder()
        .issuer(Contoso.DAEMON_CLIENT_ID).subject(Contoso.DAEMON_CLIENT_ID).audience(entra.tokenEndpoint())
        .jwtID(UUID.randomUUID().toString()).notBeforeTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300)))
        .build());
  }

  private String own() throws Exception {
    return own(JWSAlgorithm.PS256, CredentialsTest::sha256);
  }

  private String federated(SigningKey signer, JWSAlgorithm algorithm, UnaryOperator<JWTClaimsSet.Builder> spoil)
      throws Exception {
    return signed(signer, new JWSHeader.Builder(algorithm).keyID("cluster-1").build(), spoil.apply(new JWTClaimsSet.Builder()
        .issuer(ISSUER).subject(SUBJECT).audience(FederatedCredential.AUDIENCE)
        .expirationTime(Date.from(clock.instant().plusSeconds(3600)))).build());
  }

  private String federated(UnaryOperator<JWTClaimsSet.Builder> spoil) throws Exception {
    return federated(KEY, JWSAlgorithm.RS256, spoil);
  }

  private static String signed(SigningKey key, JWSHeader header, JWTClaimsSet claims) throws Exception {
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(new RSASSASigner(key.privateKey()));
    return jwt.serialize();
  }

  private static JWSHeader.Builder sha256(JWSHeader.Builder header) {
    return header.x509CertSHA256Thumbprint(new Base64URL(KEY.x5tS256()));
  }

  @SuppressWarnings("deprecation")
  private static JWSHeader.Builder sha1(JWSHeader.Builder header, String thumbprint) {
    return header.x509CertThumbprint(new Base64URL(thumbprint));
  }

  private void assertProven(String assertion) throws Exception {
    assertThat(TokenForm.ofDaemon().assertion(assertion).token(entra).getClaims()).containsEntry("azpacr", "2");
  }

  private void assertRefused(String assertion, int code) throws Exception {
    TokenForm.ofDaemon().assertion(assertion).refused(entra, 401, "invalid_client", code);
  }

  @Test
  void secretsHaveAStartAndAnEnd() throws Exception {
    daemon.withoutCredentials().secret("new", NOW.plusSeconds(60), NOW.plusSeconds(120));
    TokenForm form = TokenForm.ofDaemon().with("client_secret", "new");

    form.refused(entra, 401, "invalid_client", 7000215);
    clock.move(Duration.ofSeconds(60));
    assertThat(form.token(entra).getClaims()).containsEntry("azpacr", "1");
    clock.move(Duration.ofSeconds(60));
    form.refused(entra, 401, "invalid_client", 7000222);
    daemon.withoutSecret("new");
    form.refused(entra, 401, "invalid_client", 7000215);
  }

  @Test
  void certificatesMayBeNamedByEitherThumbprintAndSignWithEitherAlgorithm() throws Exception {
    daemon.certificate(KEY);
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.PS256, JWSAlgorithm.RS256)) {
      assertProven(own(algorithm, CredentialsTest::sha256));
      assertProven(own(algorithm, header -> sha1(header, KEY.x5t())));
      assertProven(own(algorithm, header -> sha1(sha256(header), KEY.x5t())));
    }
    assertRefused(own(JWSAlgorithm.PS384, CredentialsTest::sha256), 700027);
    assertRefused(own(JWSAlgorithm.PS256, header -> sha1(sha256(header), KEY.x5tS256())), 700027);
    assertRefused(own(JWSAlgorithm.PS256, header -> sha1(header, KEY.x5tS256())), 700027);
    assertRefused(own(JWSAlgorithm.PS256, header -> header), 700027);
  }

  @Test
  void certificatesHaveAStartAndAnEnd() throws Exception {
    daemon.certificate(KEY, NOW.plusSeconds(60), NOW.plusSeconds(120));

    assertRefused(own(), 700027);
    clock.move(Duration.ofSeconds(60));
    assertProven(own());
    clock.move(Duration.ofSeconds(60));
    assertThat(TokenForm.ofDaemon().assertion(own()).refused(entra, 401, "invalid_client", 700027)
        .get("error_description").asText()).contains("The key used is expired");
  }

  @Test
  void aCertificateServesAsLongAsItIsValid() throws Exception {
    SigningKey brief = KEY.certified(NOW.plusSeconds(60), NOW.plusSeconds(120));
    daemon.certificate(brief);
    UnaryOperator<JWSHeader.Builder> named = header -> header.x509CertSHA256Thumbprint(new Base64URL(brief.x5tS256()));

    assertRefused(own(JWSAlgorithm.PS256, named), 700027);
    clock.move(Duration.ofSeconds(60));
    assertProven(own(JWSAlgorithm.PS256, named));
    assertRefused(own(), 700027);
    clock.move(Duration.ofSeconds(60));
    assertRefused(own(JWSAlgorithm.PS256, named), 700027);
  }

  @Test
  void aNewCertificateIsUnknownUntilItWasCopied() throws Exception {
    daemon.credentialsTakeEffectAfter(Duration.ofMinutes(2)).certificate(KEY);

    assertRefused(own(), 700027);
    assertThat(TokenForm.ofDaemon().token(entra)).as("what was there before").isNotNull();
    clock.move(Duration.ofMinutes(2));
    assertProven(own());
  }

  @Test
  void anAssertionServesOnce() throws Exception {
    daemon.certificate(KEY);
    String assertion = own();

    assertProven(assertion);
    assertRefused(assertion, 50027);
    assertProven(own());
  }

  @Test
  void anAssertionMayLiveLong() throws Exception {
    daemon.certificate(KEY);
    assertProven(signed(KEY, sha256(new JWSHeader.Builder(JWSAlgorithm.PS256)).build(), new JWTClaimsSet.Builder()
        .issuer(Contoso.DAEMON_CLIENT_ID).subject(Contoso.DAEMON_CLIENT_ID).audience(entra.tokenEndpoint())
        .expirationTime(Date.from(NOW.plus(Duration.ofHours(1)))).build()));
  }

  @Test
  void anotherProvidersTokenProvesTheClient() throws Exception {
    daemon.trust(FederatedCredential.of(ISSUER, SUBJECT, SigningKey.generate(), KEY));
    String assertion = federated(claims -> claims);

    assertProven(assertion);
    assertProven(assertion); // a projected token serves until it ends
    clock.move(Duration.ofHours(1));
    assertRefused(assertion, 700024);
  }

  @Test
  void anotherProvidersTokenIsComparedLetterByLetter() throws Exception {
    assertRefused(federated(claims -> claims), 70021);
    daemon.trust(FederatedCredential.of(ISSUER, SUBJECT, KEY));

    assertRefused(federated(claims -> claims.issuer("https://oidc.cluster.example")), 700211);
    assertRefused(federated(claims -> claims.audience("api://AzureADTokenexchange")), 700212);
    assertRefused(federated(claims -> claims.audience(List.of(FederatedCredential.AUDIENCE, "other"))), 700212);
    assertRefused(federated(claims -> claims.subject(SUBJECT + "2")), 700213);
    assertRefused(federated(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(60)))), 700024);
    assertRefused(federated(SigningKey.generate(), JWSAlgorithm.RS256, claims -> claims), 50027);
    assertRefused(federated(KEY, JWSAlgorithm.PS256, claims -> claims), 50027);
  }

  @Test
  void aNewTrustIsUnknownUntilItWasCopied() throws Exception {
    daemon.credentialsTakeEffectAfter(Duration.ofMinutes(5)).trust(FederatedCredential.of(ISSUER, SUBJECT, KEY));

    assertRefused(federated(claims -> claims), 70021);
    clock.move(Duration.ofMinutes(5));
    assertProven(federated(claims -> claims));
  }
}
