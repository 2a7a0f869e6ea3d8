package org.muleentra.jwt.core.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.outbound.ErrorCode;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.RetryAfter;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.token.StrictJson;

/** The answer of a token endpoint, or of a managed identity's, read (RFC 6749 §5): a token, or why there is none. */
final class TokenAnswer {

  /** A longer lifetime is none of Entra's: those of managed identities live for a day. */
  private static final long LONGEST_LIFETIME_SECONDS = 86_400;

  /** So many of Entra's numbers are told; it sends one, seldom two. */
  private static final int NUMBERS = 3;

  private static final int MAXIMUM_DIGITS = 12;

  private final String issuer;
  private final TokenRequest request;
  private final int status;
  private final long retryAfterSeconds;
  private final Map<String, Object> members;

  /** @param issuer whom the sentences name */
  TokenAnswer(String issuer, TokenRequest request, OutboundResponse response, Clock clock) {
    this.issuer = issuer;
    this.request = request;
    this.status = response.status();
    this.retryAfterSeconds = response.asksToWait() ? RetryAfter.seconds(response.header("Retry-After"), clock.instant()) : 0;
    Map<String, Object> read = StrictJson.object(response.body());
    this.members = read == null ? Collections.emptyMap() : read;
  }

  /**
   * The token.
   *
   * @param tenantId of the endpoint, or {@code null} where it is not known
   * @param asked when the request began
   * @throws TokenException where there is none
   */
  AccessToken token(String tenantId, Instant asked) {
    Object token = members.get("access_token");
    Object type = members.get("token_type");
    if (status != 200 || !(token instanceof String) || !isToken((String) token) || !"Bearer".equalsIgnoreCase(text(type))) {
      throw refusal();
    }
    long lifetime = lifetime(asked);
    if (lifetime <= 0) {
      throw refusal();
    }
    long refresh = number("refresh_in");
    return new AccessToken((String) token, scopes(), tenantId, Instant.ofEpochSecond(asked.getEpochSecond() + lifetime), lifetime,
        refresh > 0 && refresh < lifetime ? refresh : lifetime / 2);
  }

  /** RFC 6750 §2.1: it goes into a header field, so nothing else may. */
  private static boolean isToken(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > 0x20 && c < 0x7F);
  }

  /**
   * Managed identities state the end, and not always the length; App Service the end alone. Where both stand, the sooner end
   * holds: IMDS keeps tokens for hours, and counts the length from when Entra issued one ("How to use managed identities for Azure
   * resources on an Azure VM to acquire an access token").
   */
  private long lifetime(Instant asked) {
    long length = number("expires_in");
    long end = number("expires_on");
    long untilEnd = end - asked.getEpochSecond();
    return Math.min(length <= 0 ? untilEnd : end <= 0 ? length : Math.min(length, untilEnd), LONGEST_LIFETIME_SECONDS);
  }

  /** A member that is a text, or an empty text. */
  String member(String name) {
    return text(members.get(name));
  }

  /** A whole number, which managed identities write as a text; 0 where there is none. */
  private long number(String name) {
    Object value = members.get(name);
    if (value instanceof Long) {
      return (Long) value;
    }
    String text = text(value);
    return !text.isEmpty() && text.length() <= MAXIMUM_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Long.parseLong(text) : 0;
  }

  private List<String> scopes() {
    String granted = text(members.get("scope")).trim();
    return Collections.unmodifiableList(Arrays.asList((granted.isEmpty() ? request.scope() : granted).split(" +")));
  }

  private static String text(Object value) {
    return value instanceof String ? (String) value : "";
  }

  private TokenException refusal() {
    String error = ErrorCode.of(members.get("error"));
    List<Long> numbers = numbers();
    String claims = ClaimsChallenge.ofText(text(members.get("claims")));
    TokenFault fault = EntraErrors.fault(status, error, ErrorCode.of(members.get("suberror")), numbers, claims != null,
        request.isOnBehalfOf());
    return new TokenException(fault, sentence(error, numbers) + ": " + fault.cure(), numbers,
        fault == TokenFault.STEP_UP_REQUIRED ? claims : null).retryAfter(retryAfterSeconds);
  }

  private String sentence(String error, List<Long> numbers) {
    if (status == 200) {
      return issuer + "'s answer holds no bearer token";
    }
    StringBuilder sentence = new StringBuilder(issuer).append(" answered with status ").append(status);
    if (error != null) {
      sentence.append(", ").append(error);
    }
    numbers.forEach(number -> sentence.append(", AADSTS").append(number));
    // Microsoft's support asks for them.
    append(sentence, "trace_id");
    append(sentence, "correlation_id");
    return sentence.toString();
  }

  private void append(StringBuilder sentence, String name) {
    String id = text(members.get(name));
    if (Guid.isGuid(id)) {
      sentence.append(", ").append(name).append(' ').append(id);
    }
  }

  private List<Long> numbers() {
    List<Long> numbers = new ArrayList<>();
    Object codes = members.get("error_codes");
    if (codes instanceof List) {
      ((List<?>) codes).stream().filter(Long.class::isInstance).limit(NUMBERS).forEach(number -> numbers.add((Long) number));
    }
    return Collections.unmodifiableList(numbers);
  }
}
