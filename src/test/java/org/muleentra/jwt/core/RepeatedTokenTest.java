package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.check.TokenAgeCheck.MAXIMUM_TOKEN_AGE;
import static org.muleentra.jwt.core.directory.DirectorySettings.REQUIRE_ENABLED_ACCOUNT;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;
import static org.muleentra.jwt.core.validation.TokenCache.TOKEN_CACHE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.revocation.RevocationRequest;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Between two uses of one token something changes that it depends on; that it was admitted once helps nobody. */
class RepeatedTokenTest {

  private static final Duration LONG = Duration.ofHours(30);
  /** Beyond the refresh of keys, and what Graph said of a caller. */
  private static final Duration UNTIL_REFRESHED = Duration.ofMinutes(70);

  private static long found(TestGatekeeper gate) {
    return Stream.of(gate.gatekeeper.vitals().metrics().split("\n"))
        .filter(line -> line.startsWith("entra_jwt_token_cache_lookups_total") && line.contains("found"))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1))).findFirst().orElse(-1);
  }

  private static TestGatekeeper gate() {
    TestGatekeeper gate = new TestGatekeeper(settings -> TestGatekeeper.withGraph(settings).with(REQUIRE_ENABLED_ACCOUNT, true)
        .with(REQUIRED_ROLES, List.of("reader")).with(MAXIMUM_TOKEN_AGE, 86_400));
    gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    return gate;
  }

  private static String token(TestGatekeeper gate) {
    return gate.mint.userToken().expiresIn(LONG).claim("uti", "AbC-_9").claim("hasgroups", true).without("groups").sign();
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change("it expires", Reason.TOKEN_TOO_OLD, gate -> gate.scheduler.advance(Duration.ofHours(25))),
        change("the token is revoked", Reason.TOKEN_REVOKED, gate -> gate.denyList.revoke(RevocationRequest.of("tokenId", "AbC-_9", null))),
        change("the caller is revoked", Reason.TOKEN_REVOKED,
            gate -> gate.denyList.revoke(RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null))),
        change("the account is disabled", Reason.ACCOUNT_DISABLED, gate -> {
          gate.directory.disable(Contoso.USER_OBJECT_ID);
          gate.scheduler.advance(UNTIL_REFRESHED);
        }),
        change("the group is left", Reason.ROLE_MISSING, gate -> {
          gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.ADMINS_GROUP_ID);
          gate.scheduler.advance(UNTIL_REFRESHED);
        }),
        change("the directory is away", Reason.DIRECTORY_UNAVAILABLE, gate -> {
          gate.directory.down(true);
          gate.scheduler.advance(UNTIL_REFRESHED);
        }),
        change("the key is withdrawn", Reason.KEY_UNKNOWN, gate -> {
          gate.keys.rotateAndDrop();
          gate.scheduler.advance(UNTIL_REFRESHED);
        }),
        change("the key is another's under the same kid", Reason.SIGNATURE_INVALID, gate -> {
          SigningKey signer = gate.keys.current();
          gate.keys.publishOnly(gate.keys.announce().withKid(signer.kid()));
          gate.scheduler.advance(UNTIL_REFRESHED);
        }),
        change("no key could be fetched for too long", Reason.KEYS_UNAVAILABLE, gate -> {
          gate.metadata.down(true);
          gate.scheduler.advance(Duration.ofHours(24));
        }));
  }

  private static Arguments change(String name, Reason reason, Consumer<TestGatekeeper> change) {
    return Arguments.of(name, reason, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void isRefusedWhen(String name, Reason reason, Consumer<TestGatekeeper> change) {
    try (TestGatekeeper gate = gate()) {
      String token = token(gate);
      assertThat(gate.refusal(token)).isNull();
      assertThat(gate.refusal(token)).isNull();
      assertThat(found(gate)).isOne();
      change.accept(gate);
      assertThat(gate.refusal(token)).isEqualTo(reason);
    }
  }

  @Test
  void isRefusedByADoorThatRequiresMoreAndBySettingsOfAnotherConfiguration() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      String token = gate.mint.userToken().scopes("Orders.Read").sign();
      Gatekeeper stricter = gate.gatekeeper.requiring(SettingValues.NONE.with(REQUIRED_SCOPES, List.of("Orders.Write")));
      assertThat(gate.refusal(token)).isNull();
      Decision refused = stricter.decide(InboundRequest.ofCredentials(token)).toCompletableFuture().join();
      assertThat(refused.refusal().reason()).isEqualTo(Reason.SCOPE_MISSING);
      assertThat(found(gate)).as("they remember together").isOne();
      assertThat(gate.refusal(token)).isNull();
    }
    try (TestGatekeeper other = new TestGatekeeper(settings -> settings.with(ALLOWED_CLIENT_IDS, List.of(Contoso.DAEMON_CLIENT_ID)))) {
      assertThat(other.refusal(other.mint.userToken().sign())).isEqualTo(Reason.CLIENT_NOT_ALLOWED);
    }
  }

  /** What its groups grant follows from it alone, and is found once for each mapping that asks. */
  @Test
  void hasItsRolesAtEachUse() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ROLE_MAPPINGS,
        Map.of(Contoso.READERS_GROUP_ID, "reader", Contoso.ADMINS_GROUP_ID, "admin")))) {
      String token = gate.mint.userToken().groups(Contoso.ADMINS_GROUP_ID, Contoso.READERS_GROUP_ID).sign();
      String other = gate.mint.userToken().groups(Contoso.ADMINS_GROUP_ID).sign();
      Gatekeeper stricter = gate.gatekeeper.requiring(SettingValues.NONE.with(REQUIRED_ROLES, List.of("reader")));
      for (int use = 0; use < 4; use++) {
        assertThat(gate.decide(token).principal().roles()).containsExactly("admin", "reader");
        assertThat(gate.decide(other).principal().roles()).containsExactly("admin");
        assertThat(stricter.decide(InboundRequest.ofCredentials(token)).toCompletableFuture().join().principal().roles())
            .containsExactly("admin", "reader");
        assertThat(stricter.decide(InboundRequest.ofCredentials(other)).toCompletableFuture().join().refusal().reason())
            .isEqualTo(Reason.ROLE_MISSING);
      }
      assertThat(found(gate)).isGreaterThanOrEqualTo(13);
    }
  }

  /** The reasons for a refusal that lie behind the token's own: neither is one for remembering it. */
  @Test
  void isRememberedOnlyOnceAdmitted() {
    try (TestGatekeeper gate = gate()) {
      gate.directory.disable(Contoso.USER_OBJECT_ID);
      String token = token(gate);
      assertThat(gate.refusal(token)).isEqualTo(Reason.ACCOUNT_DISABLED);
      assertThat(gate.refusal(token)).isEqualTo(Reason.ACCOUNT_DISABLED);
      assertThat(found(gate)).isZero();
    }
  }

  @Test
  void goesOnWhenWhatFailedIsWellAgain() {
    try (TestGatekeeper gate = gate()) {
      String token = token(gate);
      assertThat(gate.refusal(token)).isNull();
      gate.metadata.down(true);
      gate.scheduler.advance(Duration.ofHours(24));
      assertThat(gate.refusal(token)).isEqualTo(Reason.KEYS_UNAVAILABLE);
      gate.metadata.down(false);
      gate.scheduler.advance(Duration.ofSeconds(61));
      String next = token(gate);
      assertThat(gate.refusal(next)).isNull();
      long before = found(gate);
      assertThat(gate.refusal(next)).isNull();
      assertThat(found(gate)).isEqualTo(before + 1);
    }
  }

  @Test
  void isProvenEachTimeWhereNoneAreRemembered() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(TOKEN_CACHE, 0).with(TENANTS, List.of(Contoso.TENANT_ID)))) {
      String token = gate.mint.userToken().sign();
      assertThat(gate.refusal(token)).isNull();
      assertThat(gate.refusal(token)).isNull();
      assertThat(found(gate)).isEqualTo(-1);
    }
  }

  @Test
  void isForgottenAtTheStop() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      String token = gate.mint.userToken().sign();
      assertThat(gate.refusal(token)).isNull();
      assertThat(gate.gatekeeper.vitals().metrics()).contains("entra_jwt_token_cache_tokens{config=\"orders\"} 1");
      gate.gatekeeper.close();
      assertThat(gate.gatekeeper.vitals().metrics()).contains("entra_jwt_token_cache_tokens{config=\"orders\"} 0");
    }
  }
}
