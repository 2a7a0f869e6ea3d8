package org.muleentra.jwt.gateway.tryout;

import static org.muleentra.jwt.gateway.tryout.DemoApis.AGENTS;
import static org.muleentra.jwt.gateway.tryout.DemoApis.APP_ROLES;
import static org.muleentra.jwt.gateway.tryout.DemoApis.GRAPH;
import static org.muleentra.jwt.gateway.tryout.DemoApis.HUMANS;
import static org.muleentra.jwt.gateway.tryout.DemoApis.ORDERS;
import static org.muleentra.jwt.gateway.tryout.DemoApis.ORGANIZATIONS;
import static org.muleentra.jwt.gateway.tryout.DemoApis.PARTNERS;
import static org.muleentra.jwt.gateway.tryout.DemoApis.ROLES;
import static org.muleentra.jwt.gateway.tryout.DemoApis.VAULT;
import static org.muleentra.jwt.gateway.tryout.Scenarios.FORBIDDEN;
import static org.muleentra.jwt.gateway.tryout.Scenarios.REFUSED;

import java.io.IOException;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** Who may call: by groups, by how they signed in, by what they are, and by where they come from. */
final class CallerSections {

  private static final String ADMINISTRATOR = "ade1e0b1-7e57-4f55-b379-5ca1ab1e0e02";
  private static final String DELETED = "ade1e0b1-7e57-4f55-b379-5ca1ab1e0e03";
  private static final String NEVER_SEEN = "ade1e0b1-7e57-4f55-b379-5ca1ab1e0e04";
  private static final String TAILSPIN_TENANT_ID = "7a115b14-7e57-4b0d-8c3e-5ca1ab1e0003";
  private static final String PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";

  private final MockEntra entra;
  private final Gateway gateway;

  CallerSections(Demo demo) {
    entra = demo.entra();
    gateway = demo.gateway();
  }

  Section roles() {
    TokenBuilder user = entra.userToken();
    return new Section("Groups and app roles become roles of the API's own: the role reader is required", gateway)
        .add("user in the readers' group", ROLES, user.groups(Contoso.READERS_GROUP_ID), "200 user as reader")
        .add("user in two mapped groups", ROLES, user.groups(Contoso.READERS_GROUP_ID, Contoso.ADMINS_GROUP_ID),
            "200 user as reader and admin")
        .add("service with a mapped app role", ROLES, entra.appToken(), "200 app as reader")
        .add("user in a mapped group, but the wrong one", ROLES, user.groups(Contoso.ADMINS_GROUP_ID), FORBIDDEN)
        .add("user in a group that is not mapped", ROLES, user.groups(Contoso.WRITERS_GROUP_ID), FORBIDDEN)
        .add("user in no group", ROLES, user, FORBIDDEN);
  }

  Section overage() {
    entra.graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    entra.graph().membership(ADMINISTRATOR, Contoso.ADMINS_GROUP_ID);
    entra.graph().membership(NEVER_SEEN, Contoso.READERS_GROUP_ID);
    TokenBuilder user = entra.userToken().groupOverage();
    return new Section("Overage, more groups than a token can hold: refused, looked up in Microsoft Graph, or app roles only", gateway)
        .add("groupOverage deny, a reader", ROLES, user, FORBIDDEN)
        .add("groupOverage graph, a reader", GRAPH, user, "200 user as reader")
        .add("the same once more", GRAPH, user, "200 user as reader")
        .add("somebody else, no reader", GRAPH, entra.userToken().objectId(ADMINISTRATOR).groupOverage(), FORBIDDEN)
        .add("an account that was deleted", GRAPH, entra.userToken().objectId(DELETED).groupOverage(), REFUSED)
        .add("how often Graph was asked about the three", client -> String.valueOf(
            entra.graph().requests(GraphCall.CHECK_MEMBER_GROUPS)), "3")
        .add("another reader, while Graph is down -> " + GRAPH,
            client -> whileGraphIsDown(client, entra.userToken().objectId(NEVER_SEEN).groupOverage()), "503 come back later")
        .add("groupOverage appRolesOnly, no app role", APP_ROLES, user, FORBIDDEN)
        .add("with a mapped app role", APP_ROLES, user.roles(Contoso.READ_ALL_ROLE), "200 user as reader");
  }

