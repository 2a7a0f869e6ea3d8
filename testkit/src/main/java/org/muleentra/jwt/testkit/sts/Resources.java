package org.muleentra.jwt.testkit.sts;

import java.util.Optional;
import org.muleentra.jwt.testkit.client.ApiRegistration;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.Registrations;
import org.muleentra.jwt.testkit.client.TokenRefusal;
import org.muleentra.jwt.testkit.graph.GraphTokens;
import org.muleentra.jwt.testkit.graph.MockGraph;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/**
 * The APIs of the directory by any of their names, Graph among them.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/scopes-oidc.md}: identifiers with a trailing slash
 * ({@code https://contoso.com//.default}), and Graph where a scope names no resource.
 */
final class Resources {
  private final Registrations registrations;
  private final GraphTokens graphTokens;
  private final ApiRegistration graph = new ApiRegistration(MockGraph.CLIENT_ID, TokenVersion.V1);

  Resources(Registrations registrations, GraphTokens graphTokens) {
    this.registrations = registrations;
    this.graphTokens = graphTokens;
  }

  Optional<Resource> find(String name) {
    if (graphTokens.areFor(name)) {
      return Optional.of(new Resource(graph, name, true));
    }
    Optional<ApiRegistration> api = registrations.api(name);
    return (api.isPresent() || !name.endsWith("/") ? api : registrations.api(name.substring(0, name.length() - 1)))
        .map(found -> new Resource(found, name, false));
  }

  Resource named(String name) throws TokenRefusal {
    return find(name).orElseThrow(() -> new TokenRefusal(EntraError.RESOURCE_NOT_FOUND));
  }
}
