package org.muleentra.jwt.gateway.tryout;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.testkit.Contoso;
import org.muleentra.jwt.testkit.MockEntra;
import org.muleentra.jwt.testkit.SigningKey;
import org.muleentra.jwt.testkit.TokenBuilder;

/** The demonstration's requests: good callers, then one thing wrong at a time. */
final class Scenarios {

  private static final String READ = "/orders/42";
  private static final String WRITE = "/orders-write/42";
  private static final String CUT_OFF = "/orders-cut-off/42";
  private static final String REFUSED = "401 invalid_token";
  private static final String FORBIDDEN = "403 insufficient_scope";

  private final Demo demo;
  private final List<Scenario> scenarios = new ArrayList<>();

  private Scenarios(Demo demo) {
    this.demo = demo;
  }

  static List<Scenario> of(Demo demo) {
    Scenarios all = new Scenarios(demo);
    all.goodCallers(demo.entra());
    all.credentials(demo.entra());
    all.forgeries(demo.entra());
    all.claims(demo.entra());
    all.permissions(demo.entra());
    all.outage(demo.entra());
    return all.scenarios;
  }

  private void goodCallers(MockEntra entra) {
    add("user, v2.0 token", READ, entra.userToken(), "200 user");
    add("user, v1.0 token", READ, entra.userToken().v1(), "200 user");
    add("user in 200 groups", READ, entra.userToken().groups(manyGroups()), "200 user");
    add("service, v2.0 token", READ, entra.appToken(), "200 app");
    add("service, v1.0 token", READ, entra.appToken().v1(), "200 app");
    add("user with the scope to write", WRITE, entra.userToken().scopes(Contoso.WRITE_SCOPE), "200 user");
    add("service with the app role to write", WRITE, entra.appToken().roles(Contoso.WRITE_ALL_ROLE), "200 app");
  }

  private void credentials(MockEntra entra) {
    String bearer = "Bearer " + entra.userToken().sign();
    add("no token", READ, "401 bare challenge");
    add("basic authentication", READ, "401 bare challenge", "Basic YWRlbGU6c2VjcmV0");
    add("two Authorization headers", READ, "400 invalid_request", bearer, bearer);
    add("not a token", READ, REFUSED, "Bearer letmein");
  }

  private void forgeries(MockEntra entra) {
    SigningKey stranger = SigningKey.generate();
    add("alg none", READ, entra.userToken().unsigned(), REFUSED);
    add("HS256 with the public key", READ, entra.userToken().signedWithHmacOfPublicKey(), REFUSED);
    add("one bit of the signature flipped", READ, entra.userToken().flipSignatureBit(), REFUSED);
    add("unknown kid", READ, entra.userToken().signedBy(stranger), REFUSED);
    add("a stranger's key under a known kid", READ, entra.userToken().signedBy(
        stranger.withKid(entra.keys().current().kid())), REFUSED);
  }

  private void claims(MockEntra entra) {
    Instant now = entra.clock().instant();
    add("another API's token", READ, entra.userToken().audience("api://billing.contoso.example"), REFUSED);
    add("another issuer", READ, entra.userToken().issuer("https://login.example.com/v2.0"), REFUSED);
    add("another tenant", READ, entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID), REFUSED);
    add("expired", READ, entra.userToken().expiresAt(now.minus(Duration.ofMinutes(10))), REFUSED);
    add("not yet valid", READ, entra.userToken().notBefore(now.plus(Duration.ofMinutes(10))), REFUSED);
    add("no expiry", READ, entra.userToken().without("exp"), REFUSED);
  }

  private void permissions(MockEntra entra) {
    add("user without the scope", WRITE, entra.userToken(), FORBIDDEN);
    add("service without the app role", WRITE, entra.appToken(), FORBIDDEN);
    add("service without any app role", READ, entra.appToken().without("roles"), FORBIDDEN);
  }

  private void outage(MockEntra entra) {
    add("keys out of reach", CUT_OFF, entra.userToken(), "503 come back later");
  }

  private void add(String title, String path, TokenBuilder token, String expectation) {
    add(title, path, expectation, "Bearer " + token.sign());
  }

  private void add(String title, String path, String expectation, String... authorizations) {
    HttpRequest.Builder request = HttpRequest.newBuilder(demo.gateway().uri(path)).timeout(Duration.ofSeconds(30));
    for (String authorization : authorizations) {
      request.header("Authorization", authorization);
    }
    scenarios.add(new Scenario(title + " -> " + path, request.build(), expectation));
  }

  private static List<String> manyGroups() {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      groups.add("00000000-7e57-4000-8000-%012d".formatted(i));
    }
    return groups;
  }
}
