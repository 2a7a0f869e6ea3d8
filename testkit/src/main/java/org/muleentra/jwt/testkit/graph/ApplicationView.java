package org.muleentra.jwt.testkit.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import org.muleentra.jwt.testkit.client.ApiRegistration;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/**
 * An application in the members that Graph lists.
 *
 * <p>Source: microsoftgraph/microsoft-graph-docs-contrib {@code api-reference/v1.0/resources/application.md} and
 * {@code apiapplication.md}: what is not set is null or empty, and {@code requestedAccessTokenVersion} decides the version.
 */
final class ApplicationView {
  private ApplicationView() {}

  static ObjectNode of(MockGraph graph, AppRegistration application, boolean withKeys) {
    ApiRegistration api = graph.registrations().api(application.clientId()).orElse(null);
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.put("id", application.application().id());
    all.put("appId", application.clientId());
    all.put("displayName", application.application().displayName());
    all.put("signInAudience", "AzureADMyOrg");
    all.putArray("identifierUris");
    ObjectNode members = all.putObject("api");
    if (api != null && api.version() == TokenVersion.V2) {
      members.put("requestedAccessTokenVersion", 2);
    } else {
      members.putNull("requestedAccessTokenVersion");
    }
    members.putArray("oauth2PermissionScopes");
    members.putArray("preAuthorizedApplications");
    all.putArray("appRoles");
    all.putNull("groupMembershipClaims");
    optionalClaims(all, api);
    all.putArray("requiredResourceAccess");
    all.set("keyCredentials", Json.MAPPER.valueToTree(application.credentials().certificates().stream()
        .map(one -> CredentialView.of(one, withKeys)).collect(Collectors.toList())));
    all.set("passwordCredentials", Json.MAPPER.valueToTree(application.credentials().secrets().stream()
        .map(CredentialView::of).collect(Collectors.toList())));
    JsonNode manifest = application.application().manifest();
    manifest.fields().forEachRemaining(member -> {
      if (member.getKey().equals("api")) {
        members.setAll((ObjectNode) member.getValue());
      } else {
        all.set(member.getKey(), member.getValue());
      }
    });
    return all;
  }

  private static void optionalClaims(ObjectNode all, ApiRegistration api) {
    if (api == null || api.optionalClaims().isEmpty()) {
      all.putNull("optionalClaims");
      return;
    }
    ArrayNode claims = all.putObject("optionalClaims").putArray("accessToken");
    api.optionalClaims().forEach(name -> claims.addObject().put("name", name).putArray("additionalProperties"));
  }
}
