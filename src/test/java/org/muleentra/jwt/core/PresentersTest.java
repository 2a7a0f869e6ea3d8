package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.check.ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** Who presents a token: by whom it may be presented at all, and by what its client and its caller are known. */
class PresentersTest {

  private static Reason refusal(UnaryOperator<SettingValues> settings, Function<TestGatekeeper, TokenBuilder> token) {
    try (TestGatekeeper gate = new TestGatekeeper(settings)) {
      return gate.refusal(token.apply(gate).sign());
    }
  }

  /** RFC 7800 §3.1: whoever cannot check the confirmation does not take the token, whatever it confirms. */
  @Test
  void aTokenBoundToItsPresenterIsNoBearerToken() {
    Map<String, Object> certificate = Map.of("x5t#S256", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2");
    Map<String, Object> dpop = Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    Map<String, Object> signedRequest = Map.of("kid", "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", "xms_ksl", "sw");
    for (Object confirmation : Arrays.asList(certificate, dpop, signedRequest, Map.of(), "x", 7, true, List.of(), null)) {
      assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().claim("cnf", confirmation))).isEqualTo(Reason.TOKEN_BOUND);
      assertThat(refusal(settings -> settings, gate -> gate.mint.appToken().v1().claim("cnf", confirmation))).isEqualTo(Reason.TOKEN_BOUND);
    }
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().claim("xms_cnf_not", 1).claim("my", Map.of("cnf", 1)))).isNull();
  }

  /** The envelope of a signed HTTP request is signed by the client and not by Entra. */
  @Test
  void aSignedRequestIsNoBearerToken() {
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().headerParameter("typ", "pop"))).isEqualTo(Reason.TOKEN_BOUND);
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().headerParameter("typ", "PoP"))).isEqualTo(Reason.TOKEN_BOUND);
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().headerParameter("cnf", Map.of("kid", "x")))).isEqualTo(Reason.TOKEN_BOUND);
  }

  /** "appid: only present in v1.0 tokens", "azp: only present in v2.0 tokens" (Access token claims reference). */
  @Test
  void theClientIsNamedByTheVersionsOwnClaim() {
    UnaryOperator<SettingValues> daemon = settings -> settings.with(ALLOWED_CLIENT_IDS, List.of(Contoso.DAEMON_CLIENT_ID));

    assertThat(refusal(daemon, gate -> gate.mint.appToken())).isNull();
    assertThat(refusal(daemon, gate -> gate.mint.appToken().v1())).isNull();
    assertThat(refusal(daemon, gate -> gate.mint.appToken().without("azp").claim("appid", Contoso.DAEMON_CLIENT_ID)))
        .isEqualTo(Reason.CLAIM_MISSING);
    assertThat(refusal(daemon, gate -> gate.mint.appToken().v1().without("appid").claim("azp", Contoso.DAEMON_CLIENT_ID)))
        .isEqualTo(Reason.CLAIM_MISSING);
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().without("azp").claim("appid", Contoso.WEB_CLIENT_ID)))
        .isEqualTo(Reason.CLAIM_MISSING);
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.decide(gate.mint.appToken().without("azp").claim("appid", Contoso.DAEMON_CLIENT_ID).sign());
      assertThat(gate.audited.get(0).toString()).doesNotContain(Contoso.DAEMON_CLIENT_ID);
    }
  }

  @Test
  void howTheClientAuthenticatedIsToldByTheVersionsOwnClaim() {
    UnaryOperator<SettingValues> certificate = settings -> settings.with(CERTIFICATE_CLIENTS_ONLY, true);

    assertThat(refusal(certificate, gate -> gate.mint.appToken().without("azpacr").claim("appidacr", "2")))
        .isEqualTo(Reason.CLIENT_WITHOUT_CERTIFICATE);
    assertThat(refusal(certificate, gate -> gate.mint.appToken().v1().without("appidacr").claim("azpacr", "2")))
        .isEqualTo(Reason.CLIENT_WITHOUT_CERTIFICATE);
    assertThat(refusal(certificate, gate -> gate.mint.appToken().clientAuthentication(2).claim("appidacr", "2"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "00000000-0000-0000-0000-000000000000"})
  void nobodyIsNoCaller(String nobody) {
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().claim("oid", nobody))).isEqualTo(Reason.NO_IDENTITY);
    assertThat(refusal(settings -> settings, gate -> gate.mint.appToken().objectId(nobody))).isEqualTo(Reason.NO_IDENTITY);
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().client(nobody))).isEqualTo(Reason.NO_IDENTITY);
    assertThat(refusal(settings -> settings, gate -> gate.mint.appToken().v1().client(nobody))).isEqualTo(Reason.NO_IDENTITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adele@contoso.example", "me", "ade1e0b1-7e57-4f55-b379-5ca1ab1e0e0"})
  void anObjectIdIsAGuid(String objectId) {
    assertThat(refusal(settings -> settings, gate -> gate.mint.userToken().claim("oid", objectId))).isEqualTo(Reason.CLAIM_MALFORMED);
  }

  /** Entra issues tokens to an application of another tenant that has no service principal in this one. */
  @Test
  void anApplicationWithoutServicePrincipalIsToldSo() {
    for (UnaryOperator<TokenBuilder> shape : List.<UnaryOperator<TokenBuilder>>of(token -> token, TokenBuilder::idtyp,
        token -> token.without("roles"), TokenBuilder::v1)) {
      try (TestGatekeeper gate = new TestGatekeeper()) {
        Decision decision = gate.decide(shape.apply(gate.mint.appToken().without("oid")).sign());
        assertThat(decision.refusal().reason()).isEqualTo(Reason.NO_IDENTITY);
        assertThat(decision.refusal().detail()).contains("service principal").doesNotContain("ID token");
      }
    }
  }
}
