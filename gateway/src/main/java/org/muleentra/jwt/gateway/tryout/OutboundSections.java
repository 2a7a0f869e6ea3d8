package org.muleentra.jwt.gateway.tryout;

import static org.muleentra.jwt.gateway.tryout.DemoApis.BILLING;
import static org.muleentra.jwt.gateway.tryout.DemoApis.FAILOVER;
import static org.muleentra.jwt.gateway.tryout.DemoApis.OWN;
import static org.muleentra.jwt.gateway.tryout.DemoApis.USER;
import static org.muleentra.jwt.gateway.tryout.Scenarios.REFUSED;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.sts.AccessPolicy;
import org.muleentra.jwt.testkit.sts.MockSts;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** What a flow does to call the next API: tokens of its own, tokens on behalf of its user, and a credential that fails. */
final class OutboundSections {

  private static final AccessPolicy STRONGER = AccessPolicy.authenticationContext("c1");

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final MockEntra entra;
  private final MockSts sts;
  private final Gateway gateway;

  OutboundSections(Demo demo) {
    entra = demo.entra();
    sts = entra.sts();
    gateway = demo.gateway();
  }

  Section own() {
    return new Section("Outbound: a flow gets a token of its application's own, and the next API admits it", gateway)
        .add("the flow's token -> " + BILLING, client -> next(client, OWN), "200 app")
        .add("again, while Entra refuses everything", client -> refusing(() -> next(client, OWN)), "200 app")
        .add("how often Entra was asked", client -> times(sts.requests(), () -> next(client, OWN)), "200 app, asked 0 times");
  }

  Section onBehalfOf() {
    TokenBuilder user = entra.userToken();
    return new Section("On behalf of: the user's token is exchanged for one of the next API, and a stronger sign-in asked for where it must be",
        gateway)
        .add("user -> " + BILLING, client -> next(client, USER, user), "200 user")
        .add("an application, which is nobody's behalf", client -> next(client, USER, entra.appToken()), REFUSED)
        .add("user, where the next API demands more", client -> demanding(() -> next(client, USER, entra.userToken())), "401 insufficient_claims: c1")
        .add("user who signed in anew", client -> demanding(() -> next(client, USER, entra.userToken().authenticationContexts("c1"))), "200 user");
  }

  Section failover() {
    return new Section("Failover: Entra does not know the certificate, and the secret beside it takes over for the same call", gateway)
        .add("the flow's token -> " + BILLING, client -> next(client, FAILOVER), "200 app");
  }

  private interface Attempt {

    String outcome() throws IOException, InterruptedException;
  }

  private String refusing(Attempt attempt) throws IOException, InterruptedException {
    sts.refuseWith(90033);
    try {
      return attempt.outcome();
    } finally {
      sts.heal();
    }
  }

  private String demanding(Attempt attempt) throws IOException, InterruptedException {
    sts.conditionalAccess().api(Contoso.BILLING_CLIENT_ID, STRONGER);
    try {
      return attempt.outcome();
    } finally {
      sts.conditionalAccess().lift();
    }
  }

  private String times(int before, Attempt attempt) throws IOException, InterruptedException {
    return attempt.outcome() + ", asked " + (sts.requests() - before) + " times";
  }

  private String next(Client client, String path) throws IOException, InterruptedException {
    return next(client, http.send(Section.request(gateway, path), BodyHandlers.ofString()));
  }

  private String next(Client client, String path, TokenBuilder caller) throws IOException, InterruptedException {
    return next(client, http.send(Section.request(gateway, path, "Authorization", "Bearer " + caller.sign()), BodyHandlers.ofString()));
  }

  /** Calls the next API with what the flow got; what the flow answers in its place is shown as it is. */
  private String next(Client client, HttpResponse<String> authorization) throws IOException, InterruptedException {
    return authorization.statusCode() != 200 ? Outcome.of(authorization)
        : Outcome.of(client.send(Section.request(gateway, BILLING, "Authorization", authorization.body())));
  }
}
