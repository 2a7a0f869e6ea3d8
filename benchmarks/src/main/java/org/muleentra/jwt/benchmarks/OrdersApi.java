package org.muleentra.jwt.benchmarks;

import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;
import static org.muleentra.jwt.core.validation.TokenCache.TOKEN_CACHE;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.Gatekeeper;
import org.muleentra.jwt.core.GatekeeperSettings;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.Platform;
import org.muleentra.jwt.core.audit.AuditLog;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * Contoso's orders API as this library and its peers guard it: keys warm in memory, no sockets, the same expectations. The gateway's
 * tests have one of this name on the whole engine, whose cost would hide what is measured here.
 */
public final class OrdersApi implements AutoCloseable {

  private final TokenMint mint;
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
    Thread thread = new Thread(task, "keys");
    thread.setDaemon(true);
    return thread;
  });
  private final Gatekeeper gatekeeper;

  /** One that remembers no token, and records nowhere. */
  public OrdersApi() {
    this(0, decision -> { });
  }

  /**
   * As given.
   *
   * @param tokenCache how many MiB of tokens are remembered
   * @param audit where decisions are recorded
   */
  OrdersApi(int tokenCache, AuditLog audit) {
    this(TokenMint.create(), SettingValues.NONE.with(TOKEN_CACHE, tokenCache), audit);
  }

  private OrdersApi(TokenMint mint, SettingValues more, AuditLog audit) {
    this.mint = mint;
    SettingValues values = more
        .with(TENANTS, List.of(Contoso.TENANT_ID))
        .with(AUDIENCES, List.of(Contoso.API_CLIENT_ID))
        .with(REQUIRED_SCOPES, List.of(Contoso.READ_SCOPE))
        .with(ROLE_MAPPINGS, Map.of(Contoso.READERS_GROUP_ID, "reader", Contoso.WRITERS_GROUP_ID, "writer"))
        .with(REQUIRED_ROLES, List.of("reader"));
    gatekeeper = Gatekeeper.open(GatekeeperSettings.of(values, Clock.systemUTC()),
        Platform.of("orders", new InMemoryMetadata(mint), Timetable.open("orders", scheduler, System::nanoTime), Clock.systemUTC(),
            audit));
  }

  /** Opens one each time. */
  static Supplier<OrdersApi> openings() {
    TokenMint mint = TokenMint.create();
    return () -> new OrdersApi(mint, SettingValues.NONE, decision -> { });
  }

  /** The same that remembers tokens, as many as it does by default. */
  public OrdersApi remembering() {
    return with(SettingValues.NONE);
  }

  /** The same with other settings. */
  public OrdersApi with(SettingValues more) {
    return new OrdersApi(mint, more, decision -> { });
  }

  /** A valid token of a user in this many groups, one of which is mapped to a role. */
  public TokenBuilder token(int groups) {
    List<String> ids = new ArrayList<>();
    while (ids.size() < groups - 1) {
      ids.add(UUID.randomUUID().toString());
    }
    ids.add(Contoso.READERS_GROUP_ID);
    return mint.userToken().groups(ids);
  }

  /** What a Mule flow pays. */
  public Decision decide(String authorization) {
    return gatekeeper.decide(InboundRequest.ofAuthorization(authorization)).toCompletableFuture().join();
  }

  /** Who issues its tokens. */
  public String issuer() {
    return mint.cloud().v2Issuer(Contoso.TENANT_ID);
  }

  /** The name of the key that signs. */
  public String kid() {
    return mint.keys().current().kid();
  }

  /** The key that verifies. */
  public RSAPublicKey key() {
    return (RSAPublicKey) mint.keys().current().publicKey();
  }

  /** The keys as Entra publishes them. */
  public String jwks() {
    return mint.jwks();
  }

  /** The peer: Nimbus with an in-memory key set and a claims verifier of its own. */
  JWTProcessor<SecurityContext> nimbus() {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    try {
      processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256,
          new ImmutableJWKSet<>(JWKSet.parse(jwks()))));
    } catch (ParseException e) {
      throw new IllegalStateException("the mint publishes a key set", e);
    }
    JWTClaimsSet expected = new JWTClaimsSet.Builder()
        .issuer(issuer()).claim("tid", Contoso.TENANT_ID).claim("ver", "2.0").build();
    processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(Contoso.API_CLIENT_ID, expected, Set.of("exp", "oid")));
    return processor;
  }

  @Override
  public void close() {
    gatekeeper.close();
    scheduler.shutdownNow();
  }
}
