package org.muleentra.jwt.gateway.tryout;

import static org.muleentra.jwt.gateway.tryout.DemoApis.ACCOUNTS;
import static org.muleentra.jwt.gateway.tryout.DemoApis.AGENTS;
import static org.muleentra.jwt.gateway.tryout.DemoApis.APP_ROLES;
import static org.muleentra.jwt.gateway.tryout.DemoApis.BILLING;
import static org.muleentra.jwt.gateway.tryout.DemoApis.FOUND;
import static org.muleentra.jwt.gateway.tryout.DemoApis.GRAPH;
import static org.muleentra.jwt.gateway.tryout.DemoApis.GUARDED;
import static org.muleentra.jwt.gateway.tryout.DemoApis.HUMANS;
import static org.muleentra.jwt.gateway.tryout.DemoApis.ORDERS;
import static org.muleentra.jwt.gateway.tryout.DemoApis.ORGANIZATIONS;
import static org.muleentra.jwt.gateway.tryout.DemoApis.OWN;
import static org.muleentra.jwt.gateway.tryout.DemoApis.PARTNERS;
import static org.muleentra.jwt.gateway.tryout.DemoApis.ROLES;
import static org.muleentra.jwt.gateway.tryout.DemoApis.TOLD;
import static org.muleentra.jwt.gateway.tryout.DemoApis.TRIAL;
import static org.muleentra.jwt.gateway.tryout.DemoApis.USER;
import static org.muleentra.jwt.gateway.tryout.DemoApis.VAULT;
import static org.muleentra.jwt.gateway.tryout.DemoApis.WRITE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muleentra.jwt.gateway.console.live.SampleCall;
import org.muleentra.jwt.gateway.console.mint.ServedApi;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** The demonstration's APIs and callers, as the console shows them. */
final class ConsoleScene {

  private static final List<Map.Entry<String, String>> RULES = List.of(
      Map.entry(ORDERS, "any caller with a permission, no AI agents"),
      Map.entry(WRITE, "scope " + Contoso.WRITE_SCOPE + " or app role " + Contoso.WRITE_ALL_ROLE),
      Map.entry(ROLES, "the role reader, from a group or an app role"),
      Map.entry(GRAPH, "the same; too many groups are looked up in Microsoft Graph"),
      Map.entry(APP_ROLES, "the same; too many groups are left aside"),
      Map.entry(ACCOUNTS, "callers whose account is enabled in Microsoft Graph"),
      Map.entry(VAULT, "authentication context c1"),
      Map.entry(HUMANS, "users alone"),
      Map.entry(AGENTS, "users and AI agents"),
      Map.entry(PARTNERS, "Contoso and Fabrikam"),
      Map.entry(ORGANIZATIONS, "any organization but Fabrikam, through one client"),
      Map.entry(TRIAL, "report-only: scope " + Contoso.WRITE_SCOPE + ", and nobody is refused"),
      Map.entry(TOLD, "any; the backend reads the roles in headers"),
      Map.entry(FOUND, "scope " + Contoso.WRITE_SCOPE + "; tells where to get a token"),
      Map.entry(GUARDED, "any whose session is not revoked"),
      Map.entry(BILLING, "tokens for the Billing API"),
      Map.entry(USER, "users, on whose behalf it gets a token for the Billing API"),
      Map.entry(OWN, "anybody; gets a token of its own for the Billing API"));

  private final MockEntra entra;
  private final List<SampleCall> calls = new ArrayList<>();

  private ConsoleScene(Demo demo) {
    entra = demo.entra();
  }

  static List<ServedApi> apis(Demo demo) {
    return RULES.stream().map(rule -> new ServedApi(name(rule.getKey()), demo.gateway().uri(rule.getKey()), rule.getValue())).toList();
  }

  /** That of the record; an application with several paths is named with the path. */
  private static String name(String path) {
    return path.substring(1).replaceAll("/\\d+$", "");
  }

  static List<SampleCall> calls(Demo demo) {
    ConsoleScene scene = new ConsoleScene(demo);
    scene.everyday();
    scene.refused();
    scene.lookedUp();
    return List.copyOf(scene.calls);
  }

  private void everyday() {
    add("user", "user", ORDERS, entra.userToken());
    add("app", "service", ORDERS, entra.appToken());
    add("user-v1", "user, v1.0 token", ORDERS, entra.userToken().v1());
    add("writer", "user with the scope to write", WRITE, entra.userToken().scopes(Contoso.WRITE_SCOPE));
    add("reader", "user in the readers' group", ROLES, entra.userToken().groups(Contoso.READERS_GROUP_ID));
    add("partner", "user of Fabrikam", PARTNERS, entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID));
    add("agent-allowed", "AI agent", AGENTS, entra.mint().agentToken());
  }

  private void refused() {
    calls.add(new SampleCall("nobody", "no token", name(ORDERS), Optional.empty()));
    add("expired", "expired", ORDERS, entra.userToken().expiresIn(Duration.ofMinutes(-10)));
    add("forged", "forged signature", ORDERS, entra.userToken().flipSignatureBit());
    add("unknown-key", "a stranger's key", ORDERS, entra.userToken().signedBy(SigningKey.generate()));
    add("other-api", "another API's token", ORDERS, entra.userToken().audience(Contoso.BILLING_CLIENT_ID));
    add("stranger", "user of Fabrikam", ORDERS, entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID));
    add("agent", "AI agent", ORDERS, entra.mint().agentToken());
    add("no-scope", "user without the scope", WRITE, entra.userToken());
    add("no-role", "user in no group", ROLES, entra.userToken());
    add("step-up", "user without the context", VAULT, entra.userToken().clientCapabilities("cp1"));
    add("trial", "forged signature, report-only", TRIAL, entra.userToken().flipSignatureBit());
  }

  private void lookedUp() {
    add("overage", "user in too many groups", GRAPH, entra.userToken().groupOverage());
    add("account-user", "Adele, whose account is looked up", ACCOUNTS, entra.userToken());
    add("account-app", "the daemon, whose account is looked up", ACCOUNTS, entra.appToken());
    add("on-behalf-of", "user, on whose behalf Billing is called", USER, entra.userToken());
    calls.add(new SampleCall("own", "the application's own token for Billing", name(OWN), Optional.empty()));
  }

  private void add(String name, String title, String path, TokenBuilder token) {
    calls.add(SampleCall.of(name, title, name(path), token::sign));
  }
}
