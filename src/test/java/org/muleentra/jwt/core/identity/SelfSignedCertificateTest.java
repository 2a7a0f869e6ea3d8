package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.core.outbound.OutboundException;

/** What is written by hand is what the JDK reads, and what is sealed is opened by its password alone. */
class SelfSignedCertificateTest {

  private static final KeyPair PAIR = TestKeys.pair("RSA");
  private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

  private static X509Certificate certificate(Instant begin, Instant end) throws Exception {
    byte[] der = SelfSignedCertificate.of(PAIR, "entra-jwt orders", begin, end).getEncoded();
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  @Test
  void theJdkReadsWhatWasWritten() throws Exception {
    X509Certificate read = certificate(BEGIN, Instant.parse("2026-08-28T12:00:00Z"));
    assertThat(read.getVersion()).isEqualTo(3);
    assertThat(read.getSigAlgName()).isEqualToIgnoringCase("SHA256withRSA");
    assertThat(read.getSubjectX500Principal().getName()).isEqualTo("CN=entra-jwt orders");
    assertThat(read.getIssuerX500Principal()).isEqualTo(read.getSubjectX500Principal());
    assertThat(read.getPublicKey()).isEqualTo(PAIR.getPublic());
    assertThat(read.getSerialNumber()).isPositive();
    assertThat(read.getSerialNumber().toByteArray().length).as("RFC 5280 §4.1.2.2").isLessThanOrEqualTo(20);
    assertThat(read.getKeyUsage()).containsExactly(true, false, false, false, false, false, false, false, false);
    assertThat(read.getCriticalExtensionOIDs()).containsExactly("2.5.29.15");
    read.verify(PAIR.getPublic());
    PublicKey another = TestKeys.pair("RSA").getPublic();
    assertThatThrownBy(() -> read.verify(another)).isInstanceOf(SignatureException.class);
  }

  /** Two digits of a year to the end of 2049, four from 2050 on. */
  @ParameterizedTest
  @CsvSource({"2026-03-01T12:00:00Z, 2049-12-31T23:59:59Z", "2026-03-01T12:00:00Z, 2050-01-01T00:00:00Z", "2050-01-01T00:00:00Z, 2051-06-30T01:02:03Z"})
  void itsTimesAreThoseGiven(Instant begin, Instant end) throws Exception {
    X509Certificate read = certificate(begin, end);
    assertThat(read.getNotBefore().toInstant()).isEqualTo(begin);
    assertThat(read.getNotAfter().toInstant()).isEqualTo(end);
  }

  @Test
  void whatIsSealedIsOpenedByItsPasswordAlone() {
    SigningIdentity identity = SigningIdentity.selfSigned(PAIR, "entra-jwt orders", BEGIN, BEGIN.plusSeconds(60));
    byte[] sealed = SealedIdentity.seal(identity, "secret");
    SigningIdentity opened = SealedIdentity.open(sealed, "secret");
    assertThat(opened.privateKey()).isEqualTo(PAIR.getPrivate());
    assertThat(opened.certificate()).isEqualTo(identity.certificate());
    assertThat(opened.thumbprint()).isEqualTo(identity.thumbprint()).matches("[0-9A-F]{40}");
    assertThatThrownBy(() -> SealedIdentity.open(sealed, "Secret")).isInstanceOf(OutboundException.class)
        .hasMessage("a sealed key store cannot be opened: it is damaged, or was sealed with another password");
  }

  @Test
  void aByteThatIsSpoiledIsToldAndNeverRead() {
    byte[] sealed = SealedIdentity.seal(SigningIdentity.selfSigned(PAIR, "entra-jwt orders", BEGIN, BEGIN.plusSeconds(60)), "secret");
    for (int i = 0; i < sealed.length; i += 97) {
      byte[] spoiled = sealed.clone();
      spoiled[i] ^= 0x40;
      assertThatThrownBy(() -> SealedIdentity.open(spoiled, "secret")).as("byte %s", spoiled.length).isInstanceOf(OutboundException.class);
    }
  }
}
