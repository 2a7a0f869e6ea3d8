package org.muleentra.jwt.testkit.sts;

import org.muleentra.jwt.testkit.client.AppRegistration;

/** A client that has proven itself. Immutable. */
final class Client {
  /** {@code azpacr} of a client with a secret. */
  static final int SECRET = 1;
  /** {@code azpacr} of a client with a certificate or another provider's token. */
  static final int ASSERTION = 2;

  final AppRegistration registration;
  final int authentication;

  Client(AppRegistration registration, int authentication) {
    this.registration = registration;
    this.authentication = authentication;
  }

  String id() {
    return registration.clientId();
  }
}
