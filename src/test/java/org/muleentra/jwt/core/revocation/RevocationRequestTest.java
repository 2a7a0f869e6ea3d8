package org.muleentra.jwt.core.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationRequestTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String OID = "0f0e0d0c-0b0a-4908-8706-050403020100";

  private static Revocation made(RevocationRequest request) {
    return request.revocationAt(NOW);
  }

  private static void refused(RevocationRequest request, String sentence) {
    assertThatThrownBy(() -> made(request)).isInstanceOf(InvalidRevocationException.class).hasMessage(sentence);
  }

  @Test
  void holdsForAsLongAsATokenCanLiveUnlessStated() {
    Revocation revocation = made(RevocationRequest.of("objectId", OID, null));

    assertThat(revocation.expiresAt()).isEqualTo(NOW.getEpochSecond() + 28 * 3600 + 600);
    assertThat(revocation.tenantId()).isNull();
    assertThat(revocation.reason()).isNull();
    assertThat(revocation.notBefore()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"objectId", "clientId", "notBefore", "sessionId"})
  void guidsAreComparedInAnyCase(String kind) {
    assertThat(made(RevocationRequest.of(kind, OID.toUpperCase(), OID.toUpperCase())))
        .satisfies(revocation -> assertThat(revocation.value()).isEqualTo(OID))
        .satisfies(revocation -> assertThat(revocation.tenantId()).isEqualTo(OID));
  }

  @Test
  void theIdOfATokenIsTakenAsItStands() {
    assertThat(made(RevocationRequest.of("tokenId", "AbC-_9", "")).value()).isEqualTo("AbC-_9");
    assertThat(made(RevocationRequest.of("tokenId", OID.toUpperCase(), null)).value()).isEqualTo(OID.toUpperCase());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OBJECTID", "oid", "objectId "})
  void refusesAKindThatIsNone(String kind) {
    refused(RevocationRequest.of(kind, OID, null), "kind must be objectId, sessionId, tokenId, clientId or notBefore");
    refused(RevocationRequest.of(null, OID, null), "kind must be objectId, sessionId, tokenId, clientId or notBefore");
  }

  @ParameterizedTest
  @ValueSource(strings = {"objectId", "clientId", "notBefore"})
  void refusesAValueThatIsNoGuidWhereTheClaimIsOne(String kind) {
    refused(RevocationRequest.of(kind, "someone@contoso.com", null), "value must be a GUID if kind is " + kind);
    refused(RevocationRequest.of(kind, null, null), "value must be a GUID if kind is " + kind);
  }

  @Test
  void refusesAnIdThatNoTokenHas() {
    String sentence = "value must be 1 to 128 printable ASCII characters without spaces";
    for (String value : new String[] {null, "", "a b", "a\nb", "é", "x".repeat(129)}) {
      refused(RevocationRequest.of("tokenId", value, null), sentence);
      refused(RevocationRequest.of("sessionId", value, null), sentence);
    }
    assertThat(made(RevocationRequest.of("tokenId", "x".repeat(128), null)).value()).hasSize(128);
  }

  @Test
  void refusesATenantThatIsNone() {
    refused(RevocationRequest.of("objectId", OID, "contoso.com"), "tenantId must be a GUID");
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01T11:00:00Z, 1772362800", "2026-03-01T12:00:00+01:00, 1772362800", "1772362800, 1772362800",
      "2026-03-01T11:00:00.001Z, 1772362801", "2026-03-01T12:10:00Z, 1772367000"})
  void takesATimeInEitherForm(String text, long epochSecond) {
    assertThat(made(RevocationRequest.of("notBefore", OID, null).notBefore(text)).notBefore()).isEqualTo(epochSecond);
  }

  @Test
  void notBeforeIsNowUnlessStated() {
    assertThat(made(RevocationRequest.of("notBefore", OID, null)).notBefore()).isEqualTo(NOW.getEpochSecond());
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-03-01", "2026-03-01T12:00:00", "-1", "1772362800.5", "99999999999999"})
  void refusesWhatIsNoTime(String text) {
    refused(RevocationRequest.of("notBefore", OID, null).notBefore(text),
        "notBefore must be a time such as 2026-03-01T12:00:00Z, or seconds since the epoch");
    refused(RevocationRequest.of("objectId", OID, null).expiresAt(text),
        "expiresAt must be a time such as 2026-03-01T12:00:00Z, or seconds since the epoch");
  }

  @Test
  void refusesATimeOfItsOwnForAnotherKind() {
    refused(RevocationRequest.of("objectId", OID, null).notBefore("1772362800"),
        "notBefore must be given only if kind is notBefore");
  }

  @Test
  void refusesANotBeforeThatShutsSomebodyOutForLong() {
    refused(RevocationRequest.of("notBefore", OID, null).notBefore("2026-03-01T12:10:01Z"),
        "notBefore must not be more than 10 minutes ahead");
  }

  @Test
  void endsAheadAndNotTooFar() {
    String sentence = "expiresAt must be in the future, by 366 days at most";
    refused(RevocationRequest.of("objectId", OID, null).expiresAt("2026-03-01T11:59:59Z"), sentence);
    refused(RevocationRequest.of("objectId", OID, null).expiresAt("2026-03-01T12:00:00Z"), sentence);
    refused(RevocationRequest.of("objectId", OID, null).expiresAt("2027-03-02T12:00:01Z"), sentence);
    assertThat(made(RevocationRequest.of("objectId", OID, null).expiresAt("2026-03-01T12:00:01Z")).expiresAt())
        .isEqualTo(NOW.getEpochSecond() + 1);
    assertThat(made(RevocationRequest.of("objectId", OID, null).expiresAt("2027-03-02T12:00:00Z")).expiresAt())
        .isEqualTo(NOW.getEpochSecond() + 366 * 86_400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u0000b", "a\u001Bb", "a\u0085b", "a\u2028b", "a\u202Eb", "a\uD800b"})
  void refusesAReasonThatWouldBreakALine(String reason) {
    refused(RevocationRequest.of("objectId", OID, null).reason(reason),
        "reason must be at most 200 characters, none of them a control character");
  }

  @Test
  void keepsAReasonAsItWasGiven() {
    assertThat(made(RevocationRequest.of("objectId", OID, null).reason("Gerät verloren, Ticket \"4711\"")).reason())
        .isEqualTo("Gerät verloren, Ticket \"4711\"");
    assertThat(made(RevocationRequest.of("objectId", OID, null).reason("x".repeat(200))).reason()).hasSize(200);
    refused(RevocationRequest.of("objectId", OID, null).reason("x".repeat(201)),
        "reason must be at most 200 characters, none of them a control character");
  }

  @Test
  void comesBackFromItsMapAndDiffersInItsKeyWhereItDiffersInAnything() {
    RevocationRequest request = RevocationRequest.of("notBefore", OID, OID).notBefore("1").reason("r");
    Revocation revocation = made(request);

    assertThat(Revocation.of(revocation.toMap()).key()).isEqualTo(revocation.key()).matches("[0-9a-f]{64}");
    assertThat(made(request.notBefore("2")).key()).isNotEqualTo(revocation.key());
    assertThat(made(request.reason("s")).key()).isNotEqualTo(revocation.key());
    assertThat(made(request.expiresAt("2026-03-01T13:00:00Z")).key()).isNotEqualTo(revocation.key());
  }
}
