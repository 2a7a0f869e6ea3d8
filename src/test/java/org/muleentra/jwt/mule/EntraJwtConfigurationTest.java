package org.muleentra.jwt.mule;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EntraJwtConfigurationTest {

  @Test
  void letsNobodyThroughBeforeItIsStarted() {
    assertThatThrownBy(() -> new EntraJwtConfiguration().gatekeeper()).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not started");
  }

  @Test
  void stopsWithoutHavingStarted() {
    EntraJwtConfiguration configuration = new EntraJwtConfiguration();
    configuration.stop();
    configuration.stop();
    assertThatThrownBy(configuration::gatekeeper).isInstanceOf(IllegalStateException.class);
  }
}
