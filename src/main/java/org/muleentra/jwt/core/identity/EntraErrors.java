package org.muleentra.jwt.core.identity;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Entra's error answers mean ("Microsoft Entra authentication and authorization error codes",
 * identity-platform/reference-error-codes).
 *
 * <p>What to do rests on the status, {@code error} and {@code suberror}. The numbers, which may change, only tell apart what
 * those leave together, such as a credential that has expired from one that was never right.
 */
final class EntraErrors {

  private static final Map<Long, TokenFault> NUMBERS = numbers();

  private EntraErrors() {}

  /** The numbers that are known, with what they mean. */
  static Map<Long, TokenFault> known() {
    return NUMBERS;
  }

  /**
   * The fault of an answer that is no token.
   *
   * @param error {@code error}, or {@code null}
   * @param suberror {@code suberror}, or {@code null}
   * @param numbers {@code error_codes}
   * @param claims whether there is a claims challenge
   * @param onBehalfOf whether a user's token was to be exchanged
   */
  static TokenFault fault(int status, String error, String suberror, List<Long> numbers, boolean claims, boolean onBehalfOf) {
    if (status == 429) {
      return TokenFault.THROTTLED;
    }
    for (Long number : numbers) {
      TokenFault known = NUMBERS.get(number);
      if (known != null && (onBehalfOf || known != TokenFault.CALLER_TOKEN_REJECTED)) {
        return known;
      }
    }
    if (error == null) {
      // Entra says what is wrong; what does not is a proxy, a portal, or an Entra that is down.
      return TokenFault.ENTRA_UNAVAILABLE;
    }
    return claims ? TokenFault.STEP_UP_REQUIRED : ofError(status, error, suberror, onBehalfOf);
  }

  private static TokenFault ofError(int status, String error, String suberror, boolean onBehalfOf) {
    switch (error) {
      case "invalid_client":
        return TokenFault.CREDENTIAL_REJECTED;
      case "unauthorized_client":
        return TokenFault.CLIENT_UNKNOWN;
      case "interaction_required":
        return TokenFault.STEP_UP_REQUIRED;
      case "invalid_grant":
        return ofGrant(suberror, onBehalfOf);
      case "consent_required":
        return TokenFault.CONSENT_MISSING;
      case "invalid_scope":
        return TokenFault.SCOPE_INVALID;
      case "invalid_resource":
        return TokenFault.RESOURCE_UNKNOWN;
      case "temporarily_unavailable":
      case "server_error":
        return TokenFault.ENTRA_UNAVAILABLE;
      default:
        return status >= 500 ? TokenFault.ENTRA_UNAVAILABLE : TokenFault.REQUEST_REFUSED;
    }
  }

  /** The values of {@code suberror} are those that MSAL knows (InteractionRequiredExceptionReason). */
  private static TokenFault ofGrant(String suberror, boolean onBehalfOf) {
    if ("consent_required".equals(suberror)) {
      return TokenFault.CONSENT_MISSING;
    }
    if ("basic_action".equals(suberror) || "additional_action".equals(suberror)) {
      return TokenFault.STEP_UP_REQUIRED;
    }
    if ("message_only".equals(suberror)) {
      return TokenFault.ACCESS_BLOCKED;
    }
    return onBehalfOf ? TokenFault.CALLER_TOKEN_REJECTED : TokenFault.REQUEST_REFUSED;
  }

  private static Map<Long, TokenFault> numbers() {
    Map<Long, TokenFault> numbers = new HashMap<>();
    of(TokenFault.CREDENTIAL_EXPIRED, numbers, 7000222);
    of(TokenFault.CREDENTIAL_REJECTED, numbers, 7000215, 7000218, 70002, 700027, 700021, 700024, 700030, 50012, 50048, 70021, 700211, 700212, 700213);
    of(TokenFault.CLIENT_UNKNOWN, numbers, 700016, 700011, 90002, 90038);
    of(TokenFault.CLIENT_DISABLED, numbers, 7000112, 70001);
    of(TokenFault.CONSENT_MISSING, numbers, 65001, 650056, 650057, 90094);
    of(TokenFault.RESOURCE_UNKNOWN, numbers, 500011, 50001, 650052, 650054);
    of(TokenFault.SCOPE_INVALID, numbers, 70011, 28002, 28003, 700022, 901002, 1002012);
    of(TokenFault.CALLER_TOKEN_REJECTED, numbers, 50013, 500131, 500133, 240002, 50173);
    of(TokenFault.STEP_UP_REQUIRED, numbers, 50072, 50074, 50076, 50078, 50079, 50158);
    of(TokenFault.ACCESS_BLOCKED, numbers, 50057, 50105, 501051, 50131, 53000, 53001, 53002, 53003, 53011, 530032, 530035);
    of(TokenFault.THROTTLED, numbers, 50196, 90055);
    of(TokenFault.ENTRA_UNAVAILABLE, numbers, 50033, 90006, 90012, 90024, 90033, 90090);
    of(TokenFault.REQUEST_REFUSED, numbers, 700025, 7000114, 9001023, 900144);
    return Collections.unmodifiableMap(numbers);
  }

  private static void of(TokenFault fault, Map<Long, TokenFault> numbers, long... all) {
    for (long number : all) {
      numbers.put(number, fault);
    }
  }
}
