package org.muleentra.jwt.core.identity;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** How our application proves who it is (OAuth 2.0 client authentication). */
interface ClientCredential {

  /** RFC 7523 §2.2. */
  String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /**
   * The parameters that stand beside {@code client_id} in a token request. May block.
   *
   * @param audience Entra's token endpoint of the tenant, as Entra knows it
   * @throws CredentialException when there is no credential to be had
   */
  Map<String, String> parameters(String clientId, URI audience);

  /**
   * Tells what is used now from what was used before, where it may change; shows nothing of it. May block.
   *
   * @throws CredentialException when there is no credential to be had
   */
  default String version() {
    return "";
  }

  /** The end of a certificate that we hold, as it was last read; {@code null} where none is known. Never blocks. */
  default Instant end() {
    return null;
  }

  /** The element or the setting that has it, by which it is told. */
  default String name() {
    return "credential";
  }

  /** The SHA-1 thumbprint of a certificate, as it was last read, by which Entra shows it; {@code null} of others. Never blocks. */
  default String thumbprint() {
    return null;
  }

  /** Whether the time of a certificate has begun and is not over, as it was last read. Never blocks. */
  default boolean isInItsTime() {
    return true;
  }

  /** Whether it is this one that a registration lists, as far as that shows. Never blocks. */
  default boolean isListedAs(RegisteredCredential registered) {
    return thumbprint() != null && thumbprint().equals(registered.thumbprint());
  }

  /** Whether the other is the same secret or certificate, so that it serves no longer than this one. Never blocks. */
  default boolean isSameAs(ClientCredential other) {
    return thumbprint() != null && thumbprint().equals(other.thumbprint());
  }

  /** What is suspicious about it, each a sentence that names the field; mostly nothing. */
  default List<String> doubts() {
    return Collections.emptyList();
  }
}
