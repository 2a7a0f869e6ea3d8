package org.muleentra.jwt.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.key.MetadataResponse;
import org.muleentra.jwt.core.key.MetadataTransport;
import org.muleentra.jwt.testkit.TokenMint;
import org.muleentra.jwt.testkit.TokenVersion;

/** Contoso's discovery documents and keys without a network: answers at once. */
final class InMemoryMetadata implements MetadataTransport {

  private static final String KEYS = "/keys";

  private final TokenMint mint;

  InMemoryMetadata(TokenMint mint) {
    this.mint = mint;
  }

  @Override
  public CompletionStage<MetadataResponse> get(URI uri) {
    String document = uri.toString().endsWith(KEYS) ? mint.jwks() : discovery(uri);
    return CompletableFuture.completedFuture(new MetadataResponse(200, "application/json", document.getBytes(StandardCharsets.UTF_8)));
  }

  private String discovery(URI uri) {
    TokenVersion version = uri.getPath().contains("/v2.0/") ? TokenVersion.V2 : TokenVersion.V1;
    return "{\"issuer\":\"" + mint.cloud().issuer(version, mint.tenantId()) + "\",\"jwks_uri\":\"" + uri + KEYS + "\"}";
  }
}
