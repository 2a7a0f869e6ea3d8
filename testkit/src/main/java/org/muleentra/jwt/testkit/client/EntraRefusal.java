package org.muleentra.jwt.testkit.client;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.http.JsonAnswer;

/**
 * A refusal as it is about to be answered: the members of Entra's error. Immutable.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/reference-error-codes.md}, sample error response (lines
 * within {@code error_description}, {@code error_uri}), and {@code v2-oauth2-on-behalf-of-flow.md}, error response example
 * ({@code claims} as a JSON text in a string). {@code suberror} is of AzureAD/microsoft-authentication-library-for-java,
 * {@code ErrorResponse} and {@code InteractionRequiredExceptionReason}.
 */
public final class EntraRefusal {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final int status;
  private final String error;
  private final int code;
  private final String sentence;
  private final String suberror;
  private final String claims;

  private EntraRefusal(int status, String error, int code, String sentence, String suberror, String claims) {
    this.status = status;
    this.error = error;
    this.code = code;
    this.sentence = sentence;
    this.suberror = suberror;
    this.claims = claims;
  }

  /** The refusal as it is by itself. */
  public static EntraRefusal of(EntraError error) {
    return new EntraRefusal(error.status, error.error, error.code, error.sentence, error.suberror, null);
  }

  /** A refusal of which the mock knows nothing but its number. */
  public static EntraRefusal of(int status, String error, int code) {
    return new EntraRefusal(status, error, code, "An error of this number.", null, null);
  }

  /** The same with another {@code error} and {@code suberror}; {@code null} for none. */
  public EntraRefusal as(String newError, String newSuberror) {
    return new EntraRefusal(status, newError, code, sentence, newSuberror, claims);
  }

  /** The same with a claims challenge, given as JSON's plain values. */
  public EntraRefusal claims(Map<String, ?> challenge) {
    return new EntraRefusal(status, error, code, sentence, suberror, Json.text(challenge));
  }

  /**
   * The answer at this time. {@code correlation_id} repeats the {@code client-request-id} of the request, as MSAL relies
   * on; without one ({@code null}) it is fresh.
   */
  public JsonAnswer answer(Clock clock, String clientRequestId) {
    String traceId = UUID.randomUUID().toString();
    String correlationId = clientRequestId == null ? UUID.randomUUID().toString() : clientRequestId;
    String timestamp = TIMESTAMP.format(clock.instant());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put("error_description", "AADSTS" + code + ": " + sentence + "\r\nTrace ID: " + traceId
        + "\r\nCorrelation ID: " + correlationId + "\r\nTimestamp: " + timestamp);
    body.put("error_codes", Collections.singletonList(code));
    body.put("timestamp", timestamp);
    body.put("trace_id", traceId);
    body.put("correlation_id", correlationId);
    body.put("error_uri", "https://login.microsoftonline.com/error?code=" + code);
    if (suberror != null) {
      body.put("suberror", suberror);
    }
    if (claims != null) {
      body.put("claims", claims);
    }
    return new JsonAnswer(status, body).header("Cache-Control", "no-store, no-cache").header("Pragma", "no-cache");
  }
}
