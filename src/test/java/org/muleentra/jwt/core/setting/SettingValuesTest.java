package org.muleentra.jwt.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.check.LifetimeCheck.CLOCK_SKEW;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.check.PermissionCheck.SCOPE_MATCH;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_SECRET;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.settings.DeclaredSettings;
import org.muleentra.jwt.testkit.tenant.Contoso;

class SettingValuesTest {

  @Test
  void whatIsEmptyIsNotGiven() {
    SettingValues empty = SettingValues.NONE.with(REQUIRED_SCOPES, List.of()).with(SCOPE_MATCH, "").with(REQUIRED_APP_ROLES, null)
        .with(ROLE_MAPPINGS, Map.of());
    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty).isEqualTo(SettingValues.NONE).hasSameHashCodeAs(SettingValues.NONE);
    assertThat(SettingValues.NONE.with(REQUIRED_SCOPES, List.of("a")).with(REQUIRED_SCOPES, List.of())).isEqualTo(SettingValues.NONE);
    assertThat(SettingValues.NONE.with(CLOCK_SKEW, 0).has(CLOCK_SKEW)).as("0 is something").isTrue();
  }

  /** An operation's empty list stands beside a list that it does state. */
  @Test
  void anEmptyListLiftsNothingBesideAStatedOne() {
    SettingValues ofOperation = SettingValues.NONE.with(REQUIRED_SCOPES, List.of()).with(REQUIRED_APP_ROLES, List.of("Orders.Audit"));
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(REQUIRED_SCOPES, List.of(Contoso.WRITE_SCOPE)))) {
      assertThat(gate.gatekeeper.requiring(ofOperation)
          .decide(InboundRequest.ofAuthorization("Bearer " + gate.mint.userToken().sign())).toCompletableFuture().join().refusal().reason())
          .isEqualTo(Reason.SCOPE_MISSING);
    }
  }

  @Test
  void whatIsChangedAfterwardsChangesNothing() {
    List<String> scopes = new ArrayList<>(List.of("a"));
    Map<String, String> mappings = new LinkedHashMap<>(Map.of("a", "b"));
    SettingValues values = SettingValues.NONE.with(REQUIRED_SCOPES, scopes).with(ROLE_MAPPINGS, mappings);
    scopes.add("b");
    mappings.clear();

    assertThat(values.get(REQUIRED_SCOPES)).containsExactly("a");
    assertThat(values.get(ROLE_MAPPINGS)).containsExactly(Map.entry("a", "b"));
    assertThatThrownBy(() -> values.get(REQUIRED_SCOPES).add("c")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void secretsAreLeftOutAndNeverTold() {
    SettingValues values = SettingValues.NONE.with(GRAPH_CLIENT_SECRET, "s3cret").with(CLOCK_SKEW, 5);
    assertThat(values).hasToString("graphClientSecret, clockSkew");
    assertThat(values.withoutSecrets()).isEqualTo(SettingValues.NONE.with(CLOCK_SKEW, 5));
  }

  static List<Setting<?, ?>> declared() {
    return List.copyOf(DeclaredSettings.all().values());
  }

  /** Whatever is wrong, the sentence names the field and never says what was given. */
  @ParameterizedTest
  @MethodSource("declared")
  void noSentenceRepeatsTheValue(Setting<?, ?> setting) {
    Shape shape = setting.shape();
    if (shape.kind() == Shape.Kind.FLAG || shape.kind() == Shape.Kind.NUMBER) {
      return;
    }
    String wrong = "0therw1se #[wr0ng]";
    Object given = shape.kind() == Shape.Kind.TEXT ? wrong : shape.kind() == Shape.Kind.LIST ? List.of(wrong)
        : List.of(Map.of("key", wrong, "value", wrong));
    assertThatThrownBy(() -> DeclaredSettings.given(Map.of(setting.name(), given)).get(setting))
        .isInstanceOf(InvalidSettingException.class).message()
        .startsWith(setting.name()).doesNotContain("0therw1se", "wr0ng").matches("\\S+(?: key| value)? must .+");
  }

  /** Nothing is what an optional setting takes, and what a required one refuses. */
  @ParameterizedTest
  @MethodSource("declared")
  void nothingIsTakenUnlessSomethingMustBeGiven(Setting<?, ?> setting) {
    if (setting.shape().isRequired()) {
      assertThatThrownBy(() -> SettingValues.NONE.get(setting)).hasMessage(setting.name() + " must hold at least one value");
    } else {
      SettingValues.NONE.get(setting);
    }
  }
}
