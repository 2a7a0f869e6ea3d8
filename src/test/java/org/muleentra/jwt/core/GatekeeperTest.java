package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.LifetimeCheck.CLOCK_SKEW;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.io.EOFException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.identity.OwnApi;
import org.muleentra.jwt.core.principal.Principal;
import org.muleentra.jwt.core.request.RequestBody;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.FormRequest;
import org.muleentra.jwt.fixture.StreamedBody;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

class GatekeeperTest {

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR    "})
  void takesTheSchemeInAnyCase(String prefix) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(gate.decide(InboundRequest.ofAuthorization(prefix + gate.mint.userToken().sign())).admitted()).isTrue();
    }
  }

  @Test
  void takesACompactTokenAlone() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(gate.decide(InboundRequest.ofCredentials(gate.mint.userToken().sign())).admitted()).isTrue();
      assertThat(gate.decide(InboundRequest.ofCredentials("Bearer " + gate.mint.userToken().sign())).admitted()).isTrue();
      assertThat(gate.decide(InboundRequest.ofCredentials(null)).refusal().reason()).isEqualTo(Reason.NO_CREDENTIALS);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-59, -1, 0, 1})
  void acceptsUntilTheSkewBehindExpIsUsedUp(long secondsFromExp) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(gate.refusal(gate.mint.userToken().expiresIn(Duration.ofSeconds(secondsFromExp)).sign())).isNull();
    }
  }

  @Test
  void refusesFromTheSecondOnWhereExpAndSkewMeet() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(gate.refusal(gate.mint.userToken().expiresIn(Duration.ofSeconds(-60)).sign())).isEqualTo(Reason.TOKEN_EXPIRED);
      assertThat(gate.refusal(gate.mint.userToken().expiresIn(Duration.ofSeconds(-61)).sign())).isEqualTo(Reason.TOKEN_EXPIRED);
    }
  }

  @Test
  void withoutSkewExpItselfIsTooLateAndNbfItselfIsNotTooEarly() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(CLOCK_SKEW, 0))) {
      assertThat(gate.refusal(gate.mint.userToken().expiresIn(Duration.ofSeconds(1)).sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().expiresIn(Duration.ZERO).sign())).isEqualTo(Reason.TOKEN_EXPIRED);
      assertThat(gate.refusal(gate.mint.userToken().notBefore(TestGatekeeper.NOW).sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().notBefore(TestGatekeeper.NOW.plusSeconds(1)).sign())).isEqualTo(Reason.TOKEN_NOT_YET_VALID);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nbf", "iat"})
  void acceptsADateUpToTheSkewAhead(String claim) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(gate.refusal(gate.mint.userToken().claim(claim, TestGatekeeper.NOW.plusSeconds(60).getEpochSecond()).sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().claim(claim, TestGatekeeper.NOW.plusSeconds(61).getEpochSecond()).sign())).isNotNull();
    }
  }

  @Test
  void takesAudiencesAsTheyAreConfiguredWithTheirSlash() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(AUDIENCES, List.of("api://slash/", "api://none")))) {
      assertThat(gate.refusal(gate.mint.userToken().audience("api://slash/").sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().audience("api://none").sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().audience("api://slash").sign())).isEqualTo(Reason.AUDIENCE_MISMATCH);
      assertThat(gate.refusal(gate.mint.userToken().audience("api://none/").sign())).isEqualTo(Reason.AUDIENCE_MISMATCH);
    }
  }

  @Test
  void acceptsAnyOrganizationByItsOwnIssuer() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(TENANTS, List.of("organizations")).with(REQUIRED_SCOPES, List.of("Orders.Read")))) {
      assertThat(gate.refusal(gate.mint.userToken().tenant(Contoso.FABRIKAM_TENANT_ID).sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().v1().tenant(Contoso.FABRIKAM_TENANT_ID).sign())).isNull();
    }
  }

  @Test
  void turnsGroupsAndAppRolesIntoLocalRoles() {
    Map<String, String> mappings = Map.of(Contoso.READERS_GROUP_ID.toUpperCase(), "reader", "Orders.Write.All", "writer");
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ROLE_MAPPINGS, mappings))) {
      Principal user = gate.decide(gate.mint.userToken().groups(Contoso.READERS_GROUP_ID, Contoso.ADMINS_GROUP_ID).sign()).principal();
      Principal app = gate.decide(gate.mint.appToken().roles("Orders.Write.All", "Unmapped").sign()).principal();

      assertThat(user.roles()).containsExactly("reader");
      assertThat(user.name()).isEqualTo(Contoso.USER_OBJECT_ID);
      assertThat(app.roles()).containsExactly("writer");
      assertThat(app.name()).isEqualTo(Contoso.DAEMON_CLIENT_ID);
    }
  }

  @Test
  void admitsWithARequiredRole() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ROLE_MAPPINGS, Map.of(Contoso.ADMINS_GROUP_ID, "admin")).with(REQUIRED_ROLES, List.of("admin")))) {
      assertThat(gate.refusal(gate.mint.userToken().groups(Contoso.ADMINS_GROUP_ID).sign())).isNull();
    }
  }

  @Test
  void tellsThePrincipalUnderTheNamesOfTheContract() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      Map<String, Object> principal = gate.decide(gate.mint.userToken().scopes("Orders.Read").groups(Contoso.READERS_GROUP_ID).sign())
          .principal().toMap();

      assertThat(principal).containsEntry("tenantId", Contoso.TENANT_ID).containsEntry("objectId", Contoso.USER_OBJECT_ID)
          .containsEntry("clientId", Contoso.WEB_CLIENT_ID).containsEntry("callerKind", "user").containsEntry("roles", List.of())
          .containsEntry("scopes", List.of("Orders.Read")).containsEntry("groups", List.of(Contoso.READERS_GROUP_ID))
          .containsEntry("tokenVersion", "2.0")
          .containsKeys("appRoles", "tokenId", "sessionId", "issuedAt", "expiresAt", "authenticationContexts", "claims");
    }
  }

  @Test
  void narrowsPermissionsForOneOperationOverTheSameKeys() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      Gatekeeper writers = gate.gatekeeper.requiring(SettingValues.NONE.with(REQUIRED_SCOPES, List.of("Orders.Write")));
      InboundRequest reader = InboundRequest.ofCredentials(gate.mint.userToken().scopes("Orders.Read").sign());

      assertThat(gate.decide(reader).admitted()).isTrue();
      assertThat(writers.decide(reader).toCompletableFuture().getNow(null).refusal().reason()).isEqualTo(Reason.SCOPE_MISSING);
      assertThat(gate.metadata.keyFetches()).isEqualTo(2);
    }
  }

  @Test
  void refusesWhatNobodyForesaw() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      InboundRequest broken = lines -> {
        throw new IllegalStateException("secret");
      };

      Decision decision = gate.decide(broken);

      assertThat(decision.admitted()).isFalse();
      assertThat(decision.refusal().reason()).isEqualTo(Reason.UNFORESEEN);
      assertThat(decision.answer().body()).doesNotContain("secret");
      assertThat(gate.audited).hasSize(1);
    }
  }

  @Test
  void waitsForNoBodyOfACallerWhoIsRefusedAnyway() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      String expired = "Bearer " + gate.mint.userToken().expiresIn(Duration.ofHours(-1)).sign();

      assertThat(gate.decide(withBodyThatNeverComes(expired)).refusal().reason()).isEqualTo(Reason.TOKEN_EXPIRED);
      assertThat(gate.decide(withBodyThatNeverComes("Bearer a.b.c")).refusal().reason()).isEqualTo(Reason.TOKEN_MALFORMED);
    }
  }

  private static InboundRequest withBodyThatNeverComes(String authorization) {
    return new FormRequest(authorization, new RequestBody() {
      @Override
      public byte[] inMemory(int limit) {
        throw new AssertionError("looked at the body");
      }

      @Override
      public InputStream open() {
        throw new AssertionError("waited for the body");
      }
    });
  }

  /** Nobody need look after it, and the line says whose client it was. */
  @Test
  void aClientThatIsLostIsNoDecisionAgainstTheCaller() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      Decision decision = gate.decide(new FormRequest("Bearer " + gate.mint.userToken().sign(), new StreamedBody(() -> {
        throw new EOFException();
      })));

      assertThat(decision.admitted()).isFalse();
      assertThat(gate.audited).singleElement().satisfies(event -> {
        assertThat(event.isOrdinary()).isTrue();
        assertThat(event.toString()).startsWith("decision=abandoned status=408 reason=BODY_INCOMPLETE")
            .contains("oid=" + Contoso.USER_OBJECT_ID);
      });
    }
  }

  @Test
  void recordsEachDecisionOnceWithProvenIdsOnly() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.decide(gate.mint.userToken().claim("uti", "AbC").sign());
      gate.decide(gate.mint.userToken().claim("uti", "x\ny").expiresIn(Duration.ofHours(-1)).sign());
      gate.decide(gate.mint.userToken().claim("uti", "forged").flipSignatureBit().sign());

      assertThat(gate.audited).extracting(Object::toString).satisfiesExactly(
          admitted -> assertThat(admitted).startsWith("decision=admitted").contains("uti=AbC", "oid=" + Contoso.USER_OBJECT_ID),
          expired -> assertThat(expired).contains("reason=TOKEN_EXPIRED", "uti=x?y").doesNotContain("\n"),
          forged -> assertThat(forged).contains("reason=SIGNATURE_INVALID").doesNotContain("forged", "oid="));
    }
  }

  @Test
  void holdsNoThreadWhileAKeyIsFetched() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      String known = gate.mint.userToken().sign();
      gate.keys.rotate();
      gate.metadata.hold();
      List<CompletableFuture<Decision>> waiting = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        waiting.add(gate.gatekeeper.decide(InboundRequest.ofCredentials(gate.mint.userToken().sign())).toCompletableFuture());
      }

      assertThat(waiting).noneMatch(CompletableFuture::isDone);
      assertThat(gate.refusal(known)).isNull();

      gate.metadata.release();
      assertThat(waiting).allMatch(decision -> decision.getNow(null).admitted());
      assertThat(gate.metadata.keyFetches()).isEqualTo(3);
    }
  }

  static Stream<Arguments> thrown() {
    return Stream.of(
        Arguments.of(new OutOfMemoryError("unable to create native thread"), Reason.NO_RESOURCES, 503),
        Arguments.of(new RejectedExecutionException("full"), Reason.NO_RESOURCES, 503),
        Arguments.of(new CompletionException(new InternalError("of the VM")), Reason.NO_RESOURCES, 503),
        Arguments.of(new StackOverflowError(), Reason.UNFORESEEN, 401),
        Arguments.of(new NoClassDefFoundError("gone"), Reason.UNFORESEEN, 401),
        Arguments.of(new IllegalStateException("secret"), Reason.UNFORESEEN, 401));
  }

  /** A runtime at its end says nothing of the token, so its bearer is not told that it is bad. */
  @ParameterizedTest
  @MethodSource("thrown")
  void whateverIsThrownIsARefusalAndItsKindSaysWhose(Throwable thrown, Reason reason, int status) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      InboundRequest ordinary = InboundRequest.ofCredentials(gate.mint.userToken().sign());
      Decision decision = gate.decide(new FormRequest("Bearer " + gate.mint.userToken().sign(), new RequestBody() {

        @Override
        public byte[] inMemory(int limit) {
          throw GatekeeperTest.<RuntimeException>sneaky(thrown);
        }

        @Override
        public InputStream open() {
          throw new AssertionError("waited for the body");
        }
      }));

      assertThat(decision.refusal().reason()).isEqualTo(reason);
      assertThat(decision.answer().status()).isEqualTo(status);
      assertThat(decision.answer().headers().containsKey("Retry-After")).isEqualTo(status == 503);
      assertThat(gate.audited).hasSize(1);
      assertThat(gate.decide(ordinary).admitted()).isTrue();
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> E sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void itsOwnClientIsJudgedAsAnybodyAndRecordedNowhere() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ALLOWED_CLIENT_IDS, List.of(Contoso.DAEMON_CLIENT_ID)))) {
      OwnApi api = gate.gatekeeper.ownApi();
      assertThat(api.audience()).isEqualTo(Contoso.API_CLIENT_ID);
      assertThat(api.allowedClientIds()).containsExactly(Contoso.DAEMON_CLIENT_ID);
      assertThat(api.refusalOf(gate.mint.appToken().sign())).isCompletedWithValue(null);
      assertThat(api.refusalOf(gate.mint.userToken().sign())).isCompletedWithValueMatching(why -> why.startsWith("CLIENT_NOT_ALLOWED: "));
      assertThat(api.refusalOf(gate.mint.appToken().audience("api://other").sign()))
          .isCompletedWithValueMatching(why -> why.startsWith("AUDIENCE_MISMATCH: "));
      assertThat(gate.audited).isEmpty();
    }
  }
}
