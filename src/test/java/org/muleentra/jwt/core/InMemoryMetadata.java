package org.muleentra.jwt.core;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;

/** A key server without sockets: answers from a map, can be down, can hold its answers back; counts. */
public final class InMemoryMetadata implements Transport {

  private final Map<String, Supplier<String>> documents = new HashMap<>();
  private final Deque<Runnable> heldBack = new ArrayDeque<>();
  private final Map<String, Integer> fetches = new HashMap<>();
  private int status = 200;
  private String contentType = "application/json; charset=utf-8";
  private boolean down;
  private boolean holding;

  public InMemoryMetadata serve(String uri, Supplier<String> document) {
    documents.put(uri, document);
    return this;
  }

  /** An authority: its discovery document, and its keys beside it. */
  public InMemoryMetadata serveAuthority(String discoveryUri, String issuer, Supplier<String> jwks) {
    String keysUri = discoveryUri + "/keys";
    serve(discoveryUri, () -> "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + keysUri + "\"}");
    return serve(keysUri, jwks);
  }

  public void down(boolean value) {
    down = value;
  }

  public void status(int value) {
    status = value;
  }

  public void contentType(String value) {
    contentType = value;
  }

  /** Holds answers back until {@link #release()}. */
  public void hold() {
    holding = true;
  }

  public void release() {
    holding = false;
    while (!heldBack.isEmpty()) {
      heldBack.poll().run();
    }
  }

  /** How often any authority's keys were asked for. */
  public int keyFetches() {
    return fetches.entrySet().stream().filter(entry -> entry.getKey().endsWith("/keys")).mapToInt(Map.Entry::getValue).sum();
  }

  public int fetches(URI uri) {
    return fetches.getOrDefault(uri.toString(), 0);
  }

  @Override
  public CompletionStage<OutboundResponse> send(OutboundRequest request) {
    URI uri = request.uri();
    fetches.merge(uri.toString(), 1, Integer::sum);
    CompletableFuture<OutboundResponse> answer = new CompletableFuture<>();
    Runnable send = () -> send(uri, answer);
    if (holding) {
      heldBack.add(send);
    } else {
      send.run();
    }
    return answer;
  }

  private void send(URI uri, CompletableFuture<OutboundResponse> answer) {
    Supplier<String> document = documents.get(uri.toString());
    if (down || document == null) {
      answer.completeExceptionally(new java.net.ConnectException("connection refused"));
    } else {
      answer.complete(new OutboundResponse(status,
          contentType == null ? Collections.emptyMap() : Collections.singletonMap("Content-Type", contentType), document.get().getBytes(StandardCharsets.UTF_8)));
    }
  }
}
