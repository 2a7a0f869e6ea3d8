package org.muleentra.jwt.testkit.sts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.EntraRefusal;

/**
 * What a policy of Conditional Access demands, and how Entra refuses whoever does not meet it: with a claims challenge that
 * the caller's client takes to the user. Immutable.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/v2-oauth2-on-behalf-of-flow.md}, error response example
 * ({@code interaction_required}, 50079, {@code claims} with {@code polids}); {@code claims-challenge.md} ({@code acrs}, one
 * {@code value}). That {@code invalid_grant} with a {@code suberror} comes as well is of
 * AzureAD/microsoft-authentication-library-for-java, {@code InteractionRequiredExceptionReason}, and of published answers;
 * there {@code claims} has {@code capolids}. That 50076 answers a missing authentication context is not documented.
 */
public final class AccessPolicy {
  private final EntraRefusal refusal;
  private final String userSuberror;
  private final Predicate<Map<String, Object>> met;

  private AccessPolicy(EntraRefusal refusal, String userSuberror, Predicate<Map<String, Object>> met) {
    this.refusal = refusal;
    this.userSuberror = userSuberror;
    this.met = met;
  }

  /**
   * Multifactor authentication (AADSTS50076), met by a token whose {@code amr} holds {@code mfa}.
   *
   * @return the policy
   */
  public static AccessPolicy mfa() {
    return mfa(EntraError.MFA_REQUIRED);
  }

  /**
   * Registration for multifactor authentication (AADSTS50079), met as {@link #mfa()}.
   *
   * @return the policy
   */
  public static AccessPolicy mfaRegistration() {
    return mfa(EntraError.MFA_REGISTRATION);
  }

  /**
   * An authentication context (AADSTS50076), met by a token whose {@code acrs} holds it.
   *
   * @param context {@code c1} to {@code c99}
   * @return the policy
   */
  public static AccessPolicy authenticationContext(String context) {
    Objects.requireNonNull(context, "context");
    return new AccessPolicy(EntraRefusal.of(EntraError.MFA_REQUIRED).claims(demand("acrs", "value", context)),
        "basic_action", claims -> list(claims.get("acrs")).contains(context));
  }

  /**
   * No access at all (AADSTS53003), which nothing meets.
   *
   * @return the policy
   */
  public static AccessPolicy blocked() {
    return new AccessPolicy(
        EntraRefusal.of(EntraError.ACCESS_BLOCKED).claims(policies("capolids", "b10cced0-7e57-4b10-8ced-5ca1ab1e0b02")),
        "message_only", claims -> false);
  }

  /**
   * Refused otherwise, whatever the token: for example AADSTS50057.
   *
   * @param error the refusal
   * @return the policy
   */
  public static AccessPolicy refusing(EntraError error) {
    return new AccessPolicy(EntraRefusal.of(error), null, claims -> false);
  }

  /** @return the same, answered with {@code error} {@code invalid_grant} and a {@code suberror} */
  public AccessPolicy asInvalidGrant() {
    return new AccessPolicy(refusal.as("invalid_grant", userSuberror), userSuberror, met);
  }

  /** @return the same, answered with {@code error} {@code interaction_required} and without {@code suberror} */
  public AccessPolicy asInteractionRequired() {
    return new AccessPolicy(refusal.as("interaction_required", null), userSuberror, met);
  }

  boolean isMetBy(Map<String, Object> claims) {
    return met.test(claims);
  }

  EntraRefusal refusal() {
    return refusal;
  }

  private static AccessPolicy mfa(EntraError error) {
    return new AccessPolicy(EntraRefusal.of(error).claims(policies("polids", "3f14c1fb-7e57-4e31-8a5d-5ca1ab1e0b01")),
        "basic_action", claims -> list(claims.get("amr")).contains("mfa"));
  }

  private static Map<String, Object> policies(String claim, String policyId) {
    return demand(claim, "values", Collections.singletonList(policyId));
  }

  private static Map<String, Object> demand(String claim, String member, Object value) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("essential", true);
    request.put(member, value);
    return Collections.singletonMap("access_token", Collections.singletonMap(claim, request));
  }

  private static List<?> list(Object claim) {
    return claim instanceof List ? (List<?>) claim : Collections.singletonList(claim);
  }
}
