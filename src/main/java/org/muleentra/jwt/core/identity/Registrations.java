package org.muleentra.jwt.core.identity;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.token.StrictJson;

/** What Microsoft Graph knows of registrations, read with our own token; stateless but for that. */
final class Registrations {

  private final AccessTokens tokens;
  private final GraphAddress graph;
  private final Transport transport;

  Registrations(AccessTokens tokens, GraphAddress graph, Transport transport) {
    this.tokens = tokens;
    this.graph = graph;
    this.transport = transport;
  }

  /**
   * The registration of an application, with its owners where these may be read.
   *
   * @param appId a GUID
   * @return completes exceptionally with a sentence where it cannot be read
   */
  CompletionStage<Registration> read(String appId) {
    return readWithoutOwners(appId)
        .thenCompose(registration -> ask(path(appId) + "/owners?$select=id")
            .handle((owners, failure) -> failure == null ? registration.ownedBy(owners.get("value")) : registration));
  }

  /** The same without its owners. */
  CompletionStage<Registration> readWithoutOwners(String appId) {
    return ask(path(appId) + "?$select=id,appId,displayName,passwordCredentials,keyCredentials")
        .thenApply(members -> Registration.of(appId, members));
  }

  private static String path(String appId) {
    return "/applications(appId='" + appId + "')";
  }

  private CompletionStage<Map<String, Object>> ask(String path) {
    return tokens.get(graph.tokenRequest())
        .thenCompose(token -> transport.send(OutboundRequest.get(graph.resource(path)).bearing(token.value())))
        .thenApply(Registrations::read);
  }

  private static Map<String, Object> read(OutboundResponse response) {
    Map<String, Object> read = StrictJson.object(response.body());
    Map<String, Object> members = read == null ? Collections.emptyMap() : read;
    if (response.status() == 200) {
      return members;
    }
    throw new OutboundException("Microsoft Graph answered with status " + response.status() + GraphError.told(members)
        + (response.status() == 403 ? "; reading registrations needs the application permission Application.Read.All" : ""));
  }
}
