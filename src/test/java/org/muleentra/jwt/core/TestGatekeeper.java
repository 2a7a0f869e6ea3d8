package org.muleentra.jwt.core;

import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.directory.DirectorySettings.GROUP_OVERAGE;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_ID;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_SECRET;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.core.audit.AuditEvent;
import org.muleentra.jwt.core.directory.SharedMemberships;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.revocation.DenyList;
import org.muleentra.jwt.core.revocation.MemoryRevocations;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.testkit.key.KeyRing;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenMint;

/** A gatekeeper of Contoso's orders API with time, network and randomness held still, and the mint of its tokens. */
public final class TestGatekeeper implements AutoCloseable {

  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  public final MutableClock clock = new MutableClock(NOW);
  public final ManualScheduler scheduler = new ManualScheduler(clock);
  public final Timetable timetable = Timetable.open(scheduler, scheduler);
  public final InMemoryMetadata metadata = new InMemoryMetadata();
  public final InMemoryDirectory directory = new InMemoryDirectory();
  public final KeyRing keys = new KeyRing();
  public final TokenMint mint = new TokenMint(EntraCloud.GLOBAL, Contoso.TENANT_ID, keys, clock, new Random(1));
  public final List<AuditEvent> audited = new ArrayList<>();
  public final MemoryRevocations revocations = new MemoryRevocations();
  public final DenyList denyList;
  public final Gatekeeper gatekeeper;

  public TestGatekeeper() {
    this(UnaryOperator.identity());
  }

  /** @param change what to configure beyond tenant and audiences */
  public TestGatekeeper(UnaryOperator<SettingValues> change) {
    this(change, SharedMemberships.NONE, gate -> { });
  }

  /** @param memberships what other processes share with this one */
  public TestGatekeeper(UnaryOperator<SettingValues> change, SharedMemberships memberships) {
    this(change, memberships, gate -> { });
  }

  /** @param serving what metadata to serve beyond that of Contoso, Fabrikam and of any organization */
  public TestGatekeeper(UnaryOperator<SettingValues> change, Consumer<TestGatekeeper> serving) {
    this(change, SharedMemberships.NONE, serving);
  }

  private TestGatekeeper(UnaryOperator<SettingValues> change, SharedMemberships memberships, Consumer<TestGatekeeper> serving) {
    serving.accept(this);
    serve(Contoso.TENANT_ID, Contoso.TENANT_ID);
    serve(Contoso.FABRIKAM_TENANT_ID, Contoso.FABRIKAM_TENANT_ID);
    serve("organizations", "{tenantid}");
    denyList = DenyList.open("orders", revocations, timetable, clock);
    gatekeeper = Gatekeeper.open(GatekeeperSettings.of(change.apply(values()), clock), Platform.of("orders", this::send, timetable, clock, audited::add)
        .denying(denyList).sharing(memberships));
  }

  /** Proven at the time of this gate. */
  public static GatekeeperSettings settings(SettingValues values) {
    return GatekeeperSettings.of(values, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  public static SettingValues values() {
    return SettingValues.NONE
        .with(TENANTS, Collections.singletonList(Contoso.TENANT_ID))
        .with(AUDIENCES, List.of(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI));
  }

  /** Microsoft Graph is asked about callers in overage; the readers' group is mapped. */
  public static SettingValues withGraph(SettingValues settings) {
    return settings.with(ROLE_MAPPINGS, Collections.singletonMap(Contoso.READERS_GROUP_ID, "reader"))
        .with(GROUP_OVERAGE, "graph").with(GRAPH_CLIENT_ID, Contoso.GRAPH_CLIENT_ID).with(GRAPH_CLIENT_SECRET, Contoso.GRAPH_CLIENT_SECRET);
  }

  /** What is outside: documents need no access token, all else is the token endpoint or Graph. */
  private CompletionStage<OutboundResponse> send(OutboundRequest request) {
    boolean document = request.method().equals("GET") && !request.headers().containsKey("Authorization");
    return (document ? metadata : directory).send(request);
  }

  private void serve(String tenant, String issuerTenant) {
    String base = "https://login.microsoftonline.com/" + tenant;
    metadata.serveAuthority(base + "/v2.0/.well-known/openid-configuration",
        "https://login.microsoftonline.com/" + issuerTenant + "/v2.0",
        () -> keys.jwks(EntraCloud.GLOBAL, TokenVersion.V2, tenant));
    metadata.serveAuthority(base + "/.well-known/openid-configuration",
        "https://sts.windows.net/" + issuerTenant + "/",
        () -> keys.jwks(EntraCloud.GLOBAL, TokenVersion.V1, tenant));
  }

  public Decision decide(String token) {
    return decide(InboundRequest.ofAuthorization("Bearer " + token));
  }

  public Decision decide(InboundRequest request) {
    return gatekeeper.decide(request).toCompletableFuture().getNow(null);
  }

  /** As a policy decides. */
  public Decision authorize(InboundRequest request, String method, String path) {
    return gatekeeper.forPolicy().authorize(request, method, path).toCompletableFuture().getNow(null);
  }

  /** As a policy decides on GET /orders/1 with this token. */
  public Decision authorize(String token) {
    return authorize(InboundRequest.ofAuthorization("Bearer " + token), "GET", "/orders/1");
  }

  /** Why the token is refused, or {@code null} if it is not. */
  public Reason refusal(String token) {
    Decision decision = decide(token);
    return decision.admitted() ? null : decision.refusal().reason();
  }

  @Override
  public void close() {
    gatekeeper.close();
    denyList.close();
    keys.close();
  }
}
