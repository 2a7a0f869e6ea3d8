package org.muleentra.jwt.core.identity;

/** There is no credential to be had just now; its message names the setting, and never what it holds. */
public final class CredentialException extends RuntimeException {

  CredentialException(String message) {
    super(message);
  }
}
