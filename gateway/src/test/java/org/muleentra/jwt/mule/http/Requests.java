package org.muleentra.jwt.mule.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What the directory asks over its transport, to be sent without it. */
public final class Requests {

  private Requests() {}

  /** For an access token. */
  public static OutboundRequest token(MockEntra entra) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("scope", "https://graph.microsoft.com/.default");
    form.put("client_id", Contoso.GRAPH_CLIENT_ID);
    form.put("client_secret", Contoso.GRAPH_CLIENT_SECRET);
    return OutboundRequest.postForm(URI.create(entra.baseUrl() + "/" + Contoso.TENANT_ID + "/oauth2/v2.0/token"), form);
  }

  /** About the groups of a user, without an access token, so that a healthy answer is 401. */
  public static OutboundRequest groups(MockEntra entra) {
    return OutboundRequest.postJson(
        URI.create(entra.graphBaseUrl() + "/v1.0/users/" + Contoso.USER_OBJECT_ID + "/checkMemberGroups"), "{\"groupIds\":[]}");
  }
}
