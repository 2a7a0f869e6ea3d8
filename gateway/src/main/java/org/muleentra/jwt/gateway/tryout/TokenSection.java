package org.muleentra.jwt.gateway.tryout;

import static org.muleentra.jwt.gateway.tryout.DemoApis.CUT_OFF;
import static org.muleentra.jwt.gateway.tryout.DemoApis.ORDERS;
import static org.muleentra.jwt.gateway.tryout.DemoApis.WRITE;
import static org.muleentra.jwt.gateway.tryout.Scenarios.FORBIDDEN;
import static org.muleentra.jwt.gateway.tryout.Scenarios.REFUSED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What holds in every configuration: good callers, then one thing wrong at a time. */
final class TokenSection {

  private final MockEntra entra;
  private final Section section;

  TokenSection(Demo demo) {
    entra = demo.entra();
    section = new Section("Tokens: good callers pass, everything else is refused", demo.gateway());
  }

  Section section() {
    goodCallers();
    credentials();
    forgeries();
    claims();
    permissions();
    return section.add("keys out of reach", CUT_OFF, entra.userToken(), "503 come back later");
  }

  private void goodCallers() {
    section.add("user, v2.0 token", ORDERS, entra.userToken(), "200 user")
        .add("user, v1.0 token", ORDERS, entra.userToken().v1(), "200 user")
        .add("user in 200 groups", ORDERS, entra.userToken().groups(manyGroups()), "200 user")
        .add("service, v2.0 token", ORDERS, entra.appToken(), "200 app")
        .add("service, v1.0 token", ORDERS, entra.appToken().v1(), "200 app")
        .add("user with the scope to write", WRITE, entra.userToken().scopes(Contoso.WRITE_SCOPE), "200 user")
        .add("service with the app role to write", WRITE, entra.appToken().roles(Contoso.WRITE_ALL_ROLE), "200 app");
  }

  private void credentials() {
    String bearer = "Bearer " + entra.userToken().sign();
    section.add("no token", ORDERS, Outcome::of, "401 bare challenge")
        .add("basic authentication", ORDERS, Outcome::of, "401 bare challenge", "Authorization", "Basic YWRlbGU6c2VjcmV0")
        .add("two Authorization headers", ORDERS, Outcome::of, "400 invalid_request", "Authorization", bearer, "Authorization", bearer)
        .add("not a token", ORDERS, Outcome::of, REFUSED, "Authorization", "Bearer letmein");
  }

  private void forgeries() {
    SigningKey stranger = SigningKey.generate();
    section.add("alg none", ORDERS, entra.userToken().unsigned(), REFUSED)
        .add("HS256 with the public key", ORDERS, entra.userToken().signedWithHmacOfPublicKey(), REFUSED)
        .add("one bit of the signature flipped", ORDERS, entra.userToken().flipSignatureBit(), REFUSED)
        .add("unknown kid", ORDERS, entra.userToken().signedBy(stranger), REFUSED)
        .add("a stranger's key under a known kid", ORDERS,
            entra.userToken().signedBy(stranger.withKid(entra.keys().current().kid())), REFUSED);
  }

  private void claims() {
    Instant now = entra.clock().instant();
    section.add("another API's token", ORDERS, entra.userToken().audience("api://billing.contoso.example"), REFUSED)
        .add("another issuer", ORDERS, entra.userToken().issuer("https://login.example.com/v2.0"), REFUSED)
        .add("another tenant", ORDERS, entra.userToken().tenant(Contoso.FABRIKAM_TENANT_ID), REFUSED)
        .add("expired", ORDERS, entra.userToken().expiresAt(now.minus(Duration.ofMinutes(10))), REFUSED)
        .add("not yet valid", ORDERS, entra.userToken().notBefore(now.plus(Duration.ofMinutes(10))), REFUSED)
        .add("no expiry", ORDERS, entra.userToken().without("exp"), REFUSED);
  }

  private void permissions() {
    section.add("user without the scope", WRITE, entra.userToken(), FORBIDDEN)
        .add("service without the app role", WRITE, entra.appToken(), FORBIDDEN)
        .add("service without any app role", ORDERS, entra.appToken().without("roles"), FORBIDDEN);
  }

  private static List<String> manyGroups() {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      groups.add("00000000-7e57-4000-8000-%012d".formatted(i));
    }
    return groups;
  }
}
