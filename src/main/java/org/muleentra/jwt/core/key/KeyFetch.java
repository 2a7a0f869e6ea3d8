package org.muleentra.jwt.core.key;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Deadline;
import org.muleentra.jwt.core.schedule.Timetable;

/** One way from an authority to its key document: discovery, then keys, within a bound; stateless. */
final class KeyFetch {

  /** Discovery and keys, one after the other, and a little; for a transport that forgets its own bounds. */
  private static final long BOUND_MILLIS = 2L * Transport.EXCHANGE_TIMEOUT_MILLIS + 1_000;

  private final Authority authority;
  private final Transport transport;
  private final Timetable timetable;

  KeyFetch(Authority authority, Transport transport, Timetable timetable) {
    this.authority = authority;
    this.transport = transport;
    this.timetable = timetable;
  }

  /** Starts a fetch; the future completes with keys or exceptionally, and always within the bound. */
  CompletableFuture<KeySet> start() {
    return Deadline.on(timetable, BOUND_MILLIS, () -> transport.send(OutboundRequest.get(authority.discoveryUri()))
        .thenApply(response -> DiscoveryDocument.keysUri(body(response, "discovery document"), authority))
        .thenCompose((URI keysUri) -> transport.send(OutboundRequest.get(keysUri)))
        .thenApply(response -> KeySet.of(body(response, "key document"))));
  }

  private static byte[] body(OutboundResponse response, String document) {
    if (response.status() != 200) {
      throw new OutboundException("the " + document + " was answered with status " + response.status());
    }
    if (response.isWebPage()) {
      throw new OutboundException("the " + document + " was answered with a web page");
    }
    return response.body();
  }
}
