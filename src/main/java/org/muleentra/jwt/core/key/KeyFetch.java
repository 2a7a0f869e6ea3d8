package org.muleentra.jwt.core.key;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.schedule.Deadline;
import org.muleentra.jwt.core.schedule.Timetable;

/** One way from an authority to its key document: discovery, then keys, within a bound; stateless. */
final class KeyFetch {

  /** Discovery and keys, one after the other, and a little; for a transport that forgets its own bounds. */
  private static final long BOUND_MILLIS = 2L * MetadataTransport.FETCH_TIMEOUT_MILLIS + 1_000;

  private final Authority authority;
  private final MetadataTransport transport;
  private final Timetable timetable;

  KeyFetch(Authority authority, MetadataTransport transport, Timetable timetable) {
    this.authority = authority;
    this.transport = transport;
    this.timetable = timetable;
  }

  /** Starts a fetch; the future completes with keys or exceptionally, and always within the bound. */
  CompletableFuture<KeySet> start() {
    return Deadline.on(timetable, BOUND_MILLIS, () -> transport.get(authority.discoveryUri())
        .thenApply(response -> DiscoveryDocument.keysUri(body(response, "discovery document"), authority))
        .thenCompose((URI keysUri) -> transport.get(keysUri))
        .thenApply(response -> KeySet.of(body(response, "key document"))));
  }

  private static byte[] body(MetadataResponse response, String document) {
    if (response.status() != 200) {
      throw new MetadataException("the " + document + " was answered with status " + response.status());
    }
    if (response.isWebPage()) {
      throw new MetadataException("the " + document + " was answered with a web page");
    }
    return response.body();
  }
}
