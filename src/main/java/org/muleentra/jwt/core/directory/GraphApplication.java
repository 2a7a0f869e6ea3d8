package org.muleentra.jwt.core.directory;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.identity.AccessTokens;
import org.muleentra.jwt.core.identity.AppIdentity;
import org.muleentra.jwt.core.identity.GraphAddress;
import org.muleentra.jwt.core.identity.TokenRequest;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.MonotonicClock;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.status.VitalSign;

/** As whom and where Microsoft Graph is asked; immutable, and never shows its credential. */
final class GraphApplication {

  private final AppIdentity identity;
  private final GraphAddress graph;

  private GraphApplication(AppIdentity identity, GraphAddress graph) {
    this.identity = identity;
    this.graph = graph;
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
    return new GraphApplication(identity, GraphAddress.of(values, tenants.cloud()));
  }

  /** What is suspicious about it, each a sentence that names the field; mostly nothing. */
  List<String> doubts() {
    return identity.doubts();
  }

  /** Whether its credential serves, and when its certificate ends. */
  VitalSign vitals(MonotonicClock monotonic, Clock clock) {
    return identity.vitals(monotonic, clock);
  }

  /** Our tokens for the Microsoft Graph of a tenant, which is a GUID. */
  AccessTokens tokens(String tenantId, Transport transport, Timetable timetable, Clock clock) {
    return identity.tokens(tenantId, transport, timetable, clock);
  }

  /** A resource of Microsoft Graph's version 1.0; {@code path} is made of GUIDs and words of ours. */
  URI resource(String path) {
    return graph.resource(path);
  }

  /** What its tokens are asked for. */
  TokenRequest tokenRequest() {
    return graph.tokenRequest();
  }

  /** Tells one Graph from another. */
  String graphBase() {
    return graph.toString();
  }
}
