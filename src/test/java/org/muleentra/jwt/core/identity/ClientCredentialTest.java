package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_ASSERTION_FILE;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CERTIFICATE;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_SECRET;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.GatekeeperSettings;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.InMemoryDirectory;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** How the application that asks Microsoft Graph proves who it is. */
class ClientCredentialTest {

  private static final URI AUDIENCE = URI.create("https://login.microsoftonline.com/" + Contoso.TENANT_ID + "/oauth2/v2.0/token");
  private static final SigningKey KEY = SigningKey.generate();
  private static final SigningKey OTHER = SigningKey.generate();

  private final MutableClock clock = new MutableClock(TestGatekeeper.NOW);

  @TempDir
  private Path directory;

  private ClientCertificate certificate(String pem) {
    return new ClientCertificate("graphCertificate", SigningIdentity.ofPem("graphCertificate", pem, null, null, clock), clock);
  }

  @Test
  void signsAnAssertionOfFiveMinutes() throws Exception {
    Map<String, String> parameters = certificate(KEY.certificatePem() + KEY.privateKeyPem()).parameters(Contoso.GRAPH_CLIENT_ID, AUDIENCE);
    assertThat(parameters).containsOnlyKeys("client_assertion_type", "client_assertion")
        .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    SignedJWT jwt = SignedJWT.parse(parameters.get("client_assertion"));

    assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) KEY.publicKey()))).isTrue();
    assertThat(jwt.getHeader().toJSONObject()).containsOnly(Map.entry("alg", "PS256"), Map.entry("typ", "JWT"),
        Map.entry("x5t#S256", KEY.x5tS256()));
    assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(Contoso.GRAPH_CLIENT_ID);
    assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(Contoso.GRAPH_CLIENT_ID);
    assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(AUDIENCE.toString());
    assertThat(jwt.getJWTClaimsSet().getNotBeforeTime()).isEqualTo(Date.from(TestGatekeeper.NOW));
    assertThat(jwt.getJWTClaimsSet().getExpirationTime()).isEqualTo(Date.from(TestGatekeeper.NOW.plusSeconds(300)));
  }

  @Test
  void noTwoAssertionsHaveOneId() throws Exception {
    ClientCertificate certificate = certificate(KEY.certificatePem() + KEY.privateKeyPem());
    String first = certificate.parameters("c", AUDIENCE).get("client_assertion");
    String second = certificate.parameters("c", AUDIENCE).get("client_assertion");
    assertThat(SignedJWT.parse(first).getJWTClaimsSet().getJWTID()).isNotEqualTo(SignedJWT.parse(second).getJWTClaimsSet().getJWTID());
  }

  /** A field of a form may make spaces of line breaks. */
  @Test
  void takesThePartsInAnyOrderAndOnOneLine() {
    certificate(KEY.privateKeyPem() + KEY.certificatePem());
    certificate((KEY.certificatePem() + KEY.privateKeyPem()).replace('\n', ' '));
    certificate(KEY.certificatePem() + OTHER.certificatePem() + KEY.privateKeyPem());
  }

  /** The mock's certificates are good from 2024-01-01 to 2044-01-01. */
  @ParameterizedTest
  @CsvSource({"2044-01-01T00:00:01Z, must not have expired", "2054-01-01T00:00:00Z, must not have expired",
      "2023-12-31T23:54:59Z, must be valid now", "2014-01-01T00:00:00Z, must be valid now"})
  void doesNotTakeACertificateBeyondItsTime(Instant now, String sentence) {
    MutableClock then = new MutableClock(now);
    assertThatThrownBy(() -> GatekeeperSettings.of(withCertificate(), then)).isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("graphCertificate " + sentence);
  }

  @ParameterizedTest
  @CsvSource({"2023-12-31T23:55:00Z, 0", "2024-01-01T00:00:00Z, 0", "2043-12-01T23:59:59Z, 0", "2043-12-02T00:00:00Z, 1",
      "2044-01-01T00:00:00Z, 1"})
  void doubtsACertificateThatExpiresWithinThirtyDays(Instant now, int doubts) {
    assertThat(GatekeeperSettings.of(withCertificate(), new MutableClock(now)).doubts()).hasSize(doubts)
        .allSatisfy(doubt -> assertThat(doubt).startsWith("graphCertificate expires at 2044-01-01T00:00:00Z"));
  }

  private static SettingValues withCertificate() {
    return TestGatekeeper.withGraph(TestGatekeeper.values()).with(GRAPH_CLIENT_SECRET, null).with(GRAPH_CERTIFICATE, KEY.certificatePem() + KEY.privateKeyPem());
  }

  static Stream<Arguments> noCertificates() {
    String certificate = KEY.certificatePem();
    String key = KEY.privateKeyPem();
    return Stream.of(
        Arguments.argumentSet("a word", "certificate"),
        Arguments.argumentSet("no key", certificate),
        Arguments.argumentSet("no certificate", key),
        Arguments.argumentSet("a public key", certificate + KEY.publicPem()),
        Arguments.argumentSet("two keys", certificate + key + OTHER.privateKeyPem()),
        Arguments.argumentSet("another's key", certificate + OTHER.privateKeyPem()),
        Arguments.argumentSet("an encrypted key", certificate + key.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY")),
        Arguments.argumentSet("a key cut off", certificate + "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"),
        Arguments.argumentSet("a certificate cut off", "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----\n" + key));
  }

  @ParameterizedTest
  @MethodSource("noCertificates")
  void anythingElseStopsTheDeploymentAndIsNotRepeated(String pem) {
    assertThatThrownBy(() -> certificate(pem)).isInstanceOf(InvalidSettingException.class).hasMessageStartingWith("graphCertificate must ")
        .hasNoCause().message().hasSizeLessThan(200);
  }

  @Test
  void aWrongCredentialIsFoundBeforeAnythingIsAsked() {
    assertThatThrownBy(() -> GatekeeperSettings.of(TestGatekeeper.withGraph(TestGatekeeper.values()).with(GRAPH_CLIENT_SECRET, null).with(GRAPH_CERTIFICATE, "none"), clock))
        .isInstanceOf(InvalidSettingException.class);
    assertThat(GatekeeperSettings.of(TestGatekeeper.withGraph(TestGatekeeper.values()), clock).doubts()).isEmpty();
    assertThat(GatekeeperSettings.of(TestGatekeeper.values(), clock).doubts()).isEmpty();
  }

  @Test
  void readsAFederatedAssertionAnewAtEachUse() throws Exception {
    Path file = directory.resolve("token");
    FederatedAssertion assertion = new FederatedAssertion(GRAPH_ASSERTION_FILE.name(), file);
    Files.writeString(file, "aa.bb.cc\n");
    assertThat(assertion.parameters("c", AUDIENCE)).containsEntry("client_assertion", "aa.bb.cc")
        .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    Files.writeString(file, "dd.ee.ff");
    assertThat(assertion.parameters("c", AUDIENCE)).containsEntry("client_assertion", "dd.ee.ff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a.b.c.d", "a.b.c\nd.e.f", "a.b.ä", "root:x:0:0:root:/root:/bin/bash"})
  void sendsNothingThatIsNoSignedToken(String content) throws Exception {
    Path file = Files.writeString(directory.resolve("token"), content);
    assertThatThrownBy(() -> new FederatedAssertion(GRAPH_ASSERTION_FILE.name(), file).parameters("c", AUDIENCE)).isInstanceOf(CredentialException.class);
  }

  @Test
  void aFileOfAnyLengthIsReadToItsBound() throws Exception {
    Path file = Files.writeString(directory.resolve("token"), "a.b." + "c".repeat(1_000_000));
    assertThat(new FederatedAssertion(GRAPH_ASSERTION_FILE.name(), file).parameters("c", AUDIENCE).get("client_assertion")).hasSize(65_536);
  }

  @Test
  void aMissingFileIsAnOutageAndIsLookedForAgain() throws Exception {
    Path file = directory.resolve("token");
    try (TestGatekeeper gate = new TestGatekeeper(settings -> TestGatekeeper.withGraph(settings).with(GRAPH_CLIENT_SECRET, null).with(GRAPH_ASSERTION_FILE, file.toString()))) {
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      String token = gate.mint.userToken().groupOverage().sign();
      assertThat(gate.refusal(token)).isEqualTo(Reason.DIRECTORY_UNAVAILABLE);

      Files.writeString(file, "aa.bb.cc");
      assertThat(gate.refusal(token)).isNull();
      assertThat(List.of(InMemoryDirectory.body(gate.directory.tokenRequests().get(0)).split("&"))).contains("client_assertion=aa.bb.cc");
    }
  }
}
