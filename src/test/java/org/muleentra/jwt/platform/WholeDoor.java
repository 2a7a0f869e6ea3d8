package org.muleentra.jwt.platform;

import static org.muleentra.jwt.core.directory.DirectorySettings.REQUIRE_ENABLED_ACCOUNT;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;
import static org.muleentra.jwt.core.principal.BackendHeaders.EXPOSE_HEADERS;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.revocation.RevocationRequest;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/**
 * A process of its own that takes requests through every stage of the door and prints a line for each, and before them the
 * flags that it was started with and the packages of the JDK that stand open to it.
 *
 * <p>Arguments: {@code local} for the stages that need no Microsoft Graph, {@code graph} for those that do.
 */
final class WholeDoor {

  private static final UnaryOperator<SettingValues> ROLES = settings -> settings
      .with(ROLE_MAPPINGS, Map.of(Contoso.READERS_GROUP_ID, "reader")).with(REQUIRED_ROLES, List.of("reader"));

  private WholeDoor() {}

  public static void main(String[] stages) {
    System.out.println("flags " + ManagementFactory.getRuntimeMXBean().getInputArguments());
    System.out.println("opened " + openedBeyondWhatTheJdkOpens());
    for (String stage : stages) {
      if (stage.equals("local")) {
        local();
      } else {
        graph();
      }
    }
  }

  private static void local() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> ROLES.apply(settings).with(EXPOSE_HEADERS, true))) {
      String reader = gate.mint.userToken().groups(Contoso.READERS_GROUP_ID).sign();
      Decision admitted = gate.authorize(reader);
      say("role", admitted);
      System.out.println("header " + admitted.backendHeaders().get("X-Entra-Object-Id"));
      say("parse", gate.authorize("a.b.c"));
      say("signature", gate.authorize(gate.mint.userToken().groups(Contoso.READERS_GROUP_ID).flipSignatureBit().sign()));
      say("no role", gate.authorize(gate.mint.userToken().sign()));
      gate.keys.rotateAndDrop();
      say("new key", gate.authorize(gate.mint.userToken().groups(Contoso.READERS_GROUP_ID).sign()));
      gate.denyList.revoke(RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null));
      say("revoked", gate.authorize(gate.mint.userToken().groups(Contoso.READERS_GROUP_ID).sign()));
    }
  }

  private static void graph() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> TestGatekeeper.withGraph(ROLES.apply(settings)).with(REQUIRE_ENABLED_ACCOUNT, true))) {
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      say("groups", gate.authorize(gate.mint.userToken().groupOverage().sign()));
      gate.directory.disable(Contoso.USER_OBJECT_ID);
      gate.scheduler.advance(Duration.ofSeconds(61));
      say("disabled", gate.authorize(gate.mint.userToken().groupOverage().sign()));
    }
  }

  private static void say(String stage, Decision decision) {
    System.out.println(stage + " "
        + (decision.admitted() ? decision.principal().roles() : decision.refusal().reason()));
  }

  /** Whether by a flag, a manifest or an agent: where reflection gets in that the JDK itself keeps closed. */
  private static Set<String> openedBeyondWhatTheJdkOpens() {
    Set<String> opened = new TreeSet<>();
    for (Module module : ModuleLayer.boot().modules()) {
      for (String name : module.getPackages()) {
        boolean byTheJdk = module.getDescriptor().opens().stream()
            .anyMatch(opens -> opens.source().equals(name) && !opens.isQualified());
        if (module.isOpen(name, WholeDoor.class.getModule()) && !byTheJdk) {
          opened.add(name);
        }
      }
    }
    return opened;
  }
}
