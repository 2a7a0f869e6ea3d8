package org.muleentra.jwt.mule.error;

import static org.mule.runtime.extension.api.error.MuleErrors.CONNECTIVITY;
import static org.mule.runtime.extension.api.error.MuleErrors.SERVER_SECURITY;
import static org.mule.runtime.extension.api.error.MuleErrors.VALIDATION;

import java.util.Optional;
import org.mule.runtime.extension.api.error.ErrorTypeDefinition;
import org.muleentra.jwt.core.error.ErrorFamily;

/** The error types {@code ENTRA-JWT:…}, one for each family of refusals, and one for what a flow asks wrongly. */
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
  OVERLOADED(CONNECTIVITY);

  private final ErrorTypeDefinition<?> parent;

  EntraJwtError(ErrorTypeDefinition<?> parent) {
    this.parent = parent;
  }

  /** The type of the same name. */
  public static EntraJwtError of(ErrorFamily family) {
    return valueOf(family.name());
  }

  @Override
  public Optional<ErrorTypeDefinition<? extends Enum<?>>> getParent() {
    return Optional.of(parent);
  }
}
