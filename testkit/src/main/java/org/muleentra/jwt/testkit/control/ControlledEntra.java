package org.muleentra.jwt.testkit.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.Registrations;
import org.muleentra.jwt.testkit.graph.CredentialView;
import org.muleentra.jwt.testkit.graph.MockGraph;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.sts.MockSts;

/** What control reaches of a mock: what may be done to it, and how it stands. */
public final class ControlledEntra {
  private final MockClock clock;
  private final Registrations registrations;
  private final MockSts sts;
  private final Endpoints endpoints;
  private final Map<String, Command> commands = new LinkedHashMap<>();

  public ControlledEntra(MockClock clock, Registrations registrations, MockGraph graph, MockSts sts,
      Endpoints endpoints) {
    this.clock = clock;
    this.registrations = registrations;
    this.sts = sts;
    this.endpoints = endpoints;
    commands.put("rotate", new RotateCommand(sts.mint().keys()));
    commands.put("fault", new FaultCommand(endpoints));
    commands.put("heal", new HealCommand(endpoints));
    commands.put("clock", new ClockCommand(clock));
    commands.put("memberships", new MembershipsCommand(graph));
    commands.put("account", new AccountCommand(graph, registrations));
    commands.put("credential", new CredentialCommand(registrations, clock));
    commands.put("conditional-access", new ConditionalAccessCommand(sts.conditionalAccess(), registrations));
    commands.put("refuse", new RefuseCommand(sts, endpoints));
    commands.put("scenario", new ScenarioCommand(commands));
  }

  Map<String, Command> commands() {
    return commands;
  }

  String tenantId() {
    return sts.mint().tenantId();
  }

  Map<String, Object> health() {
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("status", "up");
    health.put("now", clock.instant().toString());
    return health;
  }

  /** How it stands, without a secret. */
  Map<String, Object> state() {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("now", clock.instant().toString());
    state.put("ahead", clock.ahead().toString());
    state.put("tenant", tenantId());
    state.put("signingKey", sts.mint().keys().current().kid());
    state.put("publishedKeys",
        sts.mint().keys().published().stream().map(SigningKey::kid).collect(Collectors.toList()));
    state.put("faults", endpoints.faults());
    List<Object> applications = new ArrayList<>();
    registrations.clients().forEach(client -> applications.add(application(client)));
    state.put("applications", applications);
    return state;
  }

  private static Map<String, Object> application(AppRegistration client) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("client", client.clientId());
    members.put("displayName", client.application().displayName());
    members.put("applicationObjectId", client.application().id());
    members.put("servicePrincipalObjectId", client.objectId());
    members.put("enabled", !client.isDisabled());
    members.put("roles", client.roles());
    members.put("owners", client.application().owners());
    members.put("passwordCredentials",
        client.credentials().secrets().stream().map(CredentialView::of).collect(Collectors.toList()));
    members.put("keyCredentials", client.credentials().certificates().stream()
        .map(certificate -> CredentialView.of(certificate, false)).collect(Collectors.toList()));
    return members;
  }
}
