package org.muleentra.jwt.core.selftest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.authority.TrustedTenants.B2C_POLICIES;
import static org.muleentra.jwt.core.authority.TrustedTenants.DIRECTORY;
import static org.muleentra.jwt.core.authority.TrustedTenants.LOGIN_HOST;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.authority.TrustedTenants.TOKEN_VERSIONS;
import static org.muleentra.jwt.core.check.AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;
import static org.muleentra.jwt.core.check.LifetimeCheck.CLOCK_SKEW;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.check.TokenAgeCheck.MAXIMUM_TOKEN_AGE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.fixture.TestGatekeeper;

class SelfTestTest {

  private static final Clock CLOCK = Clock.fixed(TestGatekeeper.NOW, java.time.ZoneOffset.UTC);

  static Stream<Arguments> configurations() {
    return Stream.of(
        with(settings -> settings),
        with(settings -> settings.with(CLOCK_SKEW, 0)),
        with(settings -> settings.with(CLOCK_SKEW, 600)),
        with(settings -> settings.with(TOKEN_VERSIONS, List.of("1.0"))),
        with(settings -> settings.with(MAXIMUM_TOKEN_AGE, 60)),
        with(settings -> settings.with(TENANTS, List.of("organizations")).with(REQUIRED_SCOPES, List.of("a"))),
        with(settings -> settings.with(DIRECTORY, "externalId")),
        with(settings -> settings.with(DIRECTORY, "b2c").with(LOGIN_HOST, "contoso.b2clogin.com").with(B2C_POLICIES, List.of("B2C_1_a", "B2C_1_b"))),
        with(settings -> settings.with(LOGIN_HOST, "login.cloud.example")),
        with(settings -> settings.with(CALLER_KINDS, List.of("agent")).with(REQUIRED_APP_ROLES, List.of("r"))),
        with(settings -> settings.with(CALLER_KINDS, List.of("agent", "agentForUser")).with(CLAIM_RULES, List.of("acct equals 0"))
            .with(REQUIRED_AUTHENTICATION_CONTEXT, "c1").with(REQUIRED_APP_ROLES, List.of("r"))));
  }

  private static Arguments with(UnaryOperator<SettingValues> change) {
    return Arguments.of(change);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void everyGoodConfigurationStarts(UnaryOperator<SettingValues> change) {
    assertThatCode(() -> TestGatekeeper.settings(change.apply(TestGatekeeper.values()))).doesNotThrowAnyException();
    assertThatCode(() -> SelfTest.run(change.apply(TestGatekeeper.values()), CLOCK)).doesNotThrowAnyException();
  }

  /** On a machine that is slow to start, minutes go by between the making of a token and its validation. */
  @Test
  void timeThatPassesMeanwhileIsNoFault() {
    MutableClock clock = new MutableClock(TestGatekeeper.NOW);
    Clock hurrying = new Clock() {
      @Override
      public Instant instant() {
        clock.advance(Duration.ofMinutes(1));
        return clock.instant();
      }

      @Override
      public ZoneId getZone() {
        return clock.getZone();
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
    assertThatCode(() -> SelfTest.run(TestGatekeeper.values(), hurrying)).doesNotThrowAnyException();
  }

  /** A validator whose clock stands still in the past takes for fresh what has expired. */
  @Test
  void aValidatorThatAcceptsAnExpiredTokenDoesNotStart() {
    SettingValues values = TestGatekeeper.values().with(REQUIRED_SCOPES, List.of("self.test"));

    assertThatThrownBy(() -> SelfTest.run(values, CLOCK, Clock.offset(CLOCK, Duration.ofSeconds(-30))))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("an expiry that has passed")
        .hasMessageContaining("TOKEN_EXPIRED").hasMessageEndingWith("a pass");
  }

  /** To be refused for something else proves nothing about the rule. */
  @Test
  void aRefusalForAnotherReasonIsNoProof() {
    SettingValues values = TestGatekeeper.values();

    assertThatThrownBy(() -> SelfTest.run(values, CLOCK, Clock.offset(CLOCK, Duration.ofDays(1))))
        .isInstanceOf(IllegalStateException.class).hasMessageEndingWith("TOKEN_EXPIRED");
  }
}
