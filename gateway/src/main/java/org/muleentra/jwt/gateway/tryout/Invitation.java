package org.muleentra.jwt.gateway.tryout;

import java.io.PrintStream;
import java.time.Duration;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** Shows how to try the policy by hand: commands to paste, with tokens that hold for an hour. */
final class Invitation {

  private final PrintStream out;

  Invitation(PrintStream out) {
    this.out = out;
  }

  void print(Demo demo) {
    MockEntra entra = demo.entra();
    out.println("The Entra JWT policy on Mule 4.1.1, with a mock Entra ID behind it.");
    out.println();
    curl("200: a user", demo, DemoApis.ORDERS, entra.userToken().groups(Contoso.READERS_GROUP_ID));
    curl("200: a service", demo, DemoApis.ORDERS, entra.appToken());
    curl("403: a user without the scope " + Contoso.WRITE_SCOPE, demo, DemoApis.WRITE, entra.userToken());
    curl("403: an AI agent", demo, DemoApis.ORDERS, entra.mint().agentToken());
    curl("401: a claims challenge", demo, DemoApis.VAULT, entra.userToken().clientCapabilities("cp1"));
    entra.graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    curl("200: a user in too many groups for a token, looked up in the mock's Microsoft Graph", demo, DemoApis.GRAPH,
        entra.userToken().groupOverage());
    curl("401: expired", demo, DemoApis.ORDERS,
        entra.userToken().expiresAt(entra.clock().instant().minus(Duration.ofMinutes(10))));
    curl("401: a forged signature", demo, DemoApis.ORDERS, entra.userToken().flipSignatureBit());
    curl("200: the same in report-only mode", demo, DemoApis.TRIAL, entra.userToken().flipSignatureBit());
    out.println("# 401: no token");
    out.println("curl -i " + demo.gateway().uri(DemoApis.ORDERS));
    out.println();
    out.println("# 401 with a link to where tokens come from");
    out.println("curl -i " + demo.gateway().uri(DemoApis.FOUND));
    out.println();
    out.println("# any other token");
    out.println("curl -s -d '{\"kind\":\"user\"}' " + entra.mintUrl());
    out.println();
  }

  private void curl(String title, Demo demo, String path, TokenBuilder token) {
    out.println("# " + title);
    out.println("curl -i -H 'Authorization: Bearer " + token.sign() + "' " + demo.gateway().uri(path));
    out.println();
  }
}
