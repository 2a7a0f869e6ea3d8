package org.muleentra.jwt.core.identity;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.setting.Addresses;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** Where Microsoft Graph is asked; immutable. */
public final class GraphAddress {

  /** Where Microsoft Graph is, in place of the cloud's: the beginning alone, as version and resource follow. */
  public static final Setting<String, String> GRAPH_BASE_URL = Setting.text("graphBaseUrl", Addresses.BASE
      .rule(GraphAddress::isBase, "must be the base that /v1.0 and resource are appended to, such as https://graph.microsoft.com"));

  private static final Set<String> GRAPH_HOSTS = new HashSet<>(Arrays.asList(
      "graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn"));

  private final String base;
  private final TokenRequest tokenRequest;

  private GraphAddress(String base) {
    this.base = base;
    this.tokenRequest = TokenRequest.ofResource(base);
  }

  /** As configured, else that of the cloud. */
  public static GraphAddress of(SettingValues values, Cloud cloud) {
    String base = values.get(GRAPH_BASE_URL);
    return new GraphAddress(base != null ? base : cloud.graphBaseUrl());
  }

  private static boolean isBase(String base) {
    String path = Addresses.pathOf(base);
    return !path.contains("/v1.0/") && (path.equals("/") || !GRAPH_HOSTS.contains(Addresses.hostOf(base)));
  }

  /** A resource of Microsoft Graph's version 1.0; {@code path} is made of GUIDs and words of ours. */
  public URI resource(String path) {
    return URI.create(base + "/v1.0" + path);
  }

  /** What its tokens are asked for. */
  public TokenRequest tokenRequest() {
    return tokenRequest;
  }

  /** Tells one Graph from another. */
  @Override
  public String toString() {
    return base;
  }
}
