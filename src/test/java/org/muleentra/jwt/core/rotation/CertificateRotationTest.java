package org.muleentra.jwt.core.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.testkit.key.SigningKey;

/** A certificate renews itself at the mock Entra, which verifies each proof and takes each certificate when it does. */
class CertificateRotationTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir
  static Path folder;

  private final CapturedLog log = CapturedLog.of(CertificateRotation.class, Level.INFO);
  private RotationLab lab;

  @BeforeEach
  void open() {
    lab = new RotationLab(folder);
  }

  @AfterEach
  void close() {
    lab.close();
    log.close();
  }

  @Test
  void aDueCertificateIsReplacedAndTheOldOneRemovedADayLater() {
    String old = lab.old();
    RotationLab.Machine machine = lab.start();
    machine.getsAToken();
    lab.pass(Duration.ofMinutes(5), MINUTE);
    assertThat(lab.state().phase()).isEqualTo(Phase.OVERLAP);
    assertThat(lab.registered()).hasSize(2).startsWith(old);
    String renewed = lab.registered().get(1);
    assertThat(lab.state().serving().thumbprint()).isEqualTo(renewed);
    lab.pass(Duration.ofHours(23).plusMinutes(50), HOUR);
    lab.pass(Duration.ofHours(2), HOUR);
    assertThat(lab.registered()).containsExactly(renewed);
    assertThat(log.lines()).hasSize(3).allSatisfy(line -> assertThat(line).startsWith("INFO").contains(old, renewed));
    assertThat(log.lines().get(2)).contains("was rotated", old + " is no longer registered");
    assertThat(lab.calls("addKey")).isEqualTo(1);
    assertThat(lab.calls("removeKey")).isEqualTo(1);
  }

  /** Who may not read the registration knows the old one's id only where Graph told it when that was added. */
  @Test
  void withoutReadingTheRegistrationTheFirstOldOneStaysAndTheNextOnesGo() {
    lab.entra.graph().withoutReadingItself().answerAddedKey();
    String first = lab.old();
    lab.start();
    lab.pass(Duration.ofDays(2), HOUR);
    assertThat(lab.state().phase()).isEqualTo(Phase.REST);
    assertThat(lab.registered()).hasSize(2).startsWith(first);
    assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN")).singleElement().asString()
        .contains(first + " may be registered still: its id is not known here", "Remove it in Entra");
    String second = lab.registered().get(1);
    lab.pass(Duration.ofDays(58));
    assertThat(lab.registered()).as("before its time").hasSize(2);
    lab.pass(Duration.ofDays(2), HOUR);
    assertThat(lab.registered()).hasSize(2).startsWith(first).doesNotContain(second);
    assertThat(lab.calls("removeKey")).isEqualTo(1);
  }

  @Test
  void theObjectIdIsReadWhereItIsNotGiven() {
    lab.objectId = null;
    lab.start();
    lab.pass(Duration.ofHours(25), HOUR);
    assertThat(lab.registered()).hasSize(1).doesNotContain(lab.old());
  }

  @Test
  void whereItMayNotBeReadTheLineNamesTheSettingAndNothingIsAdded() {
    lab.objectId = null;
    lab.entra.graph().withoutReadingItself();
    lab.start();
    lab.pass(Duration.ofHours(25), HOUR);
    assertThat(lab.registered()).containsExactly(lab.old());
    assertThat(lab.calls("addKey")).isZero();
    assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN")).isNotEmpty().hasSizeLessThan(12)
        .allSatisfy(line -> assertThat(line).contains("applicationObjectId must be given", "Application.Read.All", "docs/operate/credentials.md"));
  }

  @Test
  void anotherObjectIdThanTheApplicationsIsTold() {
    lab.objectId = "0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10";
    lab.start();
    lab.pass(Duration.ofHours(1), HOUR);
    assertThat(lab.calls("addKey")).isZero();
    assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN")).first().asString()
        .contains("applicationObjectId must be the object id of the application, which is " + lab.app.application().id());
  }

  /** A second before its age nothing, from then on a new one. */
  @Test
  void nothingIsMadeBeforeItsTime() {
    lab.close();
    lab = new RotationLab(folder);
    lab.renewIn(Duration.ofDays(1));
    lab.start();
    lab.pass(Duration.ofDays(1).minusSeconds(1));
    assertThat(lab.store.entries).isEmpty();
    lab.pass(Duration.ofMinutes(20), MINUTE);
    assertThat(lab.registered()).hasSize(2);
  }

  @Test
  void aNewCertificateThatTakesEffectLateIsNotUsedBefore() {
    lab.app.credentialsTakeEffectAfter(Duration.ofHours(3));
    lab.start();
    lab.pass(Duration.ofHours(3).minusMinutes(2), MINUTE);
    assertThat(lab.state().phase()).isEqualTo(Phase.ADDED);
    assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN")).isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("Entra does not take it yet"));
    lab.pass(Duration.ofMinutes(30), MINUTE);
    assertThat(lab.state().phase()).isEqualTo(Phase.OVERLAP);
    assertThat(lab.calls("addKey")).isEqualTo(1);
    lab.pass(Duration.ofHours(25), HOUR);
    assertThat(lab.registered()).hasSize(1).doesNotContain(lab.old());
  }

  /** Somebody takes the new one away by hand while the old one is there. */
  @Test
  void aNewCertificateThatIsTakenAwayDoesNotTakeTheOldOneWithIt() {
    lab.start();
    lab.pass(Duration.ofMinutes(5), MINUTE);
    lab.app.credentials().removeCertificate(lab.app.credentials().certificates().get(1).keyId());
    lab.pass(Duration.ofHours(47), HOUR);
    assertThat(lab.registered()).containsExactly(lab.old());
    assertThat(log.lines()).filteredOn(line -> line.startsWith("WARN")).isNotEmpty().allSatisfy(line -> assertThat(line).contains(lab.old() + " stays"));
    lab.pass(Duration.ofHours(3), HOUR);
    assertThat(lab.registered()).as("added once more").hasSize(2);
    lab.pass(Duration.ofHours(25), HOUR);
    assertThat(lab.registered()).hasSize(1).doesNotContain(lab.old());
  }

  /** A store may forget what was written 30 days ago, and nothing but the store has the key that Entra takes. */
  @Test
  void aStateThatRestsIsKeptAnewEachWeek() {
    lab.start();
    lab.pass(Duration.ofDays(2), HOUR);
    String serving = lab.state().serving().thumbprint();
    for (int i = 0; i < 6; i++) {
      lab.pass(Duration.ofDays(8));
      assertThat(lab.state().phase()).isEqualTo(Phase.REST);
      assertThat(lab.state().at()).isAfter(lab.clock.instant().minus(Duration.ofDays(7).plus(HOUR)));
      assertThat(lab.state().serving().thumbprint()).isEqualTo(serving);
      lab.everyMachineGetsAToken();
    }
    assertThat(lab.calls("addKey")).isEqualTo(1);
  }

  @Test
  void whatIsRotatedOutlivesTheCertificateThatWasConfigured() {
    lab.start();
    lab.pass(Duration.ofDays(2), HOUR);
    lab.pass(Duration.ofDays(301));
    assertThat(lab.first.certificate().getNotAfter().toInstant()).isBefore(lab.clock.instant());
    lab.start();
    lab.pass(Duration.ofMinutes(30), MINUTE);
  }

  @Test
  void aNewerCertificateInTheKeyStoreServesOnceEntraTakesIt() {
    lab.start();
    lab.pass(Duration.ofDays(2), HOUR);
    String rotated = lab.registered().get(0);
    SigningKey byHand = SigningKey.generate().certified(lab.clock.instant(), lab.clock.instant().plus(Duration.ofDays(400)));
    lab.write(byHand);
    lab.pass(Duration.ofHours(2), HOUR);
    assertThat(lab.state().serving().thumbprint()).isEqualTo(rotated);
    assertThat(log.lines()).last().asString().startsWith("WARN").contains("not used, as Entra does not take it");
    lab.app.certificate(byHand);
    lab.pass(Duration.ofHours(2), HOUR);
    assertThat(lab.state().serving()).isNull();
    assertThat(log.lines()).last().asString().contains("serves from now on", rotated);
    assertThat(lab.registered()).as("what an administrator may still want").hasSize(2);
  }

  @Test
  void aCertificateThatHasExpiredCannotRenewItselfAndSaysSo() {
    lab.close();
    lab = new RotationLab(folder);
    lab.replaceBy(lab.clock.instant().minus(Duration.ofDays(90)), lab.clock.instant().minusSeconds(1));
    lab.start();
    lab.pass(HOUR);
    assertThat(lab.store.entries).isEmpty();
    assertThat(log.lines()).first().asString().startsWith("WARN").contains("has expired at", "add another in Entra and put it into the key store");
  }

  @Test
  void nothingSecretIsTold() throws Exception {
    lab.start();
    lab.pass(Duration.ofDays(2), HOUR);
    String entries = lab.store.entries.toString() + lab.store.entries.values().stream().flatMap(entry -> entry.values().stream())
        .filter(byte[].class::isInstance).map(bytes -> new String((byte[]) bytes, StandardCharsets.ISO_8859_1)).collect(Collectors.joining());
    assertThat(entries).isNotEmpty().doesNotContain("PRIVATE KEY", RotationLab.PASSWORD);
    assertThat(lab.state().serving().privateKey().getEncoded()).isNotEmpty();
    byte[] key = lab.state().serving().privateKey().getEncoded();
    assertThat(entries).doesNotContain(new String(key, 40, 64, StandardCharsets.ISO_8859_1));
    assertThat(log.lines()).noneMatch(line -> line.contains(RotationLab.PASSWORD) || line.contains("eyJ"));
  }

  @Test
  void keysSealedWithAnotherPasswordAreLeftAloneAndTheConfiguredOneServes() {
    lab.start(Hook.losing("before addKey", 1, moment -> { }));
    lab.pass(Duration.ofMinutes(2), MINUTE);
    lab.stopAll();
    var kept = Map.copyOf(lab.store.entries);
    lab.password = "another password";
    lab.write(lab.first);
    lab.start();
    lab.pass(Duration.ofHours(3), HOUR);
    assertThat(lab.store.entries).isEqualTo(kept);
    assertThat(log.lines()).last().asString().startsWith("WARN").contains("sealed with another password");
  }
}
