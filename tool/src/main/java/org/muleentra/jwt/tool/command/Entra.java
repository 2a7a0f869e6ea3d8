package org.muleentra.jwt.tool.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.key.KeyListing;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.tool.door.Background;

/** The way to Entra, for who asked to go it: within the core's bounds, and without following redirects. */
final class Entra implements Transport {

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofMillis(CONNECT_TIMEOUT_MILLIS))
      .followRedirects(HttpClient.Redirect.NEVER).build();

  Entra() {}

  /**
   * The keys that an authority publishes now.
   *
   * @throws UndecidedException where it does not answer with keys
   */
  static KeyListing keys(Authority authority) {
    try {
      return KeyListing.fetch(authority, new Entra(), Background.timetable()).toCompletableFuture().join();
    } catch (CompletionException e) {
      String why = e.getCause() instanceof OutboundException ? e.getCause().getMessage() : e.getCause().getClass().getSimpleName();
      throw new UndecidedException("The keys of " + authority + " could not be fetched from " + authority.discoveryUri() + ": "
          + why + ".");
    }
  }

  @Override
  public CompletionStage<OutboundResponse> send(OutboundRequest request) {
    HttpRequest.Builder sent = HttpRequest.newBuilder(request.uri()).timeout(Duration.ofMillis(EXCHANGE_TIMEOUT_MILLIS))
        .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(sent::header);
    return client.sendAsync(sent.build(), HttpResponse.BodyHandlers.ofInputStream()).thenApply(Entra::read);
  }

  private static OutboundResponse read(HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      byte[] bytes = body.readNBytes(MAXIMUM_BODY_BYTES + 1);
      if (bytes.length > MAXIMUM_BODY_BYTES) {
        throw new OutboundException("the answer is longer than " + MAXIMUM_BODY_BYTES + " bytes");
      }
      Map<String, String> headers = response.headers().map().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().get(0)));
      return new OutboundResponse(response.statusCode(), headers, bytes);
    } catch (IOException e) {
      throw new OutboundException("the answer broke off");
    }
  }
}
