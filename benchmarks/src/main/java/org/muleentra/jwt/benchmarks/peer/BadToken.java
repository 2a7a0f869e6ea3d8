package org.muleentra.jwt.benchmarks.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.function.Function;
import org.muleentra.jwt.benchmarks.OrdersApi;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** A token that breaks one rule, and that every peer has to refuse. */
public enum BadToken {

  NOT_A_TOKEN("not a token", true, api -> "0123456789abcdef0123456789abcdef"),
  NOISE("three parts of noise", true, api -> noise()),
  ALG_NONE("`alg: none`", true, api -> good(api).unsigned().sign()),
  UNKNOWN_KID("unknown `kid`", true, api -> good(api).kid("bm8tc3VjaC1rZXktYW55d2hlcmU").sign()),
  BAD_SIGNATURE("bad signature", true, api -> good(api).flipSignatureBit().sign()),
  EXPIRED("expired", true, api -> good(api).expiresIn(Duration.ofHours(-1)).sign()),
  NOT_YET_VALID("not yet valid", false, api -> good(api).notBefore(Instant.now().plusSeconds(1800)).sign()),
  WITHOUT_EXPIRATION("without expiration", false, api -> good(api).without("exp").sign()),
  OTHER_ISSUER("other issuer", false, api -> good(api).issuer("https://login.microsoftonline.com/other/v2.0").sign()),
  OTHER_AUDIENCE("other audience", false, api -> good(api).audience("b0b0b0b0-7e57-4a11-b2c4-5ca1ab1e0a01").sign()),
  OTHER_ALGORITHM("other algorithm", false, api -> good(api).algorithm("RS512").sign());

  private final String words;
  private final boolean timed;
  private final Function<OrdersApi, String> token;

  BadToken(String words, boolean timed, Function<OrdersApi, String> token) {
    this.words = words;
    this.timed = timed;
    this.token = token;
  }

  private static TokenBuilder good(OrdersApi api) {
    return api.token(6);
  }

  private static String noise() {
    byte[] noise = new byte[750];
    new Random(1).nextBytes(noise);
    return threeParts(noise);
  }

  /** Of these bytes; as long as the parts of a token are. */
  public static String threeParts(byte[] bytes) {
    String part = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return part.substring(0, 80) + "." + part + "." + part.substring(0, 342);
  }

  /** As a table names it. */
  String words() {
    return words;
  }

  /** Whether its refusal is timed; the others are there to see that each peer knows each rule. */
  boolean isTimed() {
    return timed;
  }

  /** The token, of a user in few groups where it has any. */
  public String token(OrdersApi api) {
    return token.apply(api);
  }
}
