package org.muleentra.jwt.tool.migrate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;
import org.muleentra.jwt.tool.fixture.Contosos;

/** A genuine token and what it says; drawn at random in all that policies of other products look at. */
record Caller(String token, Map<String, Object> claims) {

  static final List<String> AUDIENCES = List.of(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI, "api://" + Contoso.API_CLIENT_ID,
      "api://other");
  static final List<String> TENANTS = List.of(Contoso.TENANT_ID, Contoso.FABRIKAM_TENANT_ID);
  static final List<String> CLIENTS = List.of(Contoso.WEB_CLIENT_ID, Contoso.DAEMON_CLIENT_ID, Contoso.BILLING_CLIENT_ID);
  static final List<String> ROLES = List.of("Orders.Read.All", "Orders.Write.All", "Order Readers", Contoso.READERS_GROUP_ID);
  static final List<String> GROUPS = List.of(Contoso.READERS_GROUP_ID, Contoso.WRITERS_GROUP_ID, "Orders.Read.All", "Order Readers");
  static final List<String> SCOPES = List.of("Orders.Read", "Orders.Write", "Orders.Read.All", "Orders.Read Orders.Write", "Orders.List");
  static final List<String> NAMES = List.of("dept", "grade", "acct", "extn.grade", "address.country", "a.b.c");
  private static final List<Object> VALUES = List.of("4711", 4711, 4711.0, true, "true", "0", 0, 1, "a", "b", "a,b", "b;a", "a b",
      List.of("a"),
      List.of("a", "b"), List.of(4711), List.of("4711"), List.of(), Map.of("country", "a"), "ab", "A");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** So many, each unlike the others. */
  static List<Caller> draw(TokenMint mint, Random random, int number) {
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      callers.add(of(next(mint, random).sign()));
    }
    return callers;
  }

  private static Caller of(String token) {
    try {
      return new Caller(token, MAPPER.readValue(Base64.getUrlDecoder().decode(token.split("\\.")[1]), new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T one(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static List<String> some(Random random, List<String> choices) {
    return choices.stream().filter(choice -> random.nextInt(3) == 0).toList();
  }

  private static TokenBuilder next(TokenMint mint, Random random) {
    TokenBuilder token = random.nextInt(3) == 0 ? mint.appToken() : mint.userToken();
    token = random.nextInt(3) == 0 ? token.v1() : token;
    token = random.nextInt(4) == 0 ? token.tenant(Contoso.FABRIKAM_TENANT_ID) : token;
    boolean delegated = token.claims().containsKey("scp");
    token = delegated && random.nextBoolean() ? token.claim("scp", one(random, SCOPES)) : token;
    token = random.nextBoolean() ? token.claim("roles", some(random, ROLES)) : token;
    token = random.nextInt(3) == 0 ? token.claim("groups", some(random, GROUPS)) : token;
    token = random.nextInt(3) == 0 ? token.client(one(random, CLIENTS)) : token;
    token = random.nextInt(3) > 0 ? token.claim("aud", random.nextInt(4) == 0 ? some(random, AUDIENCES) : one(random, AUDIENCES)) : token;
    for (String name : List.of("dept", "grade", "acct", "extn.grade", "address.country", "a.b.c", "address", "extn", "a")) {
      token = random.nextInt(3) == 0 ? token.claim(name, name.equals("extn") ? Map.of("grade", "a") : one(random, VALUES)) : token;
    }
    long now = Contosos.NOW.getEpochSecond();
    token = random.nextInt(6) == 0 ? token.claim("exp", now + one(random, List.of(-700, -61, -59, -31, -1, 0, 1, 30))) : token;
    token = random.nextInt(6) == 0 ? token.claim("nbf", now + one(random, List.of(-30, 0, 1, 31, 59, 61, 700))) : token;
    return random.nextInt(12) == 0 ? token.without(one(random, List.of("nbf", "iat", "exp", "oid", "scp"))) : token;
  }
}
