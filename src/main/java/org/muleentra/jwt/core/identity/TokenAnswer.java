package org.muleentra.jwt.core.identity;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.outbound.ErrorCode;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.token.StrictJson;

/** A token endpoint's answer, read (RFC 6749 §5): a token, a refusal, or neither; immutable. */
final class TokenAnswer {

  /** A longer lifetime is none of Entra's. */
  private static final long LONGEST_LIFETIME_SECONDS = 86_400;

  /** So many of Entra's numbers are told; it sends one, seldom two. */
  private static final int NUMBERS = 3;

  private final int status;
  private final Map<String, Object> members;

  private TokenAnswer(int status, Map<String, Object> members) {
    this.status = status;
    this.members = members;
  }

  static TokenAnswer of(OutboundResponse response) {
    Map<String, Object> members = StrictJson.object(response.body());
    return new TokenAnswer(response.status(), members == null ? Collections.emptyMap() : members);
  }

  /** Whether it holds a bearer token that lives. */
  boolean isToken() {
    Object token = members.get("access_token");
    Object type = members.get("token_type");
    Object lifetime = members.get("expires_in");
    return status == 200 && token instanceof String && isToken((String) token)
        && type instanceof String && "Bearer".equalsIgnoreCase((String) type)
        && lifetime instanceof Long && (Long) lifetime > 0;
  }

  /** RFC 6750 §2.1: it goes into a header field, so nothing else may. */
  private static boolean isToken(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > 0x20 && c < 0x7F);
  }

  /** The token; of a token alone. */
  String token() {
    return (String) members.get("access_token");
  }

  /** How long it lives from the request on; of a token alone. */
  long lifetimeSeconds() {
    return Math.min((Long) members.get("expires_in"), LONGEST_LIFETIME_SECONDS);
  }

  /** Whether the endpoint says itself that it gives no token (RFC 6749 §5.2). */
  boolean isRefusal() {
    return status != 200 && members.get("error") instanceof String;
  }

  /** What is wrong, for the operator, in Entra's codes and numbers and none of its sentences. */
  String sentence() {
    return status == 200 ? "the token endpoint's answer holds no bearer token"
        : "the token endpoint answered with status " + status + codes();
  }

  private String codes() {
    StringBuilder codes = new StringBuilder();
    String error = ErrorCode.of(members.get("error"));
    if (error != null) {
      codes.append(", ").append(error);
    }
    Object numbers = members.get("error_codes");
    if (numbers instanceof List) {
      ((List<?>) numbers).stream().filter(Long.class::isInstance).limit(NUMBERS)
          .forEach(number -> codes.append(", AADSTS").append(number));
    }
    return codes.toString();
  }
}
