package org.muleentra.jwt.testkit.sts;

import java.util.List;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.IssuedToken;
import org.muleentra.jwt.testkit.graph.GraphTokens;
import org.muleentra.jwt.testkit.graph.MockGraph;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** Tokens of applications on their own: as their API wants them, with the app roles granted there. */
final class AppTokens {
  private final TokenMint mint;
  private final Issuance issuance;
  private final GraphTokens graphTokens;

  AppTokens(TokenMint mint, Issuance issuance, GraphTokens graphTokens) {
    this.mint = mint;
    this.issuance = issuance;
    this.graphTokens = graphTokens;
  }

  IssuedToken issue(Client client, String tenant, Resource resource) {
    return resource.graph
        ? graphTokens.grant(client.registration, tenant, resource.asked)
        : issuance.sign(draft(client, tenant, resource));
  }

  /** A managed identity's: its Azure resource stands in it. */
  IssuedToken issueToManagedIdentity(AppRegistration identity, String azureResource, Resource resource) {
    TokenBuilder draft = draft(new Client(identity, Client.ASSERTION), mint.tenantId(), resource)
        .managedIdentity(azureResource);
    return resource.graph
        ? graphTokens.issue(draft, mint.tenantId(), identity.grantedOn(MockGraph.CLIENT_ID))
        : issuance.sign(draft);
  }

  private TokenBuilder draft(Client client, String tenant, Resource resource) {
    List<String> roles = client.registration.grantedOn(resource.api.clientId());
    TokenBuilder draft = mint.appToken().version(resource.api.version()).tenant(tenant).audience(resource.audience())
        .client(client.id()).objectId(client.registration.objectId()).clientAuthentication(client.authentication)
        .roles(roles.toArray(new String[0]));
    return resource.api.asksFor("idtyp") ? draft.idtyp() : draft;
  }
}
