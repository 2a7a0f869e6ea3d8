package org.muleentra.jwt.core.directory;

import java.net.URI;
import org.muleentra.jwt.testkit.Contoso;
import org.muleentra.jwt.testkit.MockEntra;

/** What the directory asks over its transport, to be sent without it. */
public final class Requests {

  private Requests() {}

  /** For an access token. */
  public static DirectoryRequest token(MockEntra entra) {
    return DirectoryRequest.postForm(URI.create(entra.baseUrl() + "/" + Contoso.TENANT_ID + "/oauth2/v2.0/token"),
        "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_id="
            + Contoso.GRAPH_CLIENT_ID + "&client_secret=" + Contoso.GRAPH_CLIENT_SECRET);
  }

  /** About the groups of a user, without an access token, so that a healthy answer is 401. */
  public static DirectoryRequest groups(MockEntra entra) {
    return DirectoryRequest.postJson(
        URI.create(entra.graphBaseUrl() + "/v1.0/users/" + Contoso.USER_OBJECT_ID + "/checkMemberGroups"), null,
        "{\"groupIds\":[]}");
  }
}
