package org.muleentra.jwt.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.directory.DirectorySettings.REQUIRE_ENABLED_ACCOUNT;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.InMemoryDirectory;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Whether the caller's account is enabled, asked of the directory at most once a minute. */
class EnabledAccountTest {

  private final TestGatekeeper gate = new TestGatekeeper(settings -> TestGatekeeper.withGraph(settings).with(REQUIRE_ENABLED_ACCOUNT, true));

  @BeforeEach
  void start() {
    gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    gate.directory.member(Contoso.DAEMON_OBJECT_ID);
  }

  @AfterEach
  void stop() {
    gate.close();
  }

  @Test
  void asksOfUsersAndOfApplications() {
    assertThat(gate.decide(gate.mint.userToken().groups(Contoso.READERS_GROUP_ID).sign()).principal().roles())
        .containsExactly("reader");
    assertThat(gate.decide(gate.mint.appToken().sign()).admitted()).isTrue();
    assertThat(gate.directory.graphCalls()).containsExactly(
        "GET " + InMemoryDirectory.GRAPH + "/users/" + Contoso.USER_OBJECT_ID + "?$select=accountEnabled",
        "GET " + InMemoryDirectory.GRAPH + "/servicePrincipals/" + Contoso.DAEMON_OBJECT_ID + "?$select=accountEnabled");
  }

  @Test
  void refusesADisabledAccount() {
    gate.directory.disable(Contoso.USER_OBJECT_ID);
    Decision decision = gate.decide(gate.mint.userToken().sign());
    assertThat(decision.refusal().reason()).isEqualTo(Reason.ACCOUNT_DISABLED);
    assertThat(decision.answer().status()).isEqualTo(401);
    assertThat(decision.answer().headers().get("WWW-Authenticate")).contains("invalid_token");
  }

  @Test
  void refusesAnAccountThatIsGone() {
    assertThat(gate.refusal(gate.mint.userToken().objectId(Contoso.ADMINS_GROUP_ID).sign())).isEqualTo(Reason.ACCOUNT_NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource({"59999, false", "60000, true", "60001, true"})
  void seesAChangeAfterAMinute(long millis, boolean seen) {
    String token = gate.mint.userToken().sign();
    assertThat(gate.refusal(token)).isNull();
    gate.directory.disable(Contoso.USER_OBJECT_ID);
    gate.scheduler.advance(Duration.ofMillis(millis));
    assertThat(gate.refusal(token)).isEqualTo(seen ? Reason.ACCOUNT_DISABLED : null);

    gate.directory.enable(Contoso.USER_OBJECT_ID);
    gate.scheduler.advance(Duration.ofMinutes(1));
    assertThat(gate.refusal(token)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"accountEnabled\":null}", "{\"accountEnabled\":\"true\"}", "{\"accountEnabled\":1}",
      "[true]", "{\"accountEnabled\":true"})
  void anAnswerThatDoesNotSaySoIsAnOutage(String body) {
    gate.directory.graphAnswers(200, null, body);
    Decision decision = gate.decide(gate.mint.userToken().sign());
    assertThat(decision.refusal().reason()).isEqualTo(Reason.DIRECTORY_UNAVAILABLE);
    assertThat(decision.answer().status()).isEqualTo(503);
    assertThat(decision.answer().headers()).containsKey("Retry-After");
  }

  @Test
  void groupsAndAccountAreAskedTogether() {
    String token = gate.mint.userToken().groupOverage().sign();
    assertThat(gate.decide(token).principal().roles()).containsExactly("reader");
    assertThat(gate.directory.graphCalls()).hasSize(2);
    assertThat(gate.directory.tokenRequests()).hasSize(1);

    gate.directory.disable(Contoso.USER_OBJECT_ID);
    gate.scheduler.advance(Duration.ofMinutes(1));
    assertThat(gate.refusal(token)).isEqualTo(Reason.ACCOUNT_DISABLED);
    assertThat(gate.directory.graphCalls()).hasSize(3);
  }

  @Test
  void aDisabledAccountIsRefusedWhateverItsGroups() {
    gate.directory.disable(Contoso.USER_OBJECT_ID);
    assertThat(gate.refusal(gate.mint.userToken().groups(Contoso.READERS_GROUP_ID).sign())).isEqualTo(Reason.ACCOUNT_DISABLED);
  }

  @Test
  void aDoorOfOtherPermissionsAsksTheSameDirectory() {
    gate.directory.disable(Contoso.USER_OBJECT_ID);
    Decision decision = gate.gatekeeper.requiring(SettingValues.NONE.with(REQUIRED_SCOPES, List.of("Orders.Read")))
        .decide(org.muleentra.jwt.core.InboundRequest.ofAuthorization("Bearer " + gate.mint.userToken().scopes("Orders.Read").sign()))
        .toCompletableFuture().join();
    assertThat(decision.refusal().reason()).isEqualTo(Reason.ACCOUNT_DISABLED);
  }
}
