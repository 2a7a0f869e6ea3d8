package org.muleentra.jwt.core.identity;

import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.core.error.ForeseenFailure;

/**
 * Why there is no token, in a sentence that holds Entra's codes and numbers, and none of its sentences; carries no stack, as it
 * is no defect. Immutable.
 */
public final class TokenException extends RuntimeException implements ForeseenFailure {

  private static final long serialVersionUID = 1L;

  private final TokenFault fault;
  private final transient List<Long> numbers;
  private final String claims;
  private final long retryAfterSeconds;
  private final boolean known;

  TokenException(TokenFault fault, String sentence) {
    this(fault, sentence, Collections.emptyList(), null);
  }

  /**
   * As Entra told.
   *
   * @param claims a claims challenge, or {@code null}
   */
  TokenException(TokenFault fault, String sentence, List<Long> numbers, String claims) {
    this(fault, sentence, numbers, claims, 0, false);
  }

  private TokenException(TokenFault fault, String sentence, List<Long> numbers, String claims, long retryAfterSeconds,
      boolean known) {
    super(sentence, null, false, false);
    this.fault = fault;
    this.numbers = numbers;
    this.claims = claims;
    this.retryAfterSeconds = retryAfterSeconds;
    this.known = known;
  }

  /** The same with a claims challenge, or without one for {@code null}. */
  TokenException claiming(String challenge) {
    return new TokenException(fault, getMessage(), numbers, challenge, retryAfterSeconds, known);
  }

  /** The same, where asking again makes sense after so many seconds. */
  TokenException retryAfter(long seconds) {
    return new TokenException(fault, getMessage(), numbers, claims, seconds, known);
  }

  /** The same, told to who comes before those seconds are over: nobody was asked again. */
  TokenException again(long secondsLeft) {
    return new TokenException(fault, getMessage(), numbers, claims, secondsLeft, true);
  }

  /** What is wrong. */
  public TokenFault fault() {
    return fault;
  }

  /** Entra's numbers ({@code error_codes}), for diagnosis alone; may be empty. */
  public List<Long> numbers() {
    return numbers;
  }

  /** The claims challenge of Entra's, a JSON text as it came, or {@code null}. */
  public String claims() {
    return claims;
  }

  /** After how many seconds the issuer said to come back; 0 where it said nothing. */
  long stated() {
    return retryAfterSeconds;
  }

  @Override
  public long retryAfterSeconds() {
    return retryAfterSeconds > 0 ? retryAfterSeconds : SOON;
  }

  @Override
  public boolean known() {
    return known;
  }
}
