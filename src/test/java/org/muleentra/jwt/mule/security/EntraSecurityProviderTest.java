package org.muleentra.jwt.mule.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mule.runtime.api.security.Authentication;
import org.mule.runtime.api.security.DefaultMuleAuthentication;
import org.muleentra.jwt.fixture.TestGatekeeper;

class EntraSecurityProviderTest {

  private final EntraSecurityProvider provider = new EntraSecurityProvider("entra-jwt.config.1");

  @Test
  void vouchesForOurAuthenticationAlone() {
    assertThat(provider.supports(EntraAuthentication.class)).isTrue();
    assertThat(provider.supports(DefaultMuleAuthentication.class)).isFalse();
    assertThat(provider.supports(Authentication.class)).isFalse();
  }

  @Test
  void keepsTheAuthenticationAsItIs() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      EntraAuthentication caller = EntraAuthentication.of(gate.decide(gate.mint.userToken().sign()).principal(), "a.b.c");
      assertThat(provider.authenticate(caller)).isSameAs(caller);
      assertThat(provider.createSecurityContext(caller).getAuthentication()).isSameAs(caller);
    }
  }

  @Test
  void keepsTheNameThatItIsKnownBy() {
    assertThatThrownBy(() -> provider.setName("other")).isInstanceOf(UnsupportedOperationException.class);
    assertThat(provider.getName()).isEqualTo("entra-jwt.config.1");
  }
}
