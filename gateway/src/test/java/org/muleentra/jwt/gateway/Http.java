package org.muleentra.jwt.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Sends a request as a client of the gateway would. */
public final class Http {

  // Not the upgrade to HTTP/2 that this client offers else: the engine of 2018 at times answers it never.
  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  /** Sends GET with the headers given as name, value, name, value. */
  public static HttpResponse<String> get(URI uri, String... headers) throws IOException, InterruptedException {
    return CLIENT.send(request(uri, headers), BodyHandlers.ofString());
  }

  /** Sends GET without waiting for the answer. */
  public static CompletableFuture<HttpResponse<String>> send(URI uri, String... headers) {
    return CLIENT.sendAsync(request(uri, headers), BodyHandlers.ofString());
  }

  private static HttpRequest request(URI uri, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Bounds.ANSWER);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }
}
