package org.muleentra.jwt.benchmarks;

import java.nio.charset.StandardCharsets;
import org.muleentra.jwt.benchmarks.peer.BadToken;
import org.muleentra.jwt.core.Decision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** Tokens that anybody can send without knowing anything: what the door spends on refusing them. */
public class RefusalBenchmark extends Measured {

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
    notAJwt = "Bearer " + BadToken.NOT_A_TOKEN.token(api);
    notBase64 = "Bearer " + "$a".repeat(50) + "." + "$a".repeat(500) + "." + "$a".repeat(171);
    notText = "Bearer " + BadToken.NOISE.token(api);
    notJson = "Bearer " + BadToken.threeParts("garbage ".repeat(90).getBytes(StandardCharsets.US_ASCII));
    algNone = "Bearer " + BadToken.ALG_NONE.token(api);
    unknownKid = "Bearer " + BadToken.UNKNOWN_KID.token(api);
    expired = "Bearer " + BadToken.EXPIRED.token(api);
    api.decide(unknownKid);
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
