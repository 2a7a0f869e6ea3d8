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
 * Any tenant's discovery documents and keys without a network: answers at once. The core's tests have one of this name, which fails and
 * counts; what is measured beside it should do neither.
 */
public final class InMemoryMetadata implements Transport {

  private static final String KEYS = "/keys";

  private final TokenMint mint;
  private final String jwks;

  InMemoryMetadata(TokenMint mint) {
    this(mint, mint.jwks());
  }

  /** @param jwks the keys of every tenant */
  public InMemoryMetadata(TokenMint mint, String jwks) {
    this.mint = mint;
    this.jwks = jwks;
  }

  @Override
  public CompletionStage<OutboundResponse> send(OutboundRequest request) {
    URI uri = request.uri();
    String document = uri.toString().endsWith(KEYS) ? jwks : discovery(uri);
    return CompletableFuture.completedFuture(new OutboundResponse(200, Collections.emptyMap(), document.getBytes(StandardCharsets.UTF_8)));
  }

  private String discovery(URI uri) {
    TokenVersion version = uri.getPath().contains("/v2.0/") ? TokenVersion.V2 : TokenVersion.V1;
    return "{\"issuer\":\"" + mint.cloud().issuer(version, uri.getPath().split("/")[1]) + "\",\"jwks_uri\":\"" + uri + KEYS + "\"}";
  }
}
