package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.identity.IdentityHost;
import org.muleentra.jwt.testkit.identity.MockAppService;
import org.muleentra.jwt.testkit.identity.MockArc;
import org.muleentra.jwt.testkit.identity.MockImds;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** The testkit's hosts, which follow the same pages and were written apart, over real sockets. */
class ManagedIdentityOverSocketsTest {

  private static final TokenRequest ORDERS = TokenRequest.ofResource(Contoso.API_APP_ID_URI);

  private static final org.muleentra.jwt.testkit.identity.ManagedIdentity SYSTEM =
      org.muleentra.jwt.testkit.identity.ManagedIdentity.systemAssigned();
  private static final org.muleentra.jwt.testkit.identity.ManagedIdentity ASSIGNED =
      org.muleentra.jwt.testkit.identity.ManagedIdentity.userAssigned();

  private final MockEntra entra = MockEntra.start();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
  private final Timetable timetable = Timetable.open("orders", scheduler, System::nanoTime);

  @TempDir
  private Path folder;

  @AfterEach
  void close() {
    timetable.close();
    scheduler.shutdownNow();
    entra.close();
  }

  /** As plain as can be. */
  private static final class Sockets implements Transport {

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @Override
    public CompletionStage<OutboundResponse> send(OutboundRequest request) {
      HttpRequest.Builder get = HttpRequest.newBuilder(request.uri()).timeout(Duration.ofSeconds(5));
      request.headers().forEach(get::header);
      return client.sendAsync(get.build(), HttpResponse.BodyHandlers.ofByteArray()).thenApply(response -> {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((field, values) -> headers.put(field, values.get(0)));
        return new OutboundResponse(response.statusCode(), headers, response.body());
      });
    }
  }

  private AccessToken token(SettingValues values, IdentityHost host, TokenRequest request) {
    UnaryOperator<String> environment = host.environment()::get;
    return ManagedIdentity.of(values, environment, new ArcKeys(folder)).issuer(new Sockets(), timetable, Clock.systemUTC(), () -> 0)
        .issue(request).toCompletableFuture().join();
  }

  private TokenFault fault(SettingValues values, IdentityHost host, TokenRequest request) {
    try {
      return org.junit.jupiter.api.Assertions.fail("a token came until " + token(values, host, request).expiresAt());
    } catch (CompletionException e) {
      return ((TokenException) e.getCause()).fault();
    }
  }

  private static SettingValues named(int number, org.muleentra.jwt.testkit.identity.ManagedIdentity identity) {
    return number == 0 ? SettingValues.NONE.with(ManagedIdentity.CLIENT_ID, identity.clientId())
        : number == 1 ? SettingValues.NONE.with(ManagedIdentity.OBJECT_ID, identity.objectId())
        : SettingValues.NONE.with(ManagedIdentity.RESOURCE_ID, identity.resourceId());
  }

  private void givesTokensByEveryName(IdentityHost host) {
    String own = token(SettingValues.NONE, host, ORDERS).value();
    String assigned = token(named(0, ASSIGNED), host, ORDERS).value();
    assertThat(assigned).isNotEqualTo(own);
    for (int number = 1; number < 3; number++) {
      assertThat(token(named(number, ASSIGNED), host, ORDERS).value()).isEqualTo(assigned);
    }
    org.muleentra.jwt.testkit.identity.ManagedIdentity stranger = org.muleentra.jwt.testkit.identity.ManagedIdentity.userAssigned(
        Contoso.API_CLIENT_ID, Contoso.API_CLIENT_ID, ASSIGNED.resourceId() + "-2");
    for (int number = 0; number < 3; number++) {
      assertThat(fault(named(number, stranger), host, ORDERS)).isEqualTo(TokenFault.CLIENT_UNKNOWN);
    }
  }

  @Test
  void imds() {
    try (MockImds host = MockImds.start(entra, SYSTEM, ASSIGNED)) {
      givesTokensByEveryName(host);
      assertThat(fault(SettingValues.NONE, host, TokenRequest.ofResource("api://nothing"))).isEqualTo(TokenFault.RESOURCE_UNKNOWN);
      host.fault(Fault.status(410).times(1));
      assertThat(fault(SettingValues.NONE, host, ORDERS)).isEqualTo(TokenFault.ENTRA_UNAVAILABLE);
      assertThat(token(SettingValues.NONE, host, ORDERS)).isNotNull();
    }
  }

  @Test
  void appService() {
    try (MockAppService host = MockAppService.start(entra, SYSTEM, ASSIGNED)) {
      givesTokensByEveryName(host);
      Map<String, String> before = host.environment();
      host.rotateHeader();
      TokenIssuer stale = ManagedIdentity.of(SettingValues.NONE, before::get).issuer(new Sockets(), timetable, Clock.systemUTC(), () -> 0);
      assertThat(stale.issue(ORDERS).handle((token, failure) -> ((TokenException) failure.getCause()).fault()).toCompletableFuture().join())
          .isEqualTo(TokenFault.CREDENTIAL_REJECTED);
      assertThat(token(SettingValues.NONE, host, ORDERS)).isNotNull();
    }
  }

  @Test
  void azureArc() {
    try (MockArc host = MockArc.start(entra, folder, SYSTEM, ASSIGNED)) {
      givesTokensByEveryName(host);
      host.challenge("Basic realm=/etc/passwd");
      assertThat(fault(SettingValues.NONE, host, ORDERS)).isEqualTo(TokenFault.CREDENTIAL_UNREADABLE);
      assertThat(host.challenge(null).keyLength(4_096).requests()).isPositive();
      assertThat(token(SettingValues.NONE, host, ORDERS)).isNotNull();
      host.keyLength(4_097);
      assertThat(fault(SettingValues.NONE, host, ORDERS)).isEqualTo(TokenFault.CREDENTIAL_UNREADABLE);
    }
  }

  @Test
  void anAgentOfAzureArcOfBefore() {
    try (MockArc host = MockArc.start(entra, folder, SYSTEM)) {
      assertThat(token(SettingValues.NONE, host, ORDERS)).isNotNull();
      for (int number = 0; number < 3; number++) {
        assertThat(fault(named(number, ASSIGNED), host, ORDERS)).isEqualTo(TokenFault.CLIENT_UNKNOWN);
      }
    }
  }
}
