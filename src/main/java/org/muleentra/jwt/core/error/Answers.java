package org.muleentra.jwt.core.error;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The answer to every refusal, made once from the configuration; immutable. */
public final class Answers {

  private static final long DEFAULT_RETRY_SECONDS = 30;

  private final Map<ErrorFamily, Answer> answers = new EnumMap<>(ErrorFamily.class);

  /**
   * @param realm the challenge's realm (RFC 9110 §11.5), or {@code null} for none
   * @param resourceMetadata the challenge's {@code resource_metadata} (RFC 9728 §5.1), or {@code null} for none
   * @param requiredScopes the scopes named where permission lacks (RFC 6750 §3.1); may be empty
   */
  public Answers(String realm, String resourceMetadata, Collection<String> requiredScopes) {
    for (ErrorFamily family : ErrorFamily.values()) {
      String challenge = family.challenges() ? challenge(family, realm, resourceMetadata, requiredScopes) : null;
      answers.put(family, Answer.of(family, challenge));
    }
  }

  /** The answer to {@code refusal}; an outage always says when to come back. */
  public Answer to(Refusal refusal) {
    ErrorFamily family = refusal.reason().family();
    Answer answer = answers.get(family);
    if (family.challenges()) {
      return answer;
    }
    long seconds = refusal.retryAfterSeconds();
    return answer.retryAfter(seconds > 0 ? seconds : DEFAULT_RETRY_SECONDS);
  }

  private static String challenge(ErrorFamily family, String realm, String resourceMetadata,
      Collection<String> requiredScopes) {
    StringBuilder challenge = new StringBuilder("Bearer");
    append(challenge, "realm", realm);
    append(challenge, "error", family.errorCode());
    if (family.errorCode() != null) {
      append(challenge, "error_description", family.detail());
    }
    if (family == ErrorFamily.FORBIDDEN && !requiredScopes.isEmpty()) {
      append(challenge, "scope", String.join(" ", requiredScopes));
    }
    append(challenge, "resource_metadata", resourceMetadata);
    return challenge.toString();
  }

  private static void append(StringBuilder challenge, String name, String value) {
    if (value != null) {
      challenge.append(challenge.length() == "Bearer".length() ? " " : ", ")
          .append(name).append("=\"").append(quoted(value)).append('"');
    }
  }

  /** A quoted-string's content (RFC 9110 §5.6.4). */
  private static String quoted(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
