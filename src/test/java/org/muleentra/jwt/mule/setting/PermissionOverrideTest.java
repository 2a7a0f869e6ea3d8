package org.muleentra.jwt.mule.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.Gate;
import org.muleentra.jwt.testkit.Contoso;

class PermissionOverrideTest {

  private static final PermissionOverride NOTHING = new PermissionOverride(null, null, null, null, null, null, null);

  @Test
  void whatIsEmptyStatesNothing() {
    PermissionOverride empty = new PermissionOverride(List.of(), "", List.of(), "", List.of(), List.of(), "");
    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty).isEqualTo(NOTHING).hasSameHashCodeAs(NOTHING);
    assertThat(new PermissionOverride(List.of("a"), "", List.of(), null, null, List.of(), null))
        .isEqualTo(new PermissionOverride(List.of("a"), null, null, null, null, null, null)).isNotEqualTo(NOTHING);
  }

  /** Another list beside it changes nothing of that. */
  @Test
  void anEmptyListLiftsNothingBesideAStatedOne() {
    PermissionOverride stated = new PermissionOverride(List.of(), null, List.of("Orders.Audit"), null, null, null, null);
    try (Gate gate = new Gate(settings -> settings.requiredScopes(List.of(Contoso.WRITE_SCOPE)))) {
      var door = gate.gatekeeper.requiring(stated::applyTo);
      assertThat(door.decide(org.muleentra.jwt.core.InboundRequest.ofAuthorization("Bearer " + gate.mint.userToken().sign()))
          .toCompletableFuture().join().refusal().reason()).isEqualTo(Reason.SCOPE_MISSING);
    }
  }
}
