package org.muleentra.jwt.tool.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import org.muleentra.jwt.core.identity.EntraClient;
import org.muleentra.jwt.core.identity.GraphAddress;
import org.muleentra.jwt.core.identity.GraphError;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;

/** Reads resources of Microsoft Graph with a token of an application's own; waits for each, and changes nothing there. */
public final class GraphReader {

  /** No tenant has more assignments than so many pages hold; an endless chain ends here. */
  private static final int MOST_PAGES = 1000;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final EntraClient client;
  private final GraphAddress graph;
  private final Transport transport;

  /** As an application, by a transport. */
  public GraphReader(EntraClient client, GraphAddress graph, Transport transport) {
    this.client = client;
    this.graph = graph;
    this.transport = transport;
  }

  /**
   * One object, or a collection with all of its pages as one ("Paging Microsoft Graph data in your app").
   *
   * @param path behind {@code /v1.0}, with the query; made of GUIDs and words of ours
   * @param permission that it needs, for who may not read it
   * @return not known where it may not be read or is not there
   * @throws java.util.concurrent.CompletionException where there is no token or no answer
   */
  Known<JsonNode> read(String path, String permission) {
    Known<JsonNode> first = page(graph.resource(path), path, permission);
    if (!first.isKnown() || !first.value().path("value").isArray()) {
      return first;
    }
    ArrayNode all = (ArrayNode) first.value().get("value");
    JsonNode last = first.value();
    for (int pages = 1; last.hasNonNull("@odata.nextLink"); pages++) {
      String next = last.get("@odata.nextLink").asText();
      // The token goes to no other server than the one that is configured.
      if (pages == MOST_PAGES || !next.startsWith(graph.resource("/").toString())) {
        return Known.not("the next page of " + path + " lies elsewhere, or there is no end of them");
      }
      Known<JsonNode> page = page(uri(next), path, permission);
      if (!page.isKnown()) {
        return page;
      }
      page.value().path("value").forEach(all::add);
      last = page.value();
    }
    ((ObjectNode) first.value()).remove("@odata.nextLink");
    return first;
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new OutboundException("Microsoft Graph names a next page by no address");
    }
  }

  private Known<JsonNode> page(URI uri, String path, String permission) {
    OutboundResponse response = client.acquire(graph.tokenRequest())
        .thenCompose(token -> transport.send(OutboundRequest.get(uri).bearing(token.value()))).toCompletableFuture().join();
    if (response.status() != 200) {
      String code = GraphError.code(response.body());
      return Known.not("Microsoft Graph answered with status " + response.status() + (code == null ? "" : ", " + code)
          + (response.status() == 403 ? ": reading " + path + " needs the application permission " + permission : ""));
    }
    try {
      JsonNode read = MAPPER.readTree(response.body());
      if (read != null && read.isObject()) {
        return Known.of(read);
      }
    } catch (IOException e) {
      // As any other answer that is no object.
    }
    return Known.not("Microsoft Graph's answer is no JSON object");
  }

  /** Whether something was asked for that is not there, which is known by that. */
  static boolean isAbsent(Known<?> part) {
    return !part.isKnown() && part.whyNot().contains(" status 404");
  }
}
