package org.muleentra.jwt.benchmarks.growth;

import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;
import static org.muleentra.jwt.core.validation.TokenCache.TOKEN_CACHE;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.muleentra.jwt.benchmarks.InMemoryMetadata;
import org.muleentra.jwt.benchmarks.MapStore;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.Gatekeeper;
import org.muleentra.jwt.core.GatekeeperSettings;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.Platform;
import org.muleentra.jwt.core.revocation.DenyList;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A door of which one thing has grown to a size, and everything else is as small as it can be. */
final class GrownApi implements AutoCloseable {

  private static final long WAIT_NANOS = 1_000_000L;

  private final Background background = new Background();
  private final DenyList denyList;
  private final Gatekeeper gatekeeper;

  /** @param store what is revoked; empty unless that is what has grown */
  GrownApi(Dimension dimension, int size, GrownTokens tokens, MapStore store) {
    int keys = dimension == Dimension.KEYS ? size : 1;
    int tenants = dimension == Dimension.TENANTS ? size : 1;
    int mappings = dimension == Dimension.ROLE_MAPPINGS ? size : 1;
    int rules = dimension == Dimension.CLAIM_RULES ? size : 0;
    SettingValues values = SettingValues.NONE
        .with(TENANTS, guids(Contoso.TENANT_ID, tenants))
        .with(AUDIENCES, List.of(Contoso.API_CLIENT_ID))
        .with(REQUIRED_SCOPES, List.of(Contoso.READ_SCOPE))
        // What is measured is a decision, and no memory of one.
        .with(TOKEN_CACHE, 0)
        .with(ROLE_MAPPINGS, mappings(mappings))
        .with(CLAIM_RULES, IntStream.range(0, rules).mapToObj(i -> GrownTokens.claim(i) + " equals " + i).toList());
    denyList = DenyList.open("grown", store, background.timetable, Clock.systemUTC());
    gatekeeper = Gatekeeper.open(GatekeeperSettings.of(values, Clock.systemUTC()),
        Platform.of("grown", new InMemoryMetadata(tokens.mint(), tokens.jwks(keys)), background.timetable, Clock.systemUTC(),
            decision -> { }).denying(denyList));
    while (!denyList.isSettled()) {
      LockSupport.parkNanos(WAIT_NANOS);
    }
  }

  private static List<String> guids(String first, int count) {
    List<String> guids = new ArrayList<>();
    guids.add(first);
    while (guids.size() < count) {
      guids.add(UUID.randomUUID().toString());
    }
    return guids;
  }

  private static Map<String, String> mappings(int count) {
    Map<String, String> mappings = new LinkedHashMap<>();
    guids(Contoso.READERS_GROUP_ID, count).forEach(group -> mappings.put(group, "role " + mappings.size()));
    return mappings;
  }

  /** What a Mule flow pays; of a good token alone, since another outcome would be quick for the wrong reason. */
  Decision admit(String authorization) {
    Decision decision = gatekeeper.decide(InboundRequest.ofAuthorization(authorization)).toCompletableFuture().join();
    if (!decision.admitted()) {
      throw new IllegalStateException("A good token is refused: " + decision.refusal());
    }
    return decision;
  }

  @Override
  public void close() {
    gatekeeper.close();
    denyList.close();
    background.close();
  }
}
