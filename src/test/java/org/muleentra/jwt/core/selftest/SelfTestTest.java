package org.muleentra.jwt.core.selftest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.muleentra.jwt.core.Gate;
import org.muleentra.jwt.core.MutableClock;
import org.muleentra.jwt.core.validation.ParametersBuilder;
import org.muleentra.jwt.core.validation.ValidationParameters;

class SelfTestTest {

  private static final Clock CLOCK = Clock.fixed(Gate.NOW, java.time.ZoneOffset.UTC);

  static Stream<Arguments> configurations() {
    return Stream.of(
        with(settings -> settings),
        with(settings -> settings.clockSkew(0)),
        with(settings -> settings.clockSkew(600)),
        with(settings -> settings.tokenVersions(List.of("1.0"))),
        with(settings -> settings.maximumTokenAge(60)),
        with(settings -> settings.tenants(List.of("organizations")).requiredScopes(List.of("a"))),
        with(settings -> settings.directory("externalId")),
        with(settings -> settings.directory("b2c").loginHost("contoso.b2clogin.com").b2cPolicies(List.of("B2C_1_a", "B2C_1_b"))),
        with(settings -> settings.loginHost("login.cloud.example")),
        with(settings -> settings.callerKinds(List.of("agent")).requiredAppRoles(List.of("r"))),
        with(settings -> settings.callerKinds(List.of("agent", "agentForUser")).claimRules(List.of("acct equals 0"))
            .requiredAuthenticationContext("c1").requiredAppRoles(List.of("r"))));
  }

  private static Arguments with(UnaryOperator<ParametersBuilder> change) {
    return Arguments.of(change);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void everyGoodConfigurationStarts(UnaryOperator<ParametersBuilder> change) {
    assertThatCode(() -> SelfTest.run(change.apply(Gate.parameters()).build(), CLOCK)).doesNotThrowAnyException();
  }

  /** On a machine that is slow to start, minutes go by between the making of a token and its validation. */
  @Test
  void timeThatPassesMeanwhileIsNoFault() {
    MutableClock clock = new MutableClock(Gate.NOW);
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
    assertThatCode(() -> SelfTest.run(Gate.parameters().build(), hurrying)).doesNotThrowAnyException();
  }

  /** A validator whose clock stands still in the past takes for fresh what has expired. */
  @Test
  void aValidatorThatAcceptsAnExpiredTokenDoesNotStart() {
    ValidationParameters parameters = Gate.parameters().requiredScopes(List.of("self.test")).build();

    assertThatThrownBy(() -> SelfTest.run(parameters, CLOCK, Clock.offset(CLOCK, Duration.ofSeconds(-30))))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("an expiry that has passed")
        .hasMessageContaining("TOKEN_EXPIRED").hasMessageEndingWith("a pass");
  }

  /** To be refused for something else proves nothing about the rule. */
  @Test
  void aRefusalForAnotherReasonIsNoProof() {
    ValidationParameters parameters = Gate.parameters().build();

    assertThatThrownBy(() -> SelfTest.run(parameters, CLOCK, Clock.offset(CLOCK, Duration.ofDays(1))))
        .isInstanceOf(IllegalStateException.class).hasMessageEndingWith("TOKEN_EXPIRED");
  }
}
