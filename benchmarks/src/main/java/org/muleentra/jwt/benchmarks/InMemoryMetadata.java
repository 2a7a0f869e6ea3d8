package org.muleentra.jwt.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * Contoso's discovery documents and keys without a network: answers at once. The core's tests have one of this name, which fails and
 * counts; what is measured beside it should do neither.
 */
final class InMemoryMetadata implements Transport {

  private static final String KEYS = "/keys";

  private final TokenMint mint;

  InMemoryMetadata(TokenMint mint) {
    this.mint = mint;
  }

  @Override
  public CompletionStage<OutboundResponse> send(OutboundRequest request) {
    URI uri = request.uri();
    String document = uri.toString().endsWith(KEYS) ? mint.jwks() : discovery(uri);
    return CompletableFuture.completedFuture(new OutboundResponse(200, Collections.emptyMap(), document.getBytes(StandardCharsets.UTF_8)));
  }

  private String discovery(URI uri) {
    TokenVersion version = uri.getPath().contains("/v2.0/") ? TokenVersion.V2 : TokenVersion.V1;
    return "{\"issuer\":\"" + mint.cloud().issuer(version, mint.tenantId()) + "\",\"jwks_uri\":\"" + uri + KEYS + "\"}";
  }
}
