package org.muleentra.jwt.testkit.control;

import java.util.Collection;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What is there, for whoever opens the mock in a browser: links and curl lines, no scripts. */
final class IndexPage {
  private IndexPage() {}

  static String of(String baseUrl, String tenantId, Collection<String> commands) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Mock Entra ID</title>\n")
        .append("<style>body{font-family:sans-serif;max-width:60em;margin:2em auto;padding:0 1em}")
        .append("pre{background:#eee;padding:.5em;overflow:auto}</style></head>\n<body>\n<h1>Mock Entra ID</h1>\n")
        .append("<p>For tests, from this machine alone. Its people and applications are fictional.</p>\n<h2>To look at</h2>\n<ul>\n");
    link(page, "/" + tenantId + "/v2.0/.well-known/openid-configuration", "discovery");
    link(page, "/" + tenantId + "/discovery/v2.0/keys", "signing keys");
    link(page, "/control", "how the mock stands: time, keys, faults, applications");
    link(page, "/health", "whether it answers");
    page.append("</ul>\n<h2>Tokens</h2>\n");
    curl(page, "{\"kind\": \"app\"}", baseUrl + "/" + tenantId + "/mint");
    page.append("<pre>curl -s -d grant_type=client_credentials -d client_id=" + Contoso.DAEMON_CLIENT_ID
        + " -d client_secret=" + Contoso.DAEMON_CLIENT_SECRET + " -d scope=" + Contoso.API_APP_ID_URI + "/.default "
        + baseUrl + "/" + tenantId + "/oauth2/v2.0/token</pre>\n<h2>Control</h2>\n");
    curl(page, "{}", baseUrl + "/control/rotate");
    curl(page, "{\"endpoint\": \"keys\", \"fault\": \"status\", \"status\": 503, \"times\": 2}", baseUrl + "/control/fault");
    curl(page, "{}", baseUrl + "/control/heal");
    curl(page, "{\"advance\": \"P90D\"}", baseUrl + "/control/clock");
    curl(page, "{\"objectId\": \"" + Contoso.USER_OBJECT_ID + "\", \"groups\": [\"" + Contoso.READERS_GROUP_ID + "\"]}",
        baseUrl + "/control/memberships");
    curl(page, "{\"objectId\": \"" + Contoso.USER_OBJECT_ID + "\", \"enabled\": false}", baseUrl + "/control/account");
    curl(page, "{\"client\": \"" + Contoso.DAEMON_CLIENT_ID + "\", \"expire\": \"all\"}", baseUrl + "/control/credential");
    curl(page, "{\"user\": \"" + Contoso.USER_OBJECT_ID + "\", \"policy\": \"mfa\"}", baseUrl + "/control/conditional-access");
    curl(page, "{\"code\": 90033, \"times\": 1}", baseUrl + "/control/refuse");
    curl(page, "{\"named\": \"well-again\"}", baseUrl + "/control/scenario");
    page.append("<p>Orders: ").append(String.join(", ", commands)).append(". Scenarios: ")
        .append(String.join(", ", ScenarioCommand.NAMES)).append(".</p>\n</body></html>\n");
    return page.toString();
  }

  private static void link(StringBuilder page, String path, String what) {
    page.append("<li><a href=\"").append(path).append("\">").append(path).append("</a>: ").append(what).append("</li>\n");
  }

  private static void curl(StringBuilder page, String json, String url) {
    page.append("<pre>curl -s -d '").append(json).append("' ").append(url).append("</pre>\n");
  }
}
