package org.muleentra.jwt.core.directory;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.identity.AccessTokens;
import org.muleentra.jwt.core.identity.AppIdentity;
import org.muleentra.jwt.core.identity.TokenRequest;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.Addresses;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** As whom and where Microsoft Graph is asked; immutable, and never shows its credential. */
final class GraphApplication {

  /** Where Microsoft Graph is, in place of the cloud's: the beginning alone, as version and resource follow. */
  static final Setting<String, String> GRAPH_BASE_URL = Setting.text("graphBaseUrl", Addresses.BASE
      .rule(GraphApplication::isBase, "must be the base that /v1.0 and resource are appended to, such as https://graph.microsoft.com"));

  private static final Set<String> GRAPH_HOSTS = new HashSet<>(Arrays.asList(
      "graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn"));

  private final AppIdentity identity;
  private final String graphBase;
  private final TokenRequest tokenRequest;

  private GraphApplication(AppIdentity identity, String graphBase) {
    this.identity = identity;
    this.graphBase = graphBase;
    this.tokenRequest = TokenRequest.ofResource(graphBase);
  }

  /**
   * The application that the settings state.
   *
   * @throws InvalidSettingException when it is none, or its credential is none
   */
  static GraphApplication of(SettingValues values, TrustedTenants tenants, Clock clock) {
    AppIdentity identity = AppIdentity.of(values, tenants.hosts(), clock);
    InvalidSettingException.require(AppIdentity.GRAPH_CLIENT_ID.name(), tenants.hosts().kind() != TenantKind.B2C,
        "cannot be combined with directory b2c, whose tokens have no groups");
    InvalidSettingException.require(AppIdentity.GRAPH_CLIENT_ID.name(), !tenants.includeAnyOrganization(),
        "needs listed tenants: any other tenant does not know it");
    String base = values.get(GRAPH_BASE_URL);
    return new GraphApplication(identity, base != null ? base : tenants.cloud().graphBaseUrl());
  }

  private static boolean isBase(String base) {
    String path = Addresses.pathOf(base);
    return !path.contains("/v1.0/") && (path.equals("/") || !GRAPH_HOSTS.contains(Addresses.hostOf(base)));
  }

  /** What is suspicious about it, each a sentence that names the field; mostly nothing. */
  List<String> doubts() {
    return identity.doubts();
  }

  /** Our tokens for the Microsoft Graph of a tenant, which is a GUID. */
  AccessTokens tokens(String tenantId, Transport transport, Timetable timetable, Clock clock) {
    return identity.tokens(tenantId, transport, timetable, clock);
  }

  /** A resource of Microsoft Graph's version 1.0; {@code path} is made of GUIDs and words of ours. */
  URI resource(String path) {
    return URI.create(graphBase + "/v1.0" + path);
  }

  /** What its tokens are asked for. */
  TokenRequest tokenRequest() {
    return tokenRequest;
  }

  /** Tells one Graph from another. */
  String graphBase() {
    return graphBase;
  }
}
