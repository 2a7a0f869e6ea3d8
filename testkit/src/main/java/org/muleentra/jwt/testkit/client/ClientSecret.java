package org.muleentra.jwt.testkit.client;

import java.time.Instant;

/** A secret of a client, valid from its start on and until before its end. Immutable; never tells its text. */
final class ClientSecret {
  final String text;
  private final Instant start;
  private final Instant end;

  ClientSecret(String text, Instant start, Instant end) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  boolean hasBegun(Instant now) {
    return !now.isBefore(start);
  }

  boolean hasEnded(Instant now) {
    return !now.isBefore(end);
  }

  @Override
  public String toString() {
    return "ClientSecret[until " + end + "]";
  }
}
