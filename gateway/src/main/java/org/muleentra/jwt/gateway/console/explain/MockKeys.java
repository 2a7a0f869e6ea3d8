package org.muleentra.jwt.gateway.console.explain;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.key.KeyListing;
import org.muleentra.jwt.core.key.Keys;
import org.muleentra.jwt.core.key.SigningKey;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** The keys that the mock publishes to an authority at this moment, whatever a form says of where Entra is; asks nobody. Thread-safe. */
final class MockKeys implements Keys {

  private final MockEntra entra;

  MockKeys(MockEntra entra) {
    this.entra = entra;
  }

  @Override
  public SigningKey inMemory(Authority authority, String keyId) {
    TokenVersion version = authority.version() == org.muleentra.jwt.core.authority.TokenVersion.V1 ? TokenVersion.V1 : TokenVersion.V2;
    String document = entra.keys().jwks(entra.issuers(), version, authority.tenant());
    try {
      return KeyListing.of(document.getBytes(StandardCharsets.UTF_8)).inMemory(authority, keyId);
    } catch (OutboundException noKeys) {
      return null;
    }
  }

  @Override
  public CompletionStage<Outcome<SigningKey>> fetch(Authority authority, String keyId) {
    SigningKey key = inMemory(authority, keyId);
    return CompletableFuture.completedFuture(key == null ? Outcome.refused(Reason.KEY_UNKNOWN) : Outcome.of(key));
  }
}
