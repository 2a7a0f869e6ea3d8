package org.muleentra.jwt.tool.replay;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;
import org.muleentra.jwt.tool.fixture.Contosos;
import org.muleentra.jwt.tool.fixture.PlayedEntra;

/** Callers drawn at random, in what every check and every record looks at. */
final class RandomCallers {

  private static final List<String> GROUPS = List.of(Contoso.READERS_GROUP_ID, Contoso.WRITERS_GROUP_ID, Contoso.ADMINS_GROUP_ID,
      "Order Readers", "Order%20Readers");

  private final TokenMint mint;
  private final Random random;

  RandomCallers(TokenMint mint, Random random) {
    this.mint = mint;
    this.random = random;
  }

  private boolean in(int chances) {
    return random.nextInt(chances) == 0;
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private List<String> some(List<String> choices) {
    List<String> some = new ArrayList<>();
    choices.forEach(choice -> {
      if (in(3)) {
        some.add(choice);
      }
    });
    return some;
  }

  /** A signed token. */
  String next() {
    TokenBuilder token = switch (random.nextInt(12)) {
      case 0, 1, 4 -> mint.appToken();
      case 2 -> mint.agentToken();
      case 3 -> one(mint.agentForUserToken(), mint.agentUserToken());
      default -> mint.userToken();
    };
    token = in(4) ? token.v1() : token;
    token = in(8) ? token.tenant(Contoso.FABRIKAM_TENANT_ID) : token;
    if (!in(4)) {
      token = token.objectId(UUID.nameUUIDFromBytes(BigInteger.valueOf(random.nextLong()).toByteArray()).toString());
    }
    return groups(claims(permissions(token))).sign();
  }

  private TokenBuilder permissions(TokenBuilder token) {
    boolean delegated = token.claims().containsKey("scp");
    TokenBuilder with = token;
    if (delegated && in(2)) {
      with = with.claim("scp", String.join(one(" ", "  "), one(List.of("Orders.Read"), List.of("Orders.Write"), List.of("Orders.Read",
          "Orders.Write"), List.of("Orders.All", "/"), List.of("Orders%20Read"))));
    }
    if (in(3)) {
      with = with.claim("roles", some(List.of("Orders.Read.All", "Orders.Write.All", "Order Readers", "Order%20Readers", " ")));
    }
    if (in(3)) {
      with = with.client(one(Contoso.WEB_CLIENT_ID, Contoso.DAEMON_CLIENT_ID, Contoso.BILLING_CLIENT_ID));
    }
    if (in(3)) {
      with = with.clientAuthentication(random.nextInt(3));
    }
    return in(4) ? with.claim("aud", one(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI, "api://other",
        List.of("api://other", Contoso.API_CLIENT_ID), List.of(Contoso.API_APP_ID_URI))) : with;
  }

  private TokenBuilder claims(TokenBuilder token) {
    TokenBuilder with = token;
    long now = Contosos.NOW.getEpochSecond();
    List<Object> anything = List.of("4711", 4711, 4711.0, true, "true", List.of("4711"), List.of(4711, "b"), List.of(List.of("4711")),
        List.of(Map.of(), "4711"), Map.of("a", 1), "", List.of(), "a", "b c", "a%20b", List.of("a b"), 20, 1e30, "x".repeat(1100));
    for (String claim : List.of("dept", "grade", "acct", "in_corp", "extn.grade")) {
      Object value = claim.equals("acct") ? one((Object) 0, 1, "0") : anything.get(random.nextInt(anything.size()));
      with = in(2) ? with.claim(claim, value) : with;
    }
    with = in(20) ? with.claim("dept", null) : with;
    with = in(3) ? with.claim("acrs", one((Object) "c1", List.of("c1", "c2"), List.of(), List.of("c2"))) : with;
    with = in(3) ? with.claim("amr", one(List.of("pwd"), List.of("pwd", "mfa"), List.of())) : with;
    with = in(3) ? with.claim("auth_time", one((Object) (now - 100), now - 1000, now - 5000, (double) now - 100.5)) : with;
    with = in(8) ? with.claim("iat", one((Object) (now - 100), now - 3000, now + 45, now - 90_000, (double) now - 0.5)) : with;
    with = in(8) ? with.claim("nbf", one((Object) (now - 100), now + 20, now + 50, now + 200)) : with;
    with = in(12) ? with.claim("exp", one((Object) (now - 20), now - 100, now - 1000, now + 1, now + 90_000.5)) : with;
    with = in(14) ? with.without(one("uti", "sid", "sub", "oid", "iat", "nbf", "azpacr")) : with;
    with = in(12) ? with.idtyp() : with;
    with = in(30) ? with.claim("cnf", Map.of("kid", "x")) : with;
    with = in(30) ? with.claim("idtyp", "none") : with;
    with = in(15) ? with.claim("wids", List.of("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", Contoso.READERS_GROUP_ID)) : with;
    return in(15) ? with.claim("padding", "x".repeat(random.nextInt(2500))) : with;
  }

  private TokenBuilder groups(TokenBuilder token) {
    List<String> groups = some(GROUPS);
    Object oid = token.claims().get("oid");
    if (oid != null) {
      // An account is in the groups that it is in, whether Graph or a token tells.
      Set<String> known = PlayedEntra.GROUPS.computeIfAbsent(oid.toString(), id -> new HashSet<>(groups));
      return in(4) ? one(token.groupOverage(), token.hasGroups()) : in(5) ? token : token.claim("groups", List.copyOf(known));
    }
    return token.claim("groups", groups);
  }
}
