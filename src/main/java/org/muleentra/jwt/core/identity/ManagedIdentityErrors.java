package org.muleentra.jwt.core.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.core.outbound.ErrorCode;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.RetryAfter;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.token.StrictJson;

/**
 * What the answers of a managed identity's host mean that are no tokens ("How to use managed identities for Azure resources on an
 * Azure VM to acquire an access token", error handling).
 *
 * <p>What to do rests on status and {@code error}. Entra's numbers, which stand in sentences here, only tell apart what those leave
 * together: a resource that the tenant does not know from an identity that the machine does not have.
 */
final class ManagedIdentityErrors {

  /** "IMDS is going through updates" and is back within 70 seconds: asked so often it is back for us soon after. */
  static final long GONE_SECONDS = 10;

  private static final Pattern NUMBER = Pattern.compile("AADSTS([0-9]{4,9})(?![0-9])");

  private static final int NUMBERS = 3;

  /** Numbers stand at the begin of sentences that go on for long. */
  private static final int SEARCHED = 4_096;

  private final ManagedIdentityHost host;
  private final AssignedIdentity identity;
  private final OutboundResponse response;
  private final Map<String, Object> members;

  private ManagedIdentityErrors(ManagedIdentityHost host, AssignedIdentity identity, OutboundResponse response) {
    this.host = host;
    this.identity = identity;
    this.response = response;
    this.members = StrictJson.object(response.body());
  }

  /** Why an answer whose status is not 200 holds no token; states a time to wait where the answer does. */
  static TokenException of(ManagedIdentityHost host, AssignedIdentity identity, OutboundResponse response, Clock clock) {
    ManagedIdentityErrors errors = new ManagedIdentityErrors(host, identity, response);
    List<Long> numbers = errors.numbers();
    TokenFault fault = errors.fault(numbers);
    return new TokenException(fault, errors.sentence(numbers) + ": " + errors.cure(fault), numbers, null).retryAfter(errors.wait(clock));
  }

  private long wait(Clock clock) {
    if (response.status() == 410) {
      return GONE_SECONDS;
    }
    String stated = response.header("Retry-After");
    return stated != null && response.asksToWait() ? RetryAfter.seconds(stated, clock.instant()) : 0;
  }

  private TokenFault fault(List<Long> numbers) {
    int status = response.status();
    if (status == 429) {
      return TokenFault.THROTTLED;
    }
    for (Long number : numbers) {
      if (EntraErrors.known().containsKey(number)) {
        return EntraErrors.known().get(number);
      }
    }
    if (status == 404 && identity.isNamed() && host.mayLackIdentities()) {
      return TokenFault.CLIENT_UNKNOWN;
    }
    // Not found, timed out and gone are what IMDS answers while it is updated.
    boolean isOfRequest = status >= 400 && status < 500 && status != 404 && status != 408 && status != 410;
    // A web page is a proxy's or a portal's, which none of these hosts is.
    return isOfRequest && !response.isWebPage() ? ofRequest(status, ErrorCode.of(member("error"))) : TokenFault.ENTRA_UNAVAILABLE;
  }

  private TokenFault ofRequest(int status, String error) {
    if (host.demandsProof() && (status == 401 || status == 403)) {
      return TokenFault.CREDENTIAL_REJECTED;
    }
    switch (error == null ? "" : error) {
      case "invalid_resource":
        return TokenFault.RESOURCE_UNKNOWN;
      case "invalid_scope":
        return TokenFault.SCOPE_INVALID;
      case "unauthorized_client":
      case "invalid_request":
        // "Identity not found"; what else it may mean, our requests do not do.
        return TokenFault.CLIENT_UNKNOWN;
      case "":
        // App Service has no such word, and answers so for an identity that it does not have.
        return status == 400 ? TokenFault.CLIENT_UNKNOWN : TokenFault.REQUEST_REFUSED;
      default:
        return TokenFault.REQUEST_REFUSED;
    }
  }

  private String cure(TokenFault fault) {
    switch (fault) {
      case CLIENT_UNKNOWN:
        return "see that the managed identity is assigned to this machine or app, and compare its ids with those set here";
      case CREDENTIAL_EXPIRED:
      case CREDENTIAL_REJECTED:
        return host.cureOfCredential();
      case REQUEST_REFUSED:
        return "ask it by hand for its reason, which is not repeated here";
      default:
        return fault.cure();
    }
  }

  private String sentence(List<Long> numbers) {
    StringBuilder sentence = new StringBuilder(host.name()).append(" answered with status ").append(response.status());
    String error = ErrorCode.of(member("error"));
    if (error != null) {
      sentence.append(", ").append(error);
    }
    numbers.forEach(number -> sentence.append(", AADSTS").append(number));
    // App Service's; Microsoft's support asks for it.
    String correlation = member("correlationId");
    if (Guid.isGuid(correlation)) {
      sentence.append(", correlation id ").append(correlation);
    }
    return sentence.toString();
  }

  private List<Long> numbers() {
    List<Long> numbers = new ArrayList<>();
    String text = member("error_description") + " " + member("message");
    Matcher found = NUMBER.matcher(text.substring(0, Math.min(text.length(), SEARCHED)));
    while (numbers.size() < NUMBERS && found.find()) {
      Long number = Long.valueOf(found.group(1));
      if (!numbers.contains(number)) {
        numbers.add(number);
      }
    }
    return Collections.unmodifiableList(numbers);
  }

  private String member(String name) {
    Object value = members == null ? null : members.get(name);
    return value instanceof String ? (String) value : "";
  }
}
