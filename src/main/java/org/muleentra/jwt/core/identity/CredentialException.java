package org.muleentra.jwt.core.identity;

import org.muleentra.jwt.core.error.ForeseenFailure;

/** There is no credential to be had just now; its message names the setting, and never what it holds. */
final class CredentialException extends RuntimeException implements ForeseenFailure {

  CredentialException(String message) {
    super(message);
  }
}
