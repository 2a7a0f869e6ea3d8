package org.muleentra.jwt.gateway.load.chaos.caller;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask.Due;
import org.muleentra.jwt.testkit.catalogue.HostileToken;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** The testkit's whole catalogue of tokens that must not pass, with the groups of those who may, and the expired. */
public final class Forgers implements Callers {

  /** What is longer is the listener's matter. */
  private static final int LONGEST = 16_000;

  private final List<Ask> asks = new ArrayList<>();

  public Forgers(MockEntra entra) {
    SigningKey key = entra.keys().current();
    SigningKey foreign = SigningKey.generate().withKid(key.kid());
    HostileToken.all().forEach(hostile -> add("forged", hostile.token(entra.mint())));
    for (int i = 0; i < 20; i++) {
      add("forged", user(entra, key).flipSignatureBit().sign());
      add("forged", user(entra, key).signedBy(foreign).sign());
      add("forged", user(entra, key).signedWithHmacOfPublicKey().sign());
      add("expired", user(entra, key).expiresAt(Instant.now().minus(Duration.ofHours(1))).sign());
    }
  }

  private static TokenBuilder user(MockEntra entra, SigningKey key) {
    return entra.userToken().groups(Contoso.READERS_GROUP_ID).signedBy(key);
  }

  private void add(String kind, String token) {
    try {
      HttpRequest.newBuilder(URI.create("http://localhost/")).header("Authorization", "Bearer " + token);
    } catch (IllegalArgumentException clientRefuses) {
      return;
    }
    if (token.length() <= LONGEST) {
      asks.add(new Ask(kind, "/orders/1", token, Due.REFUSAL));
    }
  }

  @Override
  public Ask next(Random random) {
    return asks.get(random.nextInt(asks.size()));
  }
}
