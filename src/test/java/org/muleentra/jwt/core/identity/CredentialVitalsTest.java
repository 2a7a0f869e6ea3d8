package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.Vitals;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;

/** Which credential serves and when one ends: degraded at worst, since when that began, and well again afterwards. */
class CredentialVitalsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String APP = "0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10";
  private static final String CALLER = "8d1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b13";
  private static final URI AUDIENCE = URI.create("https://login.microsoftonline.com/t/oauth2/v2.0/token");
  private static final TokenException REJECTED = new TokenException(TokenFault.CREDENTIAL_REJECTED, "Entra does not take it");

  private final MutableClock clock = new MutableClock(NOW);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final Timetable timetable = Timetable.open("billing", scheduler, scheduler);
  private final CredentialEnds ends = new CredentialEnds();

  @TempDir
  private Path folder;

  @AfterEach
  void close() {
    timetable.close();
  }

  private static ClientCredential secret(String value) {
    return new ClientSecret("secret " + value, value);
  }

  private ClientCertificate certificate(int days) {
    return new ClientCertificate("client-certificate", identity(days), clock);
  }

  private static SigningIdentity identity(int days) {
    return SigningIdentity.selfSigned(TestKeys.pair("RSA"), "billing", NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(days)));
  }

  private CredentialVitals of(Credentials credentials) {
    return new CredentialVitals(credentials, ends, timetable::nanos, clock);
  }

  private static Registration registration(String appId, int secretDays, int certificateDays) {
    return Registration.of(appId, Map.of("passwordCredentials", listed(secretDays), "keyCredentials", listed(certificateDays)));
  }

  private static List<Object> listed(int days) {
    return days == 0 ? List.of() : List.of(Map.of("keyId", "5c1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b11",
        "endDateTime", NOW.plus(Duration.ofDays(days)).toString()));
  }

  private static void assertPart(CredentialVitals vitals, State state, Instant since, String detail) {
    PartStatus part = vitals.status().get(0);
    assertThat(part.part()).isEqualTo("credentials");
    assertThat(part.state()).as(part.detail()).isEqualTo(state);
    assertThat(part.since()).isEqualTo(since);
    assertThat(part.detail()).isEqualTo(detail);
  }

  /** The samples of the days left, as label values and number. */
  private static List<String> daysLeft(CredentialVitals vitals) {
    List<String> samples = new ArrayList<>();
    for (String line : new Vitals("billing", vitals).metrics().split("\n")) {
      if (line.startsWith("entra_jwt_credential_days_left{")) {
        samples.add(line.replaceAll(".*whose=\"(\\w+)\",kind=\"(\\w+)\"} ", "$1 $2 "));
      }
    }
    return samples;
  }

  @Test
  void whereNoEndIsKnownNothingIsSaid() {
    CredentialVitals vitals = of(new Credentials(List.of(secret("s"))));
    assertPart(vitals, State.OK, null, "no end of a credential has been read yet");
    assertThat(daysLeft(vitals)).isEmpty();
  }

  @Test
  void aCertificateThatWeHoldIsToldOfBeforeAnyRegistrationIsRead() {
    CredentialVitals vitals = of(new Credentials(List.of(certificate(100), secret("s"))));
    assertThat(daysLeft(vitals)).containsExactly("own certificate 100");
    assertPart(vitals, State.OK, null, "no known credential ends within 14 days");
    scheduler.advance(Duration.ofDays(86));
    assertPart(vitals, State.DEGRADED, NOW.plus(Duration.ofDays(86)),
        "client-certificate ends at " + NOW.plus(Duration.ofDays(100)));
    scheduler.advance(Duration.ofDays(14).plusSeconds(1));
    assertPart(vitals, State.DEGRADED, NOW.plus(Duration.ofDays(86)),
        "client-certificate has ended at " + NOW.plus(Duration.ofDays(100)));
    assertThat(daysLeft(vitals)).containsExactly("own certificate -1");
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "90, 90", "200, 100"})
  void theSameKeyInTheRegistrationIsNotToldOfTwice(int registered, int told) {
    CredentialVitals vitals = of(new Credentials(List.of(certificate(100))));
    ends.ofOwn(registration(APP, 30, registered));
    assertThat(daysLeft(vitals)).containsExactly("own certificate " + told, "own secret 30");
  }

  @Test
  void ofTheSameEndTheRegistrationIsNamed() {
    CredentialVitals vitals = of(new Credentials(List.of(certificate(10))));
    ends.ofOwn(registration(APP, 0, 10));
    assertPart(vitals, State.DEGRADED, NOW.minus(Duration.ofDays(4)), "a registered certificate ends at " + NOW.plus(Duration.ofDays(10)));
  }

  @Test
  void aRegisteredOneAndThatOfACallerAreToldOfApart() {
    CredentialVitals vitals = of(new Credentials(List.of(secret("s"))));
    ends.ofOwn(registration(APP, 10, 0));
    ends.ofCaller(registration(CALLER, 5, 400));
    assertThat(daysLeft(vitals)).containsExactly("own secret 10", "caller certificate 400", "caller secret 5");
    assertPart(vitals, State.DEGRADED, NOW.minus(Duration.ofDays(9)), "a registered secret ends at " + NOW.plus(Duration.ofDays(10))
        + "; a registered secret of an application that may call ends at " + NOW.plus(Duration.ofDays(5)));

    ends.ofOwn(registration(APP, 700, 0));
    ends.ofCaller(registration(CALLER, 500, 400));
    assertPart(vitals, State.OK, null, "no known credential ends within 14 days");
  }

  @Test
  void twoCertificatesHaveEachTheirNumberAndTheirSentence() {
    ClientCertificate second = new ClientCertificate("second-client-certificate", identity(5), clock);
    Credentials credentials = new Credentials(List.of(certificate(10), second));
    CredentialVitals vitals = of(credentials);
    assertPart(vitals, State.DEGRADED, NOW.minus(Duration.ofDays(9)), "client-certificate ends at " + NOW.plus(Duration.ofDays(10))
        + "; second-client-certificate ends at " + NOW.plus(Duration.ofDays(5)));
    assertThat(daysLeft(vitals)).as("the first of the kind").containsExactly("own certificate 5");

    credentials.rejected(credentials.proof(null, APP, AUDIENCE, timetable::nanos), APP, REJECTED, timetable::nanos);
    assertThat(vitals.status().get(0).detail()).startsWith("client-certificate does not serve, second-client-certificate is used in its place; ");
    assertThat(new Vitals("billing", vitals).metrics()).contains(
        "entra_jwt_credential_serves{config=\"billing\",credential=\"client-certificate\"} 0\n",
        "entra_jwt_credential_serves{config=\"billing\",credential=\"second-client-certificate\"} 1\n",
        "entra_jwt_certificate_days_left{config=\"billing\",credential=\"client-certificate\"} 10\n",
        "entra_jwt_certificate_days_left{config=\"billing\",credential=\"second-client-certificate\"} 5\n");

    credentials.rejected(credentials.proof(null, APP, AUDIENCE, timetable::nanos), APP, REJECTED, timetable::nanos);
    assertThat(vitals.status().get(0).detail()).startsWith("client-certificate and second-client-certificate do not serve; ");
  }

  @Test
  void isDegradedSinceThePreferredOneWasFirstRejectedAndHeals() {
    Credentials credentials = new Credentials(List.of(secret("first"), secret("second")));
    CredentialVitals vitals = of(credentials);
    scheduler.advance(Duration.ofMinutes(1));
    Credentials.Proof first = credentials.proof(null, APP, AUDIENCE, timetable::nanos);
    credentials.rejected(first, APP, REJECTED, timetable::nanos);
    scheduler.advance(Duration.ofHours(2));
    credentials.rejected(first, APP, REJECTED, timetable::nanos);

    assertPart(vitals, State.DEGRADED, NOW.plus(Duration.ofMinutes(1)),
        "secret first does not serve, secret second is used in its place");
    assertThat(new Vitals("billing", vitals).metrics()).contains("entra_jwt_credential_failovers_total{config=\"billing\"} 1\n",
        "entra_jwt_ready{config=\"billing\",part=\"credentials\"} 1\n");

    credentials.accepted(first, APP);
    assertPart(vitals, State.OK, null, "no end of a credential has been read yet");
  }

  @Test
  void theOnlyOneHasNoneInItsPlace() {
    Credentials credentials = new Credentials(List.of(secret("only")));
    credentials.rejected(credentials.proof(null, APP, AUDIENCE, timetable::nanos), APP, REJECTED, timetable::nanos);
    assertPart(of(credentials), State.DEGRADED, NOW, "secret only does not serve");
    assertThat(new Vitals("billing", of(credentials)).metrics()).contains("entra_jwt_credential_failovers_total{config=\"billing\"} 0\n");
  }

  @Test
  void ofCertificatesThatWereRotatedInThePreferredOneCounts() {
    Credentials credentials = new Credentials(List.of(certificate(3), secret("s")));
    CredentialVitals vitals = of(credentials);
    assertThat(daysLeft(vitals)).containsExactly("own certificate 3");
    credentials.prefer(List.of(certificate(60), certificate(20)));
    assertThat(daysLeft(vitals)).as("the others make way for it").containsExactly("own certificate 60");
    assertPart(vitals, State.OK, null, "no known credential ends within 14 days");
  }

  @Test
  void aKeyStoreThatIsReplacedIsToldOfWhenItIsRead() throws Exception {
    Path file = folder.resolve("client.p12");
    Files.write(file, SealedIdentity.seal(identity(5), "password"));
    ClientCredential stored = StoredCertificate.of(CertificateSettings.FIRST, SettingValues.NONE.with(CredentialValues.KEY_STORE_PATH, file.toString())
        .with(CredentialValues.KEY_STORE_PASSWORD, "password"), "client-certificate", false, clock);
    CredentialVitals vitals = of(new Credentials(List.of(stored)));
    assertThat(daysLeft(vitals)).containsExactly("own certificate 5");
    Files.write(file, SealedIdentity.seal(identity(365), "password"));
    // So that it is another file even where the clock of the file system is coarse.
    Files.setLastModifiedTime(file, FileTime.from(NOW));
    stored.parameters(APP, AUDIENCE);
    assertThat(daysLeft(vitals)).containsExactly("own certificate 365");
  }
}
