package org.muleentra.jwt.gateway.tryout;

import static org.muleentra.jwt.gateway.tryout.DemoApis.FOUND;
import static org.muleentra.jwt.gateway.tryout.DemoApis.GUARDED;
import static org.muleentra.jwt.gateway.tryout.DemoApis.REINSTATE;
import static org.muleentra.jwt.gateway.tryout.DemoApis.REVOKE;
import static org.muleentra.jwt.gateway.tryout.DemoApis.TOLD;
import static org.muleentra.jwt.gateway.tryout.DemoApis.TRIAL;
import static org.muleentra.jwt.gateway.tryout.Scenarios.REFUSED;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** What happens around a decision: what log and backend are told, how it is taken back, and how clients find their way. */
final class PassageSections {

  private static final String SESSION = "5e55104a-7e57-4aaa-8bbb-5ca1ab1e0101";
  private static final String OTHER_SESSION = "5e55104a-7e57-4aaa-8bbb-5ca1ab1e0102";

  /** The deny list is read every 5 seconds; what takes longer than this is not as expected. */
  private static final Duration LIST_FOLLOWS = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final MockEntra entra;
  private final Gateway gateway;
  private final LogLines log;

  PassageSections(Demo demo, LogLines log) {
    entra = demo.entra();
    gateway = demo.gateway();
    this.log = log;
  }

  Section reportOnly() {
    TokenBuilder good = entra.userToken().scopes(Contoso.WRITE_SCOPE);
    return new Section("Report-only: every call passes; log and backend learn which would not", gateway)
        .add("user with the scope", TRIAL, good, Outcome::reported, "200 user")
        .add("a forged token", TRIAL, good.flipSignatureBit(), Outcome::reported, "200 nobody, would be 401 SIGNATURE_INVALID")
        .add("no token, and a report of the client's own", TRIAL, Outcome::reported, "200 nobody, would be 401 NO_CREDENTIALS",
            "X-Entra-Report", "all is well")
        .add("user without the scope", TRIAL, entra.userToken(), Outcome::reported, "200 nobody, would be 403 SCOPE_MISSING")
        .add("the log's line about the forged token", client -> log.last("SIGNATURE_INVALID")
            .replaceAll("(\\w+) .*\"Decision\":\"([^\"]+)\".*\"ResponseStatusCode\":(\\d+).*", "$1 $2 $3"), "WARN would-refuse 401")
        .note(() -> "logged: " + log.last("SIGNATURE_INVALID"));
  }

  Section backendHeaders() {
    TokenBuilder reader = entra.userToken().groups(Contoso.READERS_GROUP_ID);
    return new Section("Backend headers: the backend learns the roles from the policy alone", gateway)
        .add("user in the readers' group", TOLD, reader, Outcome::rolesInHeaders, "200 X-Entra-Roles: reader")
        .add("who sends X-Entra-Roles: admin", TOLD, reader, Outcome::rolesInHeaders, "200 X-Entra-Roles: reader",
            "X-Entra-Roles", "admin")
        .add("who sends x_entra_roles: admin", TOLD, reader, Outcome::rolesInHeaders, "200 X-Entra-Roles: reader",
            "x_entra_roles", "admin")
        .add("user in no group who sends X-Entra-Roles: admin", TOLD, entra.userToken(), Outcome::rolesInHeaders,
            "200 no X-Entra-Roles", "X-Entra-Roles", "admin");
  }

  Section revocation() {
    String token = entra.userToken().claim("sid", SESSION).sign();
    TokenBuilder otherSession = entra.userToken().claim("sid", OTHER_SESSION);
    TokenBuilder desk = entra.appToken().roles(Contoso.WRITE_ALL_ROLE);
    return new Section("Revocation: a session is revoked at a desk protected by the same policy, and reinstated", gateway)
        .add("user", GUARDED, Outcome::of, "200 user", "Authorization", "Bearer " + token)
        .add("the desk revokes the user's session", REVOKE + "?session=" + SESSION, desk, "200 app")
        .add("the same token, within seconds -> " + GUARDED, client -> eventually(client, token, REFUSED), REFUSED)
        .add("the user in another session", GUARDED, otherSession, "200 user")
        .add("the desk reinstates the session", REINSTATE + "?session=" + SESSION, desk, "200 app")
        .add("the same token, within seconds -> " + GUARDED, client -> eventually(client, token, "200 user"), "200 user");
  }

  /** Looks until the outcome is as expected, or has not become so in time. */
  private String eventually(Client client, String token, String expectation) throws IOException, InterruptedException {
    HttpRequest request = Section.request(gateway, GUARDED, "Authorization", "Bearer " + token);
    long end = System.nanoTime() + LIST_FOLLOWS.toNanos();
    String outcome = Outcome.of(client.send(request));
    while (!outcome.equals(expectation) && System.nanoTime() < end) {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
      outcome = Outcome.of(client.send(request));
    }
    return outcome;
  }

  Section discovery() {
    AtomicReference<String> link = new AtomicReference<>("");
    AtomicReference<String> document = new AtomicReference<>("");
    return new Section("Discovery: a client that knows only the address finds out where to get a token (RFC 9728)", gateway)
        .add("no token -> " + FOUND, client -> refusalWithLink(client, link), "401 bare challenge and a link")
        .add("the link, without a token", client -> document(client, link.get(), document), "200 Contoso's Entra, " + Contoso.WRITE_SCOPE)
        .add("user with a token from there", FOUND, entra.userToken().scopes(Contoso.WRITE_SCOPE), "200 user")
        .note(() -> "link: " + link.get())
        .note(() -> "document: " + document.get());
  }

  private String refusalWithLink(Client client, AtomicReference<String> link) throws IOException, InterruptedException {
    HttpResponse<String> refusal = client.send(Section.request(gateway, FOUND));
    Outcome.parameter(refusal, "resource_metadata").ifPresent(link::set);
    return Outcome.of(refusal) + (link.get().isEmpty() ? " alone" : " and a link");
  }

  private String document(Client client, String link, AtomicReference<String> document) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(link)).timeout(Section.ANSWER).build());
    document.set(response.body());
    JsonNode json = Outcome.report(response);
    boolean contoso = json.at("/authorization_servers/0").asText().equals(entra.issuer(TokenVersion.V2));
    String scope = json.at("/scopes_supported/0").asText();
    return response.statusCode() + (contoso ? " Contoso's Entra, " : " somebody's Entra, ") + scope.substring(scope.lastIndexOf('/') + 1);
  }
}
