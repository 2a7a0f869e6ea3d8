package org.muleentra.jwt.core.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A role that rests on a group's name is granted, and told of once. */
class RoleMappingTest {

  private final CapturedLog log = CapturedLog.of(RoleMapping.class, Level.INFO);

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void theNameOfAGroupGrantsARoleAndIsWarnedOfOnce() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ROLE_MAPPINGS, Map.of("CONTOSO\\Clerks", "clerk", Contoso.ADMINS_GROUP_ID, "admin")))) {
      assertThat(gate.decide(gate.mint.userToken().groups(Contoso.ADMINS_GROUP_ID, "CONTOSO\\Others").sign()).principal().roles())
          .containsExactly("admin");
      assertThat(log.lines()).isEmpty();

      for (int i = 0; i < 2; i++) {
        assertThat(gate.decide(gate.mint.userToken().groups("CONTOSO\\Clerks").sign()).principal().roles()).containsExactly("clerk");
      }
      assertThat(log.lines()).singleElement().asString().startsWith("WARN Configuration orders: a role was granted for the name of a group");
    }
  }

  @Test
  void anAppRoleIsNoName() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ROLE_MAPPINGS, Map.of(Contoso.READ_ALL_ROLE, "reader")))) {
      assertThat(gate.decide(gate.mint.appToken().roles(Contoso.READ_ALL_ROLE).sign()).principal().roles()).containsExactly("reader");
      assertThat(log.lines()).isEmpty();
    }
  }
}
