package org.muleentra.jwt.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.muleentra.jwt.core.identity.AccessToken;
import org.muleentra.jwt.core.identity.ClientSettings;
import org.muleentra.jwt.core.identity.CredentialValues;
import org.muleentra.jwt.core.identity.EntraClient;
import org.muleentra.jwt.core.identity.TokenRequest;
import org.muleentra.jwt.core.identity.WatchRecord;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** A token of our own out of memory; on behalf of a user it is found by a hash of the user's token. */
public class AcquireBenchmark extends Measured {

  private static final TokenRequest REQUEST = TokenRequest.ofResource(Contoso.BILLING_APP_ID_URI);
  private static final String SCOPES = Contoso.BILLING_APP_ID_URI + "/" + Contoso.BILL_SCOPE;
  private static final byte[] ANSWER =
      "{\"token_type\":\"Bearer\",\"expires_in\":86400,\"access_token\":\"aa.bb.cc\"}".getBytes(StandardCharsets.US_ASCII);

  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private Timetable timetable;
  private EntraClient client;
  private String caller;

  /** Gets both tokens once. */
  @Setup
  public void open() {
    timetable = Timetable.open("benchmark", scheduler, System::nanoTime);
    SettingValues values = SettingValues.NONE.with(ClientSettings.TENANT_ID, Contoso.TENANT_ID)
        .with(ClientSettings.CLIENT_ID, Contoso.API_CLIENT_ID).with(ClientSettings.CREDENTIAL_WATCH, "off");
    CredentialValues secret = new CredentialValues(CredentialValues.Kind.CLIENT_SECRET, "client-secret",
        SettingValues.NONE.with(CredentialValues.SECRET, "secret"));
    client = EntraClient.open("benchmark", ClientSettings.of(values, List.of(secret), name -> null, Clock.systemUTC()), null, WatchRecord.NONE,
        request -> CompletableFuture.completedFuture(new OutboundResponse(200, Collections.emptyMap(), ANSWER)), timetable, Clock.systemUTC());
    OrdersApi api = new OrdersApi();
    caller = api.token(6).sign();
    api.close();
    ownFromMemory();
    onBehalfOfFromMemory();
  }

  @TearDown
  public void close() {
    timetable.close();
    scheduler.shutdownNow();
  }

  @Benchmark
  public AccessToken ownFromMemory() {
    return client.acquire(REQUEST).toCompletableFuture().join();
  }

  @Benchmark
  public AccessToken onBehalfOfFromMemory() {
    return client.acquireOnBehalfOf(caller, SCOPES).toCompletableFuture().join();
  }
}