  private String whileGraphIsDown(Client client, TokenBuilder token) throws IOException, InterruptedException {
    entra.graph().fault(Fault.status(500));
    try {
      return Outcome.of(client.send(Section.request(gateway, GRAPH, "Authorization", "Bearer " + token.sign())));
    } finally {
      entra.graph().heal();
    }
  }

  Section stepUp() {
    TokenBuilder capable = entra.userToken().clientCapabilities("cp1");
    return new Section("Step-up: authentication context c1 is required", gateway)
        .add("client that understands claims challenges", VAULT, capable, "401 insufficient_claims: c1")
        .add("client that does not", VAULT, entra.userToken(), FORBIDDEN)
        .add("service, which cannot sign in again", VAULT, entra.appToken(), FORBIDDEN)
        .add("user who satisfied another context", VAULT, capable.authenticationContexts("c2"), "401 insufficient_claims: c1")
        .add("user who satisfied it", VAULT, capable.authenticationContexts("c1"), "200 user");
  }

  Section agents() {
    TokenMint mint = entra.mint();
    return new Section("AI agents: humans only, no agents (unless configured), agents allowed", gateway)
        .add("humans only: user", HUMANS, entra.userToken(), "200 user")
        .add("humans only: service", HUMANS, entra.appToken(), FORBIDDEN)
        .add("humans only: agent on a user's behalf", HUMANS, mint.agentForUserToken(), FORBIDDEN)
        .add("no agents: user", ORDERS, entra.userToken(), "200 user")
        .add("no agents: service", ORDERS, entra.appToken(), "200 app")
        .add("no agents: agent on its own", ORDERS, mint.agentToken(), FORBIDDEN)
        .add("no agents: agent on a user's behalf", ORDERS, mint.agentForUserToken(), FORBIDDEN)
        .add("no agents: agent with an account of its own", ORDERS, mint.agentUserToken(), FORBIDDEN)
        .add("agents allowed: user", AGENTS, entra.userToken(), "200 user")
        .add("agents allowed: agent on its own", AGENTS, mint.agentToken(), "200 agent")
        .add("agents allowed: agent on a user's behalf", AGENTS, mint.agentForUserToken(), "200 agentForUser")
        .add("agents allowed: agent with an account of its own", AGENTS, mint.agentUserToken(), "200 agentUser");
  }

  Section tenants() {
    return new Section("Tenants: a list of two, and any organization except one, through one client", gateway)
        .add("list: Contoso", PARTNERS, entra.userToken(), "200 user")
        .add("list: Fabrikam", PARTNERS, entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID), "200 user")
        .add("list: Tailspin, which is not on it", PARTNERS, entra.userToken().tenant(TAILSPIN_TENANT_ID), REFUSED)
        .add("list: Fabrikam's issuer, Contoso's tenant id", PARTNERS,
            entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID).claim("tid", Contoso.TENANT_ID), REFUSED)
        .add("organizations: Contoso", ORGANIZATIONS, entra.userToken(), "200 user")
        .add("organizations: Tailspin", ORGANIZATIONS, entra.userToken().tenant(TAILSPIN_TENANT_ID), "200 user")
        .add("organizations: Fabrikam, which is denied", ORGANIZATIONS,
            entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID), REFUSED)
        .add("organizations: a personal account", ORGANIZATIONS, entra.userToken().tenant(PERSONAL_ACCOUNTS), REFUSED)
        .add("organizations: a client that is not allowed", ORGANIZATIONS,
            entra.userToken().tenant(TAILSPIN_TENANT_ID).client(Contoso.DAEMON_CLIENT_ID), FORBIDDEN);
  }
}
