package org.muleentra.jwt.testkit.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Claims of any JWT (RFC 7519 §4.1), and any claim by its name. {@link TokenBuilder} is the token they are of. */
public abstract class JwtClaims {
  JwtClaims() {}

  /** A changed copy of the token. */
  abstract TokenBuilder with(Consumer<TokenDraft> change);

  /** The mint's present. */
  abstract Instant now();

  /**
   * @param issuer {@code iss} alone, {@code tid} stays
   * @return a token with that issuer
   */
  public TokenBuilder issuer(String issuer) {
    return claim("iss", issuer);
  }

  /**
   * @param audience {@code aud}
   * @return a token for that audience
   */
  public TokenBuilder audience(String audience) {
    return claim("aud", audience);
  }

  /**
   * @param subject {@code sub} alone
   * @return a token with that subject
   */
  public TokenBuilder subject(String subject) {
    return claim("sub", subject);
  }

  /**
   * Moves {@code iat} and {@code nbf} to an instant; {@code exp} keeps its distance.
   *
   * @param instant the moment of issue
   * @return a token issued then
   */
  public TokenBuilder issuedAt(Instant instant) {
    return with(draft -> {
      long issued = instant.getEpochSecond();
      if (draft.claims.get("exp") instanceof Number && draft.claims.get("iat") instanceof Number) {
        long lifetime = ((Number) draft.claims.get("exp")).longValue() - ((Number) draft.claims.get("iat")).longValue();
        draft.claims.put("exp", issued + lifetime);
      }
      draft.claims.put("iat", issued);
      draft.claims.put("nbf", issued);
    });
  }

  /**
   * @param instant {@code nbf} alone
   * @return a token not valid before then
   */
  public TokenBuilder notBefore(Instant instant) {
    return claim("nbf", instant.getEpochSecond());
  }

  /**
   * @param instant {@code exp} alone
   * @return a token that expires then
   */
  public TokenBuilder expiresAt(Instant instant) {
    return claim("exp", instant.getEpochSecond());
  }

  /**
   * @param lifetime from the mint's present to {@code exp}; negative for an expired token
   * @return a token with that lifetime
   */
  public TokenBuilder expiresIn(Duration lifetime) {
    return with(draft -> draft.claims.put("exp", now().plus(lifetime).getEpochSecond()));
  }

  /**
   * Sets any claim, to any value that Jackson can write; {@code null} is JSON's null.
   *
   * @param name the claim
   * @param value its value
   * @return a token with that claim
   */
  public TokenBuilder claim(String name, Object value) {
    return with(draft -> draft.claims.put(name, value));
  }

  /**
   * @param claims claims to set, as with {@link #claim}
   * @return a token with those claims
   */
  public TokenBuilder claims(Map<String, ?> claims) {
    Map<String, Object> copy = new LinkedHashMap<>(claims);
    return with(draft -> draft.claims.putAll(copy));
  }

  /**
   * @param names claims to leave out
   * @return a token without them
   */
  public TokenBuilder without(String... names) {
    List<String> copy = Arrays.asList(names.clone());
    return with(draft -> draft.claims.keySet().removeAll(copy));
  }
}
