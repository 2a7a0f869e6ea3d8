package org.muleentra.jwt.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.muleentra.jwt.core.Decision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Tokens that anybody can send without knowing anything: what the door spends on refusing them. */
public class RefusalBenchmark extends Measured {

  private static final int GROUPS = 6;

  private OrdersApi api;
  private String notAJwt;
  private String notBase64;
  private String notText;
  private String notJson;
  private String algNone;
  private String unknownKid;
  private String expired;

  /** Makes the tokens; the first unknown kid causes the one fetch after which such fetches pause. */
  @Setup
  public void open() {
    api = new OrdersApi();
    notAJwt = "Bearer 0123456789abcdef0123456789abcdef";
    notBase64 = "Bearer " + "$a".repeat(50) + "." + "$a".repeat(500) + "." + "$a".repeat(171);
    byte[] noise = new byte[750];
    new Random(1).nextBytes(noise);
    notText = "Bearer " + threeParts(noise);
    notJson = "Bearer " + threeParts("garbage ".repeat(90).getBytes(StandardCharsets.US_ASCII));
    algNone = "Bearer " + api.token(GROUPS).unsigned().sign();
    unknownKid = "Bearer " + api.token(GROUPS).kid("bm8tc3VjaC1rZXktYW55d2hlcmU").sign();
    expired = "Bearer " + api.token(GROUPS).expiresIn(Duration.ofHours(-1)).sign();
    api.decide(unknownKid);
  }

  private static String threeParts(byte[] bytes) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String part = base64.encodeToString(bytes);
    return part.substring(0, 80) + "." + part + "." + part.substring(0, 342);
  }

  /** Stops the scheduler. */
  @TearDown
  public void close() {
    api.close();
  }

  /** An opaque word. */
  @Benchmark
  public Decision notAJwt() {
    return api.decide(notAJwt);
  }

  /** Three parts in characters that no part may hold. */
  @Benchmark
  public Decision garbageNotBase64() {
    return api.decide(notBase64);
  }

  /** Three base64url parts of noise. */
  @Benchmark
  public Decision garbageNotText() {
    return api.decide(notText);
  }

  /** Three base64url parts of plain words. */
  @Benchmark
  public Decision garbageNotJson() {
    return api.decide(notJson);
  }

  /** A well-formed token without signature. */
  @Benchmark
  public Decision algNone() {
    return api.decide(algNone);
  }

  /** A well-formed token that names a key nobody has, while fetches for such pause. */
  @Benchmark
  public Decision unknownKid() {
    return api.decide(unknownKid);
  }

  /** A good signature on an old token: refused after the verification, since before it {@code exp} is no fact. */
  @Benchmark
  public Decision expired() {
    return api.decide(expired);
  }
}
