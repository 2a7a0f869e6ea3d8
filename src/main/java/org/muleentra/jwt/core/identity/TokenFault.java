package org.muleentra.jwt.core.identity;

/** Why there is no token, by what mends it; each is a row of the page on errors. */
public enum TokenFault {
  /** The credential has expired at Entra. */
  CREDENTIAL_EXPIRED("make a new credential for the application in Entra and set it here"),
  /** There is no credential to be read. */
  CREDENTIAL_UNREADABLE("see that the file of the credential is there, and that this runtime may read it"),
  /** Entra does not take the credential. */
  CREDENTIAL_REJECTED("compare the credential set here with those of the application in Entra"),
  /** The tenant does not know the application, or there is no such tenant. */
  CLIENT_UNKNOWN("compare client id, tenant and cloud with the application in Entra"),
  /** The application is disabled in Entra. */
  CLIENT_DISABLED("enable the application in Entra"),
  /** Nobody has consented to the permissions. */
  CONSENT_MISSING("let an administrator consent to the permissions of the application in Entra"),
  /** The tenant does not know what the token is for. */
  RESOURCE_UNKNOWN("compare the resource with the App ID URI of the API, and see that the tenant has its service principal"),
  /** The scope is none that Entra takes. */
  SCOPE_INVALID("compare the scope with those that the API exposes"),
  /** The caller's token cannot be exchanged: the caller needs another. */
  CALLER_TOKEN_REJECTED("the caller needs a new token for this API"),
  /** The caller must authenticate anew, or more strongly. */
  STEP_UP_REQUIRED("hand the challenge on to the caller"),
  /** A policy keeps the user or the application out; another sign-in does not help. */
  ACCESS_BLOCKED("ask the owner of the Conditional Access policy, or of the assignment, that keeps the caller out"),
  /** Entra wants to be left alone for a while, or too many tokens are being asked for at once. */
  THROTTLED("wait; tokens in memory serve meanwhile"),
  /** Entra, or the managed identity's endpoint, does not answer or cannot just now. */
  ENTRA_UNAVAILABLE("wait; tokens in memory serve until they expire"),
  /** Entra does not take the request, for another reason. */
  REQUEST_REFUSED("look the number up in the table of Entra's numbers");

  private final String cure;

  TokenFault(String cure) {
    this.cure = cure;
  }

  /** What mends it, in words that follow a colon. */
  public String cure() {
    return cure;
  }

  /** Whether another credential of the same application may succeed. */
  boolean isOfCredential() {
    return this == CREDENTIAL_EXPIRED || this == CREDENTIAL_REJECTED;
  }

  /** Whether a caller of ours can mend it, by another token: nothing to alarm an operator with. */
  boolean isOfCaller() {
    return this == CALLER_TOKEN_REJECTED || this == STEP_UP_REQUIRED;
  }

  /** Whether it befalls every token that this application asks for, whoever the user and whatever the scope. */
  boolean isOfClient() {
    return isOfCredential() || this == CREDENTIAL_UNREADABLE || this == CLIENT_UNKNOWN || this == CLIENT_DISABLED || this == THROTTLED || this == ENTRA_UNAVAILABLE;
  }
}
