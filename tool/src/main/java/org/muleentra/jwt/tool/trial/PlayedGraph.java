package org.muleentra.jwt.tool.trial;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;

/** Microsoft Graph as the trial has it: every account is enabled, and in every mapped group; asks nobody. */
final class PlayedGraph implements Transport {

  private final String groups;

  PlayedGraph(Collection<String> mapped) {
    groups = mapped.isEmpty() ? "[]" : "[\"" + String.join("\",\"", mapped) + "\"]";
  }

  @Override
  public CompletionStage<OutboundResponse> send(OutboundRequest request) {
    String path = request.uri().getPath();
    String body = path.endsWith("/token") ? "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"played\"}"
        : path.endsWith("MemberGroups") ? "{\"value\":" + groups + "}" : "{\"accountEnabled\":true}";
    return CompletableFuture.completedFuture(new OutboundResponse(200, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }
}
