package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.identity.CredentialValues.Kind.CLIENT_CERTIFICATE;
import static org.muleentra.jwt.core.identity.CredentialValues.Kind.CLIENT_SECRET;
import static org.muleentra.jwt.core.identity.CredentialValues.Kind.SECOND_CLIENT_CERTIFICATE;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Which two credentials may stand beside each other, and that time alone keeps nobody from a restart. */
class ClientSettingsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final SigningIdentity ONE = identity(-400, 300);
  private static final SigningIdentity OTHER = identity(-1, 700);
  private static final SigningIdentity ENDED = identity(-400, -1);
  private static final SigningIdentity TO_COME = identity(5, 700);

  private final MutableClock clock = new MutableClock(NOW);

  @TempDir
  private Path folder;

  private static SigningIdentity identity(int from, int until) {
    return SigningIdentity.selfSigned(TestKeys.pair("RSA"), "orders", NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(until)));
  }

  private static String pem(SigningIdentity identity) {
    Base64.Encoder lines = Base64.getMimeEncoder();
    try {
      return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(identity.certificate().getEncoded()) + "\n-----END CERTIFICATE-----\n"
          + "-----BEGIN PRIVATE KEY-----\n" + lines.encodeToString(identity.privateKey().getEncoded()) + "\n-----END PRIVATE KEY-----\n";
    } catch (CertificateEncodingException e) {
      throw new AssertionError(e);
    }
  }

  private static CredentialValues first(SigningIdentity identity) {
    return new CredentialValues(CLIENT_CERTIFICATE, "client-certificate", SettingValues.NONE.with(CredentialValues.PEM, pem(identity)));
  }

  private static CredentialValues second(SigningIdentity identity) {
    return new CredentialValues(SECOND_CLIENT_CERTIFICATE, "second-client-certificate",
        SettingValues.NONE.with(CredentialValues.SECOND_PEM, pem(identity)));
  }

  private static CredentialValues secret(String secret, String another) {
    return new CredentialValues(CLIENT_SECRET, "client-secret",
        SettingValues.NONE.with(CredentialValues.SECRET, secret).with(CredentialValues.SECOND_SECRET, another));
  }

  private ClientSettings of(CredentialValues... credentials) {
    SettingValues values = SettingValues.NONE.with(ClientSettings.TENANT_ID, Contoso.TENANT_ID)
        .with(ClientSettings.CLIENT_ID, Contoso.API_CLIENT_ID);
    return ClientSettings.of(values, List.of(credentials), name -> null, clock);
  }

  @Test
  void twoCertificatesAreToldApartByWhatTheyAreSetAs() {
    Credentials credentials = of(first(ONE), second(OTHER)).identity.credentials();
    assertThat(credentials.serving().keySet()).containsExactly("client-certificate", "second-client-certificate");
    assertThat(credentials.ends()).containsExactly(Map.entry("client-certificate", ONE.expiry()),
        Map.entry("second-client-certificate", OTHER.expiry()));
    assertThat(of(secret("one", "two")).identity.credentials().serving().keySet())
        .containsExactly("client-secret", "client-secret.secondSecret");
  }

  static Stream<Arguments> together() {
    return Stream.of(
        Arguments.argumentSet("the same certificate", List.of(first(ONE), second(ONE)),
            "second-client-certificate must be another than client-certificate"),
        Arguments.argumentSet("the same secret", List.of(secret("one", "one")),
            "client-secret.secondSecret must be another than client-secret"),
        Arguments.argumentSet("no first", List.of(second(ONE)), "second-client-certificate needs client-certificate"),
        Arguments.argumentSet("a secret first", List.of(second(ONE), secret("one", null)),
            "second-client-certificate needs client-certificate"),
        Arguments.argumentSet("three", List.of(first(ONE), second(OTHER), secret("one", null)), "credentials must be one, or two"),
        Arguments.argumentSet("both ended", List.of(first(ENDED), second(identity(-30, -2))),
            "client-certificate.pem must not have expired"),
        Arguments.argumentSet("ended, and not begun", List.of(first(TO_COME), second(ENDED)), "client-certificate.pem must be valid now"),
        Arguments.argumentSet("a single one that ended", List.of(first(ENDED)), "client-certificate.pem must not have expired"));
  }

  @ParameterizedTest
  @MethodSource("together")
  void whatCannotStandTogetherIsRefusedInOneSentence(List<CredentialValues> credentials, String sentence) {
    assertThatThrownBy(() -> of(credentials.toArray(new CredentialValues[0]))).isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(sentence).message().doesNotContain("PRIVATE").doesNotContain("\n");
  }

  /** The second is told by the names that it has in XML. */
  @Test
  void aFaultOfTheSecondNamesItsOwnSetting() {
    CredentialValues wrong = new CredentialValues(SECOND_CLIENT_CERTIFICATE, "second-client-certificate",
        SettingValues.NONE.with(CredentialValues.SECOND_KEY_ALIAS, "orders"));
    assertThatThrownBy(() -> of(first(ONE), wrong)).hasMessage(
        "second-client-certificate.secondKeyStorePath must be given, or secondPem, and not both");
    CredentialValues away = new CredentialValues(SECOND_CLIENT_CERTIFICATE, "second-client-certificate",
        SettingValues.NONE.with(CredentialValues.SECOND_KEY_STORE_PATH, folder.resolve("none.p12").toString()));
    assertThatThrownBy(() -> of(first(ONE), away)).hasMessageStartingWith("second-client-certificate.secondKeyStorePath must ");
  }

  static Stream<Arguments> oneBeyondItsTime() {
    return Stream.of(
        Arguments.argumentSet("the first", List.of(first(ENDED), second(ONE)), "client-certificate.pem has expired at " + ENDED.expiry()),
        Arguments.argumentSet("the second", List.of(first(ONE), second(ENDED)), "second-client-certificate.secondPem has expired at "),
        Arguments.argumentSet("beside a secret", List.of(first(ENDED), secret("one", null)),
            "client-certificate.pem has expired at "),
        Arguments.argumentSet("one to come", List.of(first(TO_COME), second(ONE)), "client-certificate.pem is good from " + TO_COME.begin()));
  }

  @ParameterizedTest
  @MethodSource("oneBeyondItsTime")
  void aCertificateBeyondItsTimeIsToldOfAndTheOtherServes(List<CredentialValues> credentials, String doubt) {
    ClientSettings settings = of(credentials.toArray(new CredentialValues[0]));
    assertThat(settings.doubts()).singleElement().asString().startsWith(doubt).contains("the other credential serves");
    assertThat(settings.identity.credentials().size()).isEqualTo(2);
  }

  @Test
  void aKeyStoreOfTheSecondThatEndedIsReadAgainWhenItIsReplaced() throws Exception {
    Path file = folder.resolve("second.p12");
    Files.write(file, SealedIdentity.seal(ENDED, "password"));
    CredentialValues stored = new CredentialValues(SECOND_CLIENT_CERTIFICATE, "second-client-certificate", SettingValues.NONE
        .with(CredentialValues.SECOND_KEY_STORE_PATH, file.toString()).with(CredentialValues.SECOND_KEY_STORE_PASSWORD, "password"));
    ClientCredential second = stored.credential(name -> null, true, clock);
    assertThat(second.isInItsTime()).isFalse();
    Files.write(file, SealedIdentity.seal(OTHER, "password"));
    Files.setLastModifiedTime(file, FileTime.from(NOW));
    second.parameters("client", URI.create("https://login.example.com"));
    assertThat(second.isInItsTime()).isTrue();
    assertThat(second.thumbprint()).isEqualTo(OTHER.thumbprint());
  }
}
