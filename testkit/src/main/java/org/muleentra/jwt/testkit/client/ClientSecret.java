package org.muleentra.jwt.testkit.client;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A secret of a client, valid from its start on and until before its end. Immutable; never tells its text but the hint.
 *
 * <p>Source: microsoftgraph/microsoft-graph-docs-contrib {@code api-reference/v1.0/resources/passwordcredential.md} ({@code keyId},
 * {@code hint} of the first three characters, optional start and end).
 */
public final class ClientSecret {
  final String text;
  private final String keyId;
  private final Instant start;
  private final Instant end;
  private final String displayName;

  ClientSecret(String text, Instant start, Instant end, String displayName) {
    this(text, UUID.randomUUID().toString(), start, end, displayName);
  }

  private ClientSecret(String text, String keyId, Instant start, Instant end, String displayName) {
    this.text = text;
    this.keyId = keyId;
    this.displayName = displayName;
    this.start = start;
    this.end = end;
  }

  /** @return its identifier, a GUID */
  public String keyId() {
    return keyId;
  }

  /** @return its first three characters */
  public String hint() {
    return text.substring(0, Math.min(3, text.length()));
  }

  /** @return its name; empty where it has none */
  public Optional<String> displayName() {
    return Optional.ofNullable(displayName);
  }

  /** @return the first moment at which it proves the client; empty where it has always done */
  public Optional<Instant> start() {
    return start.equals(Instant.MIN) ? Optional.empty() : Optional.of(start);
  }

  /** @return the first moment at which it no longer proves the client; empty where there is none */
  public Optional<Instant> end() {
    return end.equals(Instant.MAX) ? Optional.empty() : Optional.of(end);
  }

  ClientSecret ending(Instant newEnd) {
    return new ClientSecret(text, keyId, start, newEnd, displayName);
  }

  boolean hasBegun(Instant now) {
    return !now.isBefore(start);
  }

  boolean hasEnded(Instant now) {
    return !now.isBefore(end);
  }

  @Override
  public String toString() {
    return "ClientSecret[" + keyId + " until " + end + "]";
  }
}
