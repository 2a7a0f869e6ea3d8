package org.muleentra.jwt.gateway.tryout;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends requests, and counts the answers that came from a flow behind a policy. */
final class Client {

  // Not the upgrade to HTTP/2 that this client offers else: the engine of 2018 at times answers it never.
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private long fromFlows;

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() == 200 && Outcome.report(response).has("authentication")) {
      fromFlows++;
    }
    return response;
  }

  /** How many answers so far were a flow's. */
  long fromFlows() {
    return fromFlows;
  }
}
