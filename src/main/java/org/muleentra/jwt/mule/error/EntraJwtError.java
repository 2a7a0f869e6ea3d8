package org.muleentra.jwt.mule.error;

import static org.mule.runtime.extension.api.error.MuleErrors.CLIENT_SECURITY;
import static org.mule.runtime.extension.api.error.MuleErrors.CONNECTIVITY;
import static org.mule.runtime.extension.api.error.MuleErrors.SERVER_SECURITY;
import static org.mule.runtime.extension.api.error.MuleErrors.VALIDATION;

import java.util.Optional;
import org.mule.runtime.extension.api.error.ErrorTypeDefinition;
import org.muleentra.jwt.core.error.ErrorFamily;
import org.muleentra.jwt.core.identity.TokenFault;

/** The error types {@code ENTRA-JWT:…}: one for each family of refusals, one for each fault of our own tokens, and others. */
public enum EntraJwtError implements ErrorTypeDefinition<EntraJwtError> {
  /** No token was presented. */
  TOKEN_MISSING(SERVER_SECURITY),
  /** The token was presented ambiguously. */
  BAD_REQUEST(SERVER_SECURITY),
  /** The body did not come to where a second token could be ruled out. */
  REQUEST_INCOMPLETE(BAD_REQUEST),
  /** The token may not pass. */
  TOKEN_INVALID(SERVER_SECURITY),
  /** The token was good and is over. */
  TOKEN_EXPIRED(TOKEN_INVALID),
  /** The caller lacks a permission. */
  FORBIDDEN(SERVER_SECURITY),
  /** The caller must authenticate more strongly. */
  STEP_UP_REQUIRED(FORBIDDEN),
  /** No signing keys to decide with. */
  KEYS_UNAVAILABLE(CONNECTIVITY),
  /** The deny list can be neither read nor written. */
  REVOCATIONS_UNAVAILABLE(CONNECTIVITY),
  /** A revocation that cannot be; of the operations on the deny list, and no refusal. */
  INVALID_REVOCATION(VALIDATION),
  /** The directory that must be asked does not answer. */
  DIRECTORY_UNAVAILABLE(CONNECTIVITY),
  /** Nothing is free to look at the request with. */
  OVERLOADED(CONNECTIVITY),
  /** There is no token of our own, for whatever reason that follows; of the operations that acquire one. */
  TOKEN_NOT_ACQUIRED(CLIENT_SECURITY),
  /** The credential of our application has expired. */
  CREDENTIAL_EXPIRED(TOKEN_NOT_ACQUIRED),
  /** The credential of our application cannot be read. */
  CREDENTIAL_UNREADABLE(TOKEN_NOT_ACQUIRED),
  /** Entra does not take the credential of our application. */
  CREDENTIAL_REJECTED(TOKEN_NOT_ACQUIRED),
  /** The tenant does not know our application. */
  CLIENT_UNKNOWN(TOKEN_NOT_ACQUIRED),
  /** Our application is disabled. */
  CLIENT_DISABLED(TOKEN_NOT_ACQUIRED),
  /** Nobody has consented to the permissions. */
  CONSENT_MISSING(TOKEN_NOT_ACQUIRED),
  /** The tenant does not know the API that the token is for. */
  RESOURCE_UNKNOWN(TOKEN_NOT_ACQUIRED),
  /** Entra takes no such scope. */
  SCOPE_INVALID(TOKEN_NOT_ACQUIRED),
  /** The caller's token cannot be exchanged. */
  CALLER_TOKEN_REJECTED(TOKEN_NOT_ACQUIRED),
  /** A policy keeps the user or our application out. */
  ACCESS_BLOCKED(TOKEN_NOT_ACQUIRED),
  /** Entra does not take the request. */
  REQUEST_REFUSED(TOKEN_NOT_ACQUIRED),
  /** Entra wants to be left alone for a while. */
  THROTTLED(CONNECTIVITY),
  /** Entra does not answer. */
  ENTRA_UNAVAILABLE(CONNECTIVITY);

  private final ErrorTypeDefinition<?> parent;

  EntraJwtError(ErrorTypeDefinition<?> parent) {
    this.parent = parent;
  }

  /** The type of the same name. */
  public static EntraJwtError of(ErrorFamily family) {
    return valueOf(family.name());
  }

  /** The type of the same name. */
  public static EntraJwtError of(TokenFault fault) {
    return valueOf(fault.name());
  }

  @Override
  public Optional<ErrorTypeDefinition<? extends Enum<?>>> getParent() {
    return Optional.of(parent);
  }
}
