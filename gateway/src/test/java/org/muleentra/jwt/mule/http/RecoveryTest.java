package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.muleentra.jwt.core.authority.TrustedTenants.METADATA_BASE_URL;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.authority.TrustedTenants.TOKEN_VERSIONS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.directory.DirectorySettings.GRAPH_BASE_URL;
import static org.muleentra.jwt.core.directory.DirectorySettings.GROUP_OVERAGE;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_ID;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_SECRET;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.Gatekeeper;
import org.muleentra.jwt.core.GatekeeperSettings;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.Platform;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.HttpServiceFixture;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/**
 * What {@link AnswersThatGoWrongTest} shows of the transport, of the gates over it: callers are answered while keys or
 * groups do not come, and let in again when they do. The worst of its pairs; the gates share their client and timetable.
 */
@Execution(ExecutionMode.CONCURRENT)
class RecoveryTest {

  @RegisterExtension
  static final HttpServiceFixture HTTP = new HttpServiceFixture();

  private static final int GATES = 4;

  @AfterAll
  static void nobodyWaits() {
    await().atMost(Bounds.RECOVERY).until(Bed::nobodyWaitsForAReader);
  }

  static Stream<Arguments> cells() {
    return Stream.of(Place.KEYS, Place.GRAPH).flatMap(place -> Stream.of(Shape.LATE_AND_LARGEST, Shape.ENDLESS_BODY,
        Shape.REJECTED_AND_LARGE, Shape.NO_THREAD_AND_LARGE).map(shape -> Arguments.argumentSet(place + " " + shape, place, shape)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void whoIsToBeLetInIsLetInAgain(Place place, Shape shape) {
    try (MockEntra entra = MockEntra.start(); Bed bed = new Bed(HTTP)) {
      entra.graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      List<Gatekeeper> gates = new ArrayList<>();
      if (place == Place.KEYS) {
        place.strike(entra, shape.fault);
        bed.unruly.become(shape.mood);
        open(gates, bed, entra);
      } else {
        open(gates, bed, entra);
        for (Gatekeeper gate : gates) {
          await().atMost(Bounds.RECOVERY).until(() -> ask(gate, plain(entra)).join().admitted());
        }
        place.strike(entra, shape.fault);
        bed.unruly.become(shape.mood);
      }

      List<CompletableFuture<Decision>> asked = new ArrayList<>();
      for (Gatekeeper gate : gates) {
        asked.add(ask(gate, overage(entra)));
        asked.add(ask(gate, plain(entra)));
      }
      await().atMost(Bounds.ANSWER).until(() -> {
        bed.timetable.notice();
        return asked.stream().allMatch(CompletableFuture::isDone);
      });
      assertThat(asked).map(CompletableFuture::join)
          .allMatch(decision -> decision.admitted() || decision.answer().status() == 503);

      entra.heal();
      entra.graph().heal();
      bed.unruly.heal();
      for (Gatekeeper gate : gates) {
        await().atMost(Bounds.RECOVERY).until(() -> ask(gate, overage(entra)).join().admitted());
        assertThat(ask(gate, plain(entra)).join().admitted()).isTrue();
        gate.close();
      }
    }
  }

  private static void open(List<Gatekeeper> gates, Bed bed, MockEntra entra) {
    SettingValues values = SettingValues.NONE
        .with(TENANTS, List.of(Contoso.TENANT_ID))
        .with(AUDIENCES, List.of(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI))
        .with(TOKEN_VERSIONS, List.of("2.0"))
        .with(METADATA_BASE_URL, entra.baseUrl())
        .with(ROLE_MAPPINGS, Map.of(Contoso.READERS_GROUP_ID, "reader"))
        .with(REQUIRED_ROLES, List.of("reader"))
        .with(GROUP_OVERAGE, "graph").with(GRAPH_BASE_URL, entra.graphBaseUrl())
        .with(GRAPH_CLIENT_ID, Contoso.GRAPH_CLIENT_ID).with(GRAPH_CLIENT_SECRET, Contoso.GRAPH_CLIENT_SECRET);
    for (int i = 0; i < GATES; i++) {
      gates.add(Gatekeeper.open(GatekeeperSettings.of(values, Clock.systemUTC()),
          Platform.of("orders" + i, bed.transport, bed.timetable, Clock.systemUTC(), event -> { })));
    }
  }

  private static String plain(MockEntra entra) {
    return entra.userToken().groups(Contoso.READERS_GROUP_ID).sign();
  }

  private static String overage(MockEntra entra) {
    return entra.userToken().groupOverage().sign();
  }

  private static CompletableFuture<Decision> ask(Gatekeeper gate, String token) {
    return gate.decide(InboundRequest.ofAuthorization("Bearer " + token)).toCompletableFuture();
  }
}
