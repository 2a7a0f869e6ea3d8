package org.muleentra.jwt.core.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A role that rests on a group's name is granted, and told of once. */
class RoleMappingTest {

  private final List<String> lines = new ArrayList<>();
  private final Logger logger = (Logger) LogManager.getLogger(RoleMapping.class);
  private final AbstractAppender appender = new AbstractAppender("mapping", null, null, false, Property.EMPTY_ARRAY) {

    @Override
    public void append(LogEvent event) {
      lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
    }
  };

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void stopListening() {
    logger.removeAppender(appender);
  }

  @Test
  void theNameOfAGroupGrantsARoleAndIsWarnedOfOnce() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ROLE_MAPPINGS, Map.of("CONTOSO\\Clerks", "clerk", Contoso.ADMINS_GROUP_ID, "admin")))) {
      assertThat(gate.decide(gate.mint.userToken().groups(Contoso.ADMINS_GROUP_ID, "CONTOSO\\Others").sign()).principal().roles())
          .containsExactly("admin");
      assertThat(lines).isEmpty();

      for (int i = 0; i < 2; i++) {
        assertThat(gate.decide(gate.mint.userToken().groups("CONTOSO\\Clerks").sign()).principal().roles()).containsExactly("clerk");
      }
      assertThat(lines).singleElement().asString().startsWith("WARN A role was granted for the name of a group");
    }
  }

  @Test
  void anAppRoleIsNoName() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ROLE_MAPPINGS, Map.of(Contoso.READ_ALL_ROLE, "reader")))) {
      assertThat(gate.decide(gate.mint.appToken().roles(Contoso.READ_ALL_ROLE).sign()).principal().roles()).containsExactly("reader");
      assertThat(lines).isEmpty();
    }
  }
}
